"""Förslaget: the committee's proposal as everybody reads it, and the counter-proposals beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.counter_proposals import CounterProposal
from nominering.nomination.model.proposals import Proposal
from nominering.web.access import Deed, Visited, may, only
from nominering.web.differences import sentences_between, told_apart
from nominering.web.house import House
from nominering.web.pages import page
from nominering.web.ranking import row
from nominering.web.status import status_of_list


@dataclass(frozen=True)
class Line:
    """A place on the proposal. `gone` is somebody who does not stand any more."""

    name: str
    detail: str
    gone: bool


@dataclass(frozen=True)
class Counter:
    """A counter-proposal that has been sent, with what it would change."""

    association: str
    counter: CounterProposal
    sentences: tuple[str, ...]
    lines: tuple[Line, ...]


def lines_of(order: Sequence[str], candidacies: Mapping[str, Candidacy], election_day: date) -> tuple[Line, ...]:
    """As on the ballot paper, and at once without whoever has said no since: the name is there, the line is not."""
    lines = []
    for one in order:
        candidacy = candidacies[one]
        detail = row(0, candidacy, election_day).detail if candidacy.accepted else ""
        lines.append(Line(candidacy.nominee.name, detail, gone=not candidacy.accepted))
    return tuple(lines)


async def sent_counters(house: House, list_id: str, committees: Sequence[str]) -> tuple[Counter, ...]:
    candidate_list = await house.lists.candidate_list(list_id)
    candidacies = {each.id: each for each in await house.candidacies.ever_on(list_id)}
    names = told_apart(tuple(candidacies.values()), candidate_list.election_day)
    associations = await house.organisation.associations()
    return tuple(
        Counter(
            associations.by_id(each.association_id).name,
            each,
            sentences_between(committees, each.beside(committees), names),
            lines_of(each.beside(committees), candidacies, candidate_list.election_day),
        )
        for each in await house.counters.sent(list_id)
    )


async def _published(house: House, list_id: str, proposal: Proposal) -> dict[str, Any]:
    candidate_list = await house.lists.candidate_list(list_id)
    candidacies = {each.id: each for each in await house.candidacies.ever_on(list_id)}
    earlier = await house.proposals.earlier_proposal(list_id, house.now())
    names = told_apart(tuple(candidacies.values()), candidate_list.election_day)
    return {
        "lines": lines_of(proposal.order, candidacies, candidate_list.election_day),
        "earlier": earlier,
        "changes": sentences_between(earlier.order, proposal.order, names) if earlier else (),
        "counters": await sent_counters(house, list_id, proposal.order),
    }


@get("/{list_id:str}")
async def proposal(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """Before its moment the page says that there is nothing, whoever asks."""
    status = await status_of_list(house, await house.lists.candidate_list(list_id))
    shown = await _published(house, list_id, status.proposal) if status.proposal else {}
    return page(
        "nomination/proposal.html",
        status=status,
        lists=await house.lists.lists(),
        may_counter=may(request.user, Deed.COUNTER_PROPOSE) and not status.round,
        **shown,
    )


routes = Router(path="/forslag", route_handlers=[proposal], guards=[only(Deed.READ_PROPOSAL)])
