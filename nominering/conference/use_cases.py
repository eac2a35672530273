"""Call the conference, freeze the roll, draw lots, open the round. Closing it is the ballot box's deed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from nominering.conference.errors import NobodyToNotify, RoundAlreadyOpened
from nominering.conference.model import Round, RoundState, VotingRoll
from nominering.conference.notice import Conference, Edition, Notice, Recipient, Stops
from nominering.conference.ports import ELSEWHERE, Notices, Roll, Rounds
from nominering.correspondence.model import Kind, Letter
from nominering.organisation.apportionment import Apportionment, Figures, Rule, Source
from nominering.organisation.apportionment.record import fingerprint
from nominering.organisation.errors import FiguresChanged
from nominering.organisation.offices import Body
from nominering.organisation.ports import Members, Organisation, Register


async def apportion_delegates(
    organisation: Organisation,
    roll: Roll,
    rule: Rule,
    figures: Figures | None = None,
    lot: Sequence[str] = (),
    now: datetime | None = None,
    seen: str | None = None,
) -> Apportionment:
    """Fix how many delegates each association sends, by the figures or else by what is stated of each.

    Raises TooManyDelegates when those already reported do not fit, FiguresChanged when the working is not the one
    that was `seen` (a fingerprint), ApportionmentFixed; and what the rule raises.
    """
    figures = figures or Figures((await organisation.associations()).every, Source.STATED)
    working = figures.apportioned(rule, lot)
    if seen is not None and fingerprint(working) != seen:
        raise FiguresChanged
    (await roll.roll()).check_within(working)
    fixed = replace(working, fixed_at=now)
    await organisation.keep_apportionment(fixed)
    return fixed


async def freeze_roll(roll: Roll, organisation: Organisation, now: datetime) -> VotingRoll:
    """Raises RollFrozen, NotApportioned, RollEmpty, TooManyDelegates."""
    frozen = (await roll.roll()).freeze(await organisation.apportionment(), now)
    await roll.keep_frozen(frozen)
    return frozen


async def draw_lots(rounds: Rounds, round_id: str, order: tuple[int, ...]) -> Round:
    """Raises LotsIncomplete, LotsDrawn, RoundAlreadyOpened, RoundUnknown."""
    drawn = (await rounds.round(round_id)).draw_lots(order)
    await rounds.keep_lots(drawn)
    return drawn


async def draw_lots_from(rounds: Rounds, round_id: str, seed: str) -> Round:
    """Raises LotsDrawn, RoundAlreadyOpened, RoundUnknown."""
    drawn = (await rounds.round(round_id)).draw_lots_from(seed)
    await rounds.keep_lots(drawn)
    return drawn


async def open_round(rounds: Rounds, roll: Roll, round_id: str) -> Round:
    """Raises RollNotFrozen, LotsMissing, RoundAlreadyOpened, RoundUnknown."""
    (await roll.roll()).check_frozen()
    opened = (await rounds.round(round_id)).open()
    if not await rounds.move_on(opened, was=RoundState.PREPARED):
        raise RoundAlreadyOpened
    return opened


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
