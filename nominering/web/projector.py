"""The presidium chooses what the hall is shown; whatever projects it follows, and is left alone."""

from dataclasses import dataclass
from typing import Any

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.conference.errors import NothingToShow
from nominering.conference.model.rounds import RoundState
from nominering.conference.model.screen import Screen, Show
from nominering.web import forms
from nominering.web.access import Deed, Visited, fresh_secret, only
from nominering.web.house import House
from nominering.web.items import lines
from nominering.web.pages import page
from nominering.web.stepping import way_from
from nominering.web.watch import PATH as WATCH
from nominering.web.watching import WHOLE_LIST, counted_election, counted_in, frame_of

PATH = "/konferens/storbild"


@dataclass(frozen=True)
class Step:
    """A way on through a result that is being shown."""

    words: str
    frame: str
    primary: bool = False


async def _steps(house: House, screen: Screen) -> tuple[Step, ...]:
    """From the frame that is shown; none when no result is."""
    found = await counted_in(house, screen.about) if screen.show is Show.RESULT else None
    if found is None:
        return ()
    ended = screen.frame == WHOLE_LIST
    at = frame_of(screen.frame) if screen.frame and not ended else None
    way = way_from("", found[1].record, at, ended=ended)
    ways = (
        ("Nästa", "" if ended else way.onward, True),
        ("Sista steget", way.last, False),
        ("Nästa plats", "" if ended else way.place, False),
        ("Föregående", way.back if screen.frame else "", False),
        ("Hela listan", "" if ended else f"/{WHOLE_LIST}", False),
        ("Från början", "/" if screen.frame else "", False),
    )
    return tuple(Step(words, address.strip("/"), primary) for words, address, primary in ways if address)


async def _shown(house: House) -> dict[str, Any]:
    screen = await house.screens.screen()
    every = await lines(house)
    counted = [each for each in await house.rounds.rounds() if each.state is RoundState.COUNTED]
    elections = [each for each in await house.elections.elections() if await counted_election(house, each.id)]
    return {
        "screen": screen,
        "lines": every,
        "counted": [each for each in counted if await counted_in(house, each.id)],
        "elections": elections,
        "steps": await _steps(house, screen),
        "frame": screen.frame,
        "followers": house.broadcast.followers,
        "has_link": await house.screens.has_link(),
        "link": "",
    }


@get("/")
async def remote(house: NamedDependency[House]) -> Template:
    return page("conference/projector.html", **await _shown(house))


@post("/", status_code=303)
async def choose(request: Visited, house: NamedDependency[House]) -> Redirect:
    form = await request.form()
    show = forms.choice(form, "show", Show.LIVE)
    about, frame = forms.text(form, "about", 80), forms.text(form, "frame", 20)
    if show is Show.ITEM:
        (await house.agendas.agenda()).item(about)
    if show is Show.RESULT and not (await counted_in(house, about) or await counted_election(house, about)):
        raise NothingToShow
    await house.screens.keep_screen(Screen(show, about, frame))
    return Redirect(PATH, status_code=303)


@post("/lank", status_code=200)
async def give_link(house: NamedDependency[House]) -> Template:
    """A fresh link for the projector's computer; the earlier one stops fitting."""
    secret = fresh_secret()
    await house.screens.keep_link(secret)
    shown = await _shown(house)
    return page("conference/projector.html", **shown | {"link": f"{house.doors.public_url}{WATCH}/skarm/{secret}"})


routes = Router(path=PATH, route_handlers=[remote, choose, give_link], guards=[only(Deed.CONDUCT)])
