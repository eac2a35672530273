"""Valbarhet: whether those who are named to a list may stand, for the committee and the organiser."""

from dataclasses import dataclass

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from nominering.documents.eligibility import Told, missing, told
from nominering.nomination.model.acts import Act
from nominering.nomination.model.candidacies import Answer, Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.use_cases.examine import examine_all
from nominering.web.access import Deed, only
from nominering.web.house import House
from nominering.web.pages import page


@dataclass(frozen=True)
class Examined:
    """One nominee with what was found; `detail` is what follows the name on the ballot paper."""

    candidacy: Candidacy
    detail: str
    findings: tuple[Told, ...]
    missing: tuple[Told, ...]
    publication: bool
    pledge: bool

    @property
    def stopped(self) -> bool:
        return any(each.stops for each in self.findings)


@get("/{list_id:str}")
async def eligibility(list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """Whoever has said no is not examined; the stopped come first, then those of whom something is missing."""
    publishable, pledged = await house.acts.standing(Act.PUBLICATION), await house.acts.standing(Act.PLEDGE)
    to = await house.lists.candidate_list(list_id)
    asked = [
        each
        for each in await house.candidacies.of_list(list_id)
        if each.answer in (Answer.ASKED, Answer.ACCEPTED) and not each.nominee.erased
    ]
    rows = [
        Examined(
            each,
            ", ".join(each.details(to.election_day)),
            told(findings, each.nominee.name),
            missing(findings, each.nominee.name),
            each.nominee.id in publishable,
            each.nominee.id in pledged,
        )
        for each, findings in await examine_all(
            house.members, house.organisation, house.register, asked, to, house.today()
        )
    ]
    rows.sort(key=lambda each: (not each.stopped, not each.missing))
    return page("nomination/eligibility.html", list=to, lists=await house.lists.lists(), rows=rows)


async def missing_of(house: House, to: CandidateList, candidacy: Candidacy) -> tuple[Told, ...]:
    """What keeps one from standing, or is not known."""
    ((_, findings),) = await examine_all(
        house.members, house.organisation, house.register, (candidacy,), to, house.today()
    )
    return missing(findings, candidacy.nominee.name)


routes = Router(path="/valbarhet", route_handlers=[eligibility], guards=[only(Deed.SEE_ELIGIBILITY)])
