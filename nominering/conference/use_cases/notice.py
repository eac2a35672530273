"""Plan the conference and call to it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from nominering.conference.errors import NobodyToNotify
from nominering.conference.model.notice import Conference, Edition, Notice, Recipient, Stops
from nominering.conference.ports import ELSEWHERE, Notices
from nominering.correspondence.model import Kind, Letter
from nominering.organisation.offices import Body
from nominering.organisation.ports import Members, Organisation, Register


async def plan_conference(
    notices: Notices, conference: Conference, lists: Iterable[Stops], held_on: date, now: datetime
) -> None:
    """Raises DatesOutOfOrder, ConferenceInPast."""
    conference.check(lists, held_on, now)
    await notices.keep_conference(conference)


async def notice_recipients(
    organisation: Organisation, register: Register, members: Members, notices: Notices, today: date
) -> tuple[Recipient, ...]:
    """Every address once: those kept for an active association or for others, and whoever sits on a board,
    in the committee or among the auditors today and has an e-mail address.
    """
    active = [each for each in (await organisation.associations()).every if each.active]
    kept = await notices.addresses()
    known = [*((each.id, each.name) for each in active), (ELSEWHERE, "Övriga")]
    found = [Recipient(about, name, address) for about, name in known for address in kept.get(about, ())]
    people = {each.id: each for each in await members.members()}
    called = {about for about, _ in known}
    for office in (await register.offices()).on(today):
        about, holder = office.association_id or ELSEWHERE, people.get(office.member_id or "")
        if holder and holder.email and about in called and office.body is not Body.ORGANISER:
            found.append(Recipient(about, f"{holder.name}, {office.title}", holder.email))
    first = {each.address.casefold(): each for each in reversed(found)}
    return tuple(each for each in found if first[each.address.casefold()] is each)


async def send_notice(
    notices: Notices,
    notice: Notice,
    recipients: Sequence[Recipient],
    text: str,
    new_ids: Iterator[str],
    now: datetime,
) -> Edition:
    """A new edition of the call, frozen as it is sent, with a letter to everybody.

    Raises NobodyToNotify, NoticeChanged.
    """
    if not recipients:
        raise NobodyToNotify
    sent = await notices.editions()
    edition = Edition(sent[0].number + 1 if sent else 1, now, notice)
    letters = [
        Letter(next(new_ids), Kind.NOTICE, each.about, each.name, each.address, notice.title, text, now)
        for each in recipients
    ]
    await notices.keep_edition(edition, letters)
    return edition
