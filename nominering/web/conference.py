"""Konferens: the organiser takes each list from open nominations to a counted round; the presidium leads it."""

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.conference.errors import LotsTwice
from nominering.conference.model.rounds import Matter, Shown
from nominering.conference.use_cases.rounds import choose_order, draw_lots, draw_lots_from
from nominering.counting.quotas import MAN, OTHER, WOMAN
from nominering.nomination.model.nominations import LONGEST_PARAGRAPH
from nominering.nomination.use_cases.stop import stop_answers, stop_nominations
from nominering.outcome.use_cases.count import count_round
from nominering.outcome.use_cases.prepare import prepare_round
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.items import room_of
from nominering.web.pages import again, page
from nominering.web.rounds import asked
from nominering.web.status import statuses

TEMPLATE = "conference/conference.html"
BACK = "/konferens"
GROUP_WORDS = {WOMAN: "kvinna", MAN: "man", OTHER: "annat eller inte uppgett"}


async def _shown(request: Visited, house: House) -> dict[str, object]:
    return {
        "sees_gender": may(request.user, Deed.SEE_GENDER),
        "words": GROUP_WORDS,
        "lists": await statuses(house),
        "roll": await house.roll.roll(),
        "apportionment": await house.organisation.apportionment(),
        "asked": await asked(house),
        "typed": {},
        "refused_round": None,
    }


@get("/")
async def conference(request: Visited, house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(request, house))


@post("/{list_id:str}/stang-nomineringen", status_code=303)
async def close_nominations(list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await stop_nominations(house.lists, list_id, house.now())
    return Redirect(BACK, status_code=303)


@post("/{list_id:str}/stang-svaren", status_code=303)
async def close_answers(list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await stop_answers(house.lists, list_id, house.now())
    return Redirect(BACK, status_code=303)


@post("/{list_id:str}/las-kandidaterna", status_code=303)
async def freeze_candidates(list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await prepare_round(house, list_id, house.now(), house.today())
    return Redirect(BACK, status_code=303)


@post("/{round_id:str}/lottordning", status_code=303)
async def enter_lots(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    order, seed = forms.text(form, "order"), forms.text(form, "seed")
    try:
        if seed and order:
            raise LotsTwice
        if seed:
            await draw_lots_from(house.rounds, round_id, seed)
        else:
            await draw_lots(house.rounds, round_id, forms.lot_order(form, "order"))
    except REFUSALS as error:
        shown = await _shown(request, house)
        return again(TEMPLATE, error, **shown | {"typed": forms.kept(form), "refused_round": round_id})
    return Redirect(BACK, status_code=303)


@post("/{round_id:str}/sedelns-ordning", status_code=303)
async def choose_ballot_order(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await choose_order(house.rounds, round_id, forms.choice(await request.form(), "shown", Shown.FIXED))
    return Redirect(BACK, status_code=303)


@post("/{round_id:str}/rakna", status_code=303)
async def count(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    set_aside = forms.text(await request.form(), "set_aside", LONGEST_PARAGRAPH)
    await count_round(house.rounds, house.box, house.outcomes, round_id, set_aside)
    counted = await house.rounds.round(round_id)
    on_list = counted.matter is Matter.LIST
    return Redirect(f"/resultat/{counted.about}" if on_list else room_of(counted), status_code=303)


organising = Router(
    path="/",
    route_handlers=[
        close_nominations,
        close_answers,
        freeze_candidates,
        enter_lots,
        choose_ballot_order,
    ],
    guards=[only(Deed.ORGANISE)],
)
conducting = Router(
    path="/",
    route_handlers=[conference, count],
    guards=[only(Deed.CONDUCT)],
)
routes = Router(path="/konferens", route_handlers=[organising, conducting])
