"""Check somebody in or out, let an alternate step in, and register those who are no delegates."""

from collections.abc import Callable
from datetime import date, datetime

from nominering.conference.errors import BadgeUnknown, HallBusy, ParticipantUnknown
from nominering.conference.model.attendance import Change
from nominering.conference.model.participants import Attendee, Kind
from nominering.conference.model.roll import Participant, VotingRoll
from nominering.conference.ports import Attendees, Badges, Roll
from nominering.organisation.offices import Body
from nominering.organisation.ports import Members, Register

# Two desks that write at once: the second looks again and decides anew.
TRIES = 20
KIND_OF = {
    Body.DISTRICT_BOARD: Kind.DISTRICT_BOARD,
    Body.AUDITORS: Kind.AUDITOR,
    Body.COMMITTEE: Kind.COMMITTEE,
    Body.ORGANISER: Kind.OFFICIAL,
}


async def participants(roll: Roll, attendees: Attendees) -> tuple[Participant, ...]:
    """Delegates, alternates, and everybody else."""
    return (*(await roll.roll()).everybody, *await attendees.attendees())


async def participant(roll: Roll, attendees: Attendees, participant_id: str) -> Participant:
    """Raises ParticipantUnknown."""
    for each in await participants(roll, attendees):
        if each.id == participant_id:
            return each
    raise ParticipantUnknown


async def whose_badge(roll: Roll, attendees: Attendees, badges: Badges, token: str) -> Participant:
    """Raises BadgeUnknown."""
    for each in await participants(roll, attendees):
        if badges.token(each.id) == token:
            return each
    raise BadgeUnknown


async def check_in(roll: Roll, who: Participant, by: str, now: datetime) -> tuple[Change, ...]:
    """Raises RollNotFrozen, AlreadyCheckedIn."""
    return await _note(roll, lambda hall: hall.check_in(who, by, now))


async def check_out(roll: Roll, who: Participant, by: str, now: datetime) -> tuple[Change, ...]:
    """Raises RollNotFrozen, NotCheckedIn."""
    return await _note(roll, lambda hall: hall.check_out(who, by, now))


async def step_in(
    roll: Roll, alternate_id: str, delegate_id: str, by: str, now: datetime, reason: str = ""
) -> tuple[Change, ...]:
    """Raises what `VotingRoll.step_in` does, and ParticipantUnknown."""
    return await _note(
        roll, lambda hall: hall.step_in(hall.person(alternate_id), hall.person(delegate_id), by, now, reason)
    )


async def step_out(roll: Roll, delegate_id: str, by: str, now: datetime) -> tuple[Change, ...]:
    """Raises RollNotFrozen, SeatVacant, ParticipantUnknown."""
    return await _note(roll, lambda hall: hall.step_out(hall.person(delegate_id), by, now))


async def decide_presence(roll: Roll, by: str, now: datetime, *, required: bool) -> tuple[Change, ...]:
    """Raises RollNotFrozen."""
    return await _note(roll, lambda hall: hall.decide_presence(by, now, required=required))


async def _note(roll: Roll, decide: Callable[[VotingRoll], tuple[Change, ...]]) -> tuple[Change, ...]:
    """What is decided is decided on the log it is written in. Raises HallBusy."""
    for _ in range(TRIES):
        hall = await roll.roll()
        changes = decide(hall)
        if await roll.note(changes, after=len(hall.changes)):
            return changes
    raise HallBusy


async def register_attendee(attendees: Attendees, new_id: str, name: str, kind: Kind) -> Attendee:
    """Raises ParticipantIncomplete, ParticipantRepeated."""
    attendee = Attendee.named(new_id, name, kind)
    await attendees.add((attendee,))
    return attendee


async def register_offices(
    roll: Roll,
    attendees: Attendees,
    members: Members,
    register: Register,
    held_on: date,
    new_ids: Callable[[], str],
) -> tuple[Attendee, ...]:
    """Everybody who holds an office of the district on the day and does not take part already; those registered now.

    Whoever holds two comes as the first of them: the board, the auditors, the committee, the employed.
    """
    known = {each.member_id for each in await participants(roll, attendees) if each.member_id}
    named = {each.name for each in await attendees.attendees() if each.member_id is None}
    people = {each.id: each for each in await members.members()}
    found: dict[str, Attendee] = {}
    offices = (await register.offices()).on(held_on)
    for body, kind in KIND_OF.items():
        for office in offices:
            holder = people.get(office.member_id or "")
            key = holder.id if holder else office.name
            if office.body is not body or key in known or key in found or (holder is None and key in named):
                continue
            name = holder.name if holder else office.name
            found[key] = Attendee(new_ids(), name, kind, holder.id if holder else None)
    await attendees.add(tuple(found.values()))
    return tuple(found.values())
