"""Provomröstning: everything as in earnest, and nothing left of it."""

from typing import Any

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.balloting.use_cases.trial import prepare_trial, throw_away_trial
from nominering.conference.errors import RoundUnknown
from nominering.conference.model.rounds import Round
from nominering.conference.model.trial import FRUITS, TRIAL
from nominering.documents.count_page import count_page
from nominering.web.access import Deed, Visited, only
from nominering.web.house import House
from nominering.web.outcome import names_of
from nominering.web.pages import page
from nominering.web.rounds import asked

PATH = "/konferens/prov"


async def _trial(house: House) -> Round | None:
    try:
        return await house.rounds.round(TRIAL)
    except RoundUnknown:
        return None


async def _shown(house: House) -> dict[str, Any]:
    trial = await _trial(house)
    counted = await house.outcomes.counted(TRIAL)
    return {
        "trial": trial,
        "turnout": await house.box.turnout(TRIAL) if trial else None,
        "counted": count_page(counted.record, names_of(trial), trial.title) if trial and counted else None,
        "fruits": FRUITS,
        "roll": await house.roll.roll(),
        "asked": await asked(house),
    }


@get("/")
async def trial(request: Visited, house: NamedDependency[House]) -> Template:
    return page("conference/trial.html", thrown="kastad" in request.query_params, **await _shown(house))


@post("/", status_code=303)
async def prepare(house: NamedDependency[House]) -> Redirect:
    await prepare_trial(house.rounds)
    return Redirect(PATH, status_code=303)


@post("/kasta", status_code=303)
async def throw_away(house: NamedDependency[House]) -> Redirect:
    await throw_away_trial(house.trials)
    return Redirect(f"{PATH}?kastad", status_code=303)


routes = Router(path=PATH, route_handlers=[trial, prepare, throw_away], guards=[only(Deed.CONDUCT)])
