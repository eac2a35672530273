"""The example district in a browser: set up once, kept from then on, with a way in for every role."""

import shutil
import socket
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from secrets import choice, token_urlsafe

from nominering.access.model import Role
from nominering.access.use_cases import give_link, give_personal_link
from nominering.balloting.model.codes import canonical_code, draw_code, spaced_code
from nominering.balloting.use_cases.cards import issue_cards
from nominering.example import agenda, district, elections, people
from nominering.example.calendar import Calendar
from nominering.example.errors import PortTaken
from nominering.example.files import Files
from nominering.nomination.model.nominations import Nominator, NominatorKind
from nominering.web.house import House

CANDIDATE = "Mira Lindqvist-Haddad"
BOARD = "arvika"
# Somebody in that association who holds no office and is named by nobody.
MEMBER = "1095"


@dataclass(frozen=True)
class Entrance:
    """A way in: for whom, and the address."""

    role: str
    url: str


def check_port(port: int) -> None:
    """Raises PortTaken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise PortTaken(port) from None


def clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def kept_code(path: Path) -> str:
    """The code of the demo's own card, drawn the first time."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(spaced_code(draw_code(choice)))
    return path.read_text()


async def is_set_up(house: House) -> bool:
    return bool(await house.lists.lists())


async def set_up(house: House, base: str, code: str) -> None:
    """The conference is called, nominations are open, most have answered, the delegates are reported.

    The committee has begun. Nothing has been published, apportioned or voted on. `base` is where the demo is found.
    """
    files = Files()
    calendar = Calendar.around(house.today())
    await district.found(house, calendar)
    await people.settle(house, calendar)
    await district.call(house, calendar, base)
    await district.nominate_all(house, files.nominations(), calendar, house.now(), addresses=True)
    # The stops are in the future here; who answers late in the story has not answered yet.
    told = Calendar.played_then()
    in_time = [each for each in files.answers() if each.answered < told.answers_close]
    await district.answer_all(
        house, in_time, calendar, pass_over_strangers=False, stated=district.STATED, not_after=house.now()
    )
    await district.prepare_halfway(house, house.today())
    await district.report_members(house, files.delegates(), calendar.conference)
    await elections.prepare_elections(house)
    await agenda.lay_out(house)
    await issue_cards(house.cards, house.roll, (canonical_code(code),))


async def entrances(house: House, base: str, code: str) -> tuple[Entrance, ...]:
    """A fresh link per office, and the one card that is dealt out before the conference."""
    now = house.now()
    found = []
    for words, role, account in (
        ("Föreningsstyrelse", Role.ASSOCIATION, f"styrelse-{BOARD}"),
        ("Ombudsman", Role.ORGANISER, "ombudsman"),
        ("Valberedning", Role.COMMITTEE, "valberedning"),
        ("Mötespresidium", Role.PRESIDIUM, "presidium"),
        ("Rösträknare", Role.TELLER, "rostraknare"),
        ("Medräknare", Role.TELLER, "medraknare"),
        ("Revisor", Role.AUDITOR, "revisor"),
        ("Medlem", Role.MEMBER, MEMBER),
    ):
        secret = token_urlsafe(32)
        await give_link(house.keys, secret, role, account, now)
        found.append(Entrance(words, f"{base}/in/{secret}"))
    personal = token_urlsafe(32)
    await give_personal_link(house.keys, personal, await _candidate(house), now + timedelta(days=60))
    found.insert(2, Entrance("Kandidat", f"{base}/svara/{personal}"))
    found.insert(4, Entrance("Ombud", f"{base}/rosta/kod/{code}"))
    return tuple(found)


async def _candidate(house: House) -> str:
    board = Nominator(NominatorKind.ASSOCIATION, BOARD)
    for each in await house.candidacies.of_nominator(board):
        if each.nominee.name == CANDIDATE:
            return each.nominee.id
    raise LookupError(f"{CANDIDATE} is not in the example")
