"""Write those who are elected into the register of offices."""

from datetime import date

from nominering.election.errors import NotInRegister
from nominering.election.ports import Elections
from nominering.election.use_cases.hold import decided
from nominering.organisation.offices import Office
from nominering.organisation.ports import Register


async def enter_in_register(
    elections: Elections, register: Register, election_id: str, since: date, until: date | None, today: date
) -> tuple[Office, ...]:
    """A term for each; whoever has it already is passed over, so that a second press does nothing.

    Raises ElectionUnknown, NotDecided, NotInRegister, GroundMoved; and whatever stands in the way of an office.
    """
    election = await decided(elections, election_id)
    office = election.post.office
    if office is None:
        raise NotInRegister(election.title)
    body, title = office
    ground = await register.ground()
    new: list[Office] = []
    for one in election.elected:
        candidate = election.candidate(one.number)
        member = ground.members.get(ground.merged.get(candidate.member_id or "", candidate.member_id or ""))
        if member is None:
            raise NotInRegister(candidate.name)
        term = Office("", body, title, member.name, since, until, member.id)
        for fault in term.faults(member, None, today):
            raise fault
        if not any(term.overlaps(each) for each in ground.offices.every):
            new.append(term)
    if new:
        await register.keep(ground.mark, offices=new)
    return tuple(new)
