"""The start page: where the work stands, and the one next step for this person."""

from dataclasses import dataclass

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.response import Template

from nominering.access.model import Role, Visitor
from nominering.conference.model.agenda import Agenda
from nominering.conference.model.rounds import Round, RoundState
from nominering.documents.swedish import listed
from nominering.outcome.model.phase import Phase
from nominering.web.access import Deed, Visited, may
from nominering.web.house import House
from nominering.web.letters import ROLES
from nominering.web.pages import page
from nominering.web.reporting import terms_for
from nominering.web.status import ListStatus, statuses


@dataclass(frozen=True)
class RollDue:
    """What the roll waits for: the seats that the visitor's association may still fill; whether it is frozen."""

    seats_left: int = 0
    frozen: bool = False


NOTHING_DUE = RollDue()
NO_AGENDA = Agenda()


async def _roll_due(house: House, visitor: Visitor) -> RollDue:
    roll, apportionment = await house.roll.roll(), await house.organisation.apportionment()
    if roll.frozen_at or apportionment is None or visitor.association_id is None:
        return RollDue(frozen=roll.frozen_at is not None)
    terms = await terms_for(house, bound=True)
    if terms.report_by is not None and house.today() > terms.report_by:
        return NOTHING_DUE
    reported = sum(each.association_id == visitor.association_id for each in roll.delegates)
    return RollDue(max(apportionment.seats_of(visitor.association_id) - reported, 0))


async def _on_paper(house: House) -> Round | None:
    for each in await house.rounds.rounds():
        if each.state is RoundState.CLOSED and (await house.papers.urn(each.id)).outstanding:
            return each
    return None


def next_step(
    role: Role,
    every: tuple[ListStatus, ...],
    agenda: Agenda = NO_AGENDA,
    roll: RollDue = NOTHING_DUE,
    subject: str = "",
    on_paper: Round | None = None,
) -> tuple[str, str] | None:
    """What to do now, as the words on the button and where it leads. `subject` is whose step it is.

    `on_paper` is a closed round whose ballots on paper are not yet in the box.
    """
    match role:
        case Role.TELLER if counted := [
            each for each in every if each.phase is Phase.COUNTED and subject not in each.verified
        ]:
            return f"Säg vad du kom fram till: {counted[0].list.title}", f"/resultat/{counted[0].list.id}/justering"
        case Role.TELLER if on_paper:
            return f"Räkna in röstsedlar på papper: {on_paper.title}", f"/papper/{on_paper.id}"
        case Role.TELLER if roll.frozen and not all(each.adopted for each in every):
            return "Checka in ombud", "/konferens/incheckning"
        case Role.ASSOCIATION if any(each.nominations_open for each in every):
            return "Nominera", "/nominera"
        case Role.ASSOCIATION if roll.seats_left:
            return "Anmäl ombud", "/ombud"
        case Role.ASSOCIATION if proposed := [each for each in every if each.proposal and not each.round]:
            return f"Läs förslaget till {proposed[0].list.title}", f"/forslag/{proposed[0].list.id}"
        case Role.ASSOCIATION:
            return "Se era nomineringar", "/nominera"
        case Role.MEMBER if any(each.nominations_open for each in every):
            return "Nominera", "/nominera"
        case Role.MEMBER:
            return "Se dina nomineringar", "/nominera"
        case Role.COMMITTEE if not_frozen := [each for each in every if not each.round]:
            chosen = min(not_frozen, key=lambda each: each.proposal is not None)
            return f"Ordna förslaget till {chosen.list.title}", f"/bereda/{chosen.list.id}"
        case Role.COMMITTEE if every:
            return f"Se förslaget till {every[0].list.title}", f"/bereda/{every[0].list.id}"
        case Role.ORGANISER if not every:
            return "Börja en lista", "/listor"
        case Role.ORGANISER if left := [each for each in every if each.departed]:
            names = f"{listed(list(left[0].departed))} har dragit tillbaka sin kandidatur efter fastställelsen"
            return f"{names}: gör ett tillägg till {left[0].list.title}", f"/resultat/{left[0].list.id}/tillagg"
        case Role.ORGANISER if all(each.adopted for each in every):
            return "Hämta listorna", "/handlingar"
        case Role.ORGANISER:
            return "Till konferensen", "/konferens"
        case Role.PRESIDIUM if agenda.current:
            return f"Led {agenda.current.title}", "/konferens/dagordning"
        case Role.PRESIDIUM if agenda.upcoming:
            return "Gå igenom dagordningen", "/konferens/dagordning"
        case Role.PRESIDIUM:
            return "Led omröstningen", "/konferens"
        case Role.VOTER:
            return "Rösta", "/rosta"
        case Role.AUDITOR:
            return "Läs loggen", "/logg"
        case Role.TELLER | Role.MEMBER if any(each.adopted for each in every):
            return "Läs de fastställda listorna", "/handlingar"
    return None


@get("/")
async def start(request: Visited, house: NamedDependency[House]) -> Template:
    every = await statuses(house)
    agenda = await house.agendas.agenda()
    visitor = request.user
    step = None
    if visitor:
        on_paper = await _on_paper(house) if visitor.role is Role.TELLER else None
        step = next_step(visitor.role, every, agenda, await _roll_due(house, visitor), visitor.subject, on_paper)
    return page(
        "start/start.html",
        district=await house.organisation.district(),
        lists=every,
        step=step,
        roles=ROLES,
        sees_organisation=may(request.user, Deed.READ_ORGANISATION),
        called=bool(await house.notices.editions()),
    )


routes = Router(path="/", route_handlers=[start])
