"""Write to the nominated: the question, and reminders of it."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from nominering.access.ports import Keys
from nominering.correspondence.errors import AlreadyWritten
from nominering.correspondence.model import Kind, Letter
from nominering.correspondence.ports import Outbox
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.ports import AnswerCodes
from nominering.nomination.use_cases.invite import give_link

# Subject and text of a letter to the nominee, with the secret of the personal link in it.
Write = Callable[[Nominee, str], tuple[str, str]]


async def write_to(
    nominees: Iterable[Nominee],
    kind: Kind,
    write: Write,
    *,
    earlier: Sequence[Letter],
    outbox: Outbox,
    keys: Keys,
    codes: AnswerCodes,
    draw: Callable[[], str],
    until: datetime,
    now: datetime,
) -> int:
    """A letter to each, with a fresh personal link that makes earlier links and codes void. How many were written.

    `earlier` are the letters by which the nominees were chosen. Of two who press the button at once one writes: the
    letter's id is the same for both.
    """
    written = 0
    for nominee in nominees:
        secret = draw()
        subject, text = write(nominee, secret)
        letter = Letter(
            _id(kind, nominee, earlier), kind, nominee.id, nominee.name, nominee.email, subject, text, now
        )
        try:
            await outbox.put((letter,))
        except AlreadyWritten:
            continue
        await give_link(keys, codes, secret, nominee.id, until)
        written += 1
    return written


def _id(kind: Kind, nominee: Nominee, earlier: Sequence[Letter]) -> str:
    number = sum(each.kind is kind and each.about == nominee.id for each in earlier)
    return hashlib.sha256(f"{kind.value}|{nominee.id}|{number}".encode()).hexdigest()[:40]
