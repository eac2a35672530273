"""Bereda: the saved versions of a proposal, compared and restored."""

from dataclasses import dataclass
from typing import Any

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.nomination.errors import VersionUnknown
from nominering.nomination.model.proposals import Version
from nominering.nomination.use_cases.propose import restore
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.differences import sentences_between, told_apart
from nominering.web.house import House
from nominering.web.pages import page
from nominering.web.status import status_of_list


@dataclass(frozen=True)
class Saver:
    """A version and the name of whoever saved it; empty when the account is gone."""

    version: Version
    name: str


async def saver_of(house: House, version: Version) -> Saver:
    account = await house.accounts.account(version.draft.saved_by, house.today()) if version.draft.saved_by else None
    return Saver(version, account.name if account else "")


def _asked(value: Any, versions: tuple[Version, ...]) -> Version | None:
    """Raises VersionUnknown for a number that no version has."""
    if not value:
        return None
    for version in versions:
        if str(version.number) == value:
            return version
    raise VersionUnknown


@get("/{list_id:str}/versioner")
async def versions(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """With `fran` and `till` in the address the two are compared; otherwise the two newest."""
    candidate_list = await house.lists.candidate_list(list_id)
    candidacies = await house.candidacies.ever_on(list_id)
    kept = await house.proposals.versions(list_id)
    first = _asked(request.query_params.get("fran"), kept) or (kept[-2] if len(kept) > 1 else None)
    second = _asked(request.query_params.get("till"), kept) or (kept[-1] if kept else None)
    names = told_apart(candidacies, candidate_list.election_day)
    compared = sentences_between(first.order, second.order, names) if first and second else None
    return page(
        "nomination/versions.html",
        status=await status_of_list(house, candidate_list),
        lists=await house.lists.lists(),
        room="versioner",
        versions=[await saver_of(house, version) for version in reversed(kept)],
        first=first,
        second=second,
        compared=compared,
        names=names,
        standing={each.id for each in candidacies if each.accepted},
    )


@post("/{list_id:str}/versioner/{number:int}/aterstall", status_code=303)
async def post_restoring(
    request: Visited, list_id: FromPath[str], number: FromPath[int], house: NamedDependency[House]
) -> Redirect:
    await house.lists.candidate_list(list_id)
    version = await restore(
        house.candidacies, house.proposals, list_id, number, visitor_of(request).subject, house.now()
    )
    return Redirect(f"/bereda/{list_id}?sparad={version.number}&byggde_pa={version.number - 1}", status_code=303)


routes = Router(path="/bereda", route_handlers=[versions, post_restoring], guards=[only(Deed.PREPARE)])
