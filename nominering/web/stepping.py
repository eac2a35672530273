"""Storbild of a result: the count of each place, one stage a page, for the hall."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from nominering.conference.model.rounds import Matter, Round
from nominering.documents.count_page import CountPage, Frame, briefly, count_page, place_page, walk
from nominering.outcome.model.counted import CountedList
from nominering.web.access import Deed, Visited, only
from nominering.web.amending import amended_shown
from nominering.web.house import House
from nominering.web.outcome import check_count_public, counted_on, names_of
from nominering.web.pages import page


@dataclass(frozen=True)
class Way:
    """Where the links of a page lead: from stage to stage, or from one place's last stage to another's.

    Who asks for a place wants to see who takes it. `first` and `last` are stages of the same place, empty when there.
    """

    back: str
    onward: str
    first: str
    last: str
    place_before: str
    place: str
    jumps: tuple[tuple[int, str], ...]


def way_from(start: str, record: Mapping[str, Any], at: Frame | None = None, *, ended: bool = False) -> Way:
    """The way on from a stage, from the title before them all, or from the list that ends them.

    `start` is the address of the title.
    """
    on_list, below = walk(record)
    frames = below if at in below else on_list
    addresses = [start, *(f"{start}/{place}/{stage}" for place, stage in frames), f"{start}/lista"]
    here = len(frames) + 1 if ended else frames.index(at) + 1 if at else 0
    last_stage = dict(frames)  # the later frame of a place stands
    lasts = [number for number, (place, stage) in enumerate(frames, start=1) if last_stage[place] == stage]
    own = next((number for number in lasts if number >= here), here) if at else here
    return Way(
        back=addresses[max(here - 1, 0)],
        onward=addresses[min(here + 1, len(frames) + 1)],
        first=f"{start}/{at[0]}/1" if at and at[1] > 1 else "",
        last=addresses[own] if own != here else "",
        place_before=addresses[max((number for number in lasts if number < here), default=0)],
        place=addresses[next((number for number in lasts if number > own), len(frames) + 1)],
        jumps=tuple((place, f"{start}/{place}/{stage}") for place, stage in sorted(dict(on_list + below).items())),
    )


def _start(list_id: str) -> str:
    return f"/resultat/{list_id}/storbild"


@get("/{list_id:str}/storbild")
async def title(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    await check_count_public(request, house, list_id)
    round_, counted = await counted_on(house, list_id)
    return await _whole("title", house, round_, counted, way_from(_start(list_id), counted.record))


@get("/{list_id:str}/storbild/lista")
async def whole_list(request: Visited, list_id: FromPath[str], house: NamedDependency[House]) -> Template:
    await check_count_public(request, house, list_id)
    round_, counted = await counted_on(house, list_id)
    return await _whole("list", house, round_, counted, way_from(_start(list_id), counted.record, ended=True))


async def _whole(which: str, house: House, round_: Round, counted: CountedList, way: Way) -> Template:
    candidate_list = await house.lists.candidate_list(round_.about)
    shown = count_page(counted.record, names_of(round_), candidate_list.title)
    lines, said = await as_decided(house, round_, shown)
    return page(f"outcome/projector_{which}.html", list=candidate_list, shown=shown, way=way, lines=lines, said=said)


async def as_decided(house: House, round_: Round, shown: CountPage) -> tuple[list[tuple[int, str]], str]:
    """Each place with its name, and whether the conference or an addendum has changed what was counted."""
    counted = list(enumerate([each.name for each in shown.places or shown.seats], start=1))
    if round_.matter is not Matter.LIST:
        return counted, ""
    adopted = await house.outcomes.adopted(round_.about)
    if adopted and adopted.addenda:
        return [(each.place, each.name) for each in adopted.in_force], f"Med tillägg {len(adopted.addenda)}."
    _, amended = await amended_shown(house, round_.about, adopted)
    if not amended.amendments:
        return counted, ""
    return [(each.place, each.after) for each in amended.places if each.after], "Med konferensens ändringar."


@get("/{list_id:str}/storbild/{place:int}/{stage:int}")
async def stage(
    request: Visited,
    list_id: FromPath[str],
    place: FromPath[int],
    stage: FromPath[int],
    house: NamedDependency[House],
) -> Template:
    await check_count_public(request, house, list_id)
    round_, counted = await counted_on(house, list_id)
    shown = stage_shown(counted.record, names_of(round_), (place, stage))
    if shown is None:
        raise NotFoundException
    candidate_list = await house.lists.candidate_list(list_id)
    way = way_from(_start(list_id), counted.record, (place, stage))
    return page("outcome/projector_stage.html", list=candidate_list, way=way, **shown)


def stage_shown(record: Mapping[str, Any], names: Mapping[int, str], at: Frame) -> dict[str, Any] | None:
    """What a page of one stage shows; nothing where there is no such stage."""
    place, stage = at
    stages = [number for frames in walk(record) for of, number in frames if of == place]
    shown = place_page(record, names, place, stage)
    if shown is None or stage not in stages:
        return None
    brief = briefly(record, names, place, shown.why)
    return {"shown": shown, "brief": brief, "stage": stage, "of": max(stages)}


routes = Router(path="/resultat", route_handlers=[title, whole_list, stage], guards=[only(Deed.READ_RESULT)])
