"""Röstlängden i salen: who holds a vote now, what has changed, and the roll that each round was opened on."""

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.conference.use_cases.attend import decide_presence, participants
from nominering.conference.use_cases.rounds import roll_of_round
from nominering.documents.qr import svg
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only, visitor_of
from nominering.web.check_in import BADGES, PATH
from nominering.web.house import House
from nominering.web.pages import page
from nominering.web.participants import in_words, names_of, shown


@get("/langd")
async def hall(request: Visited, house: NamedDependency[House]) -> Template:
    """The roll as it stands now."""
    roll, rights = await house.roll.roll(), await house.attendees.rights()
    return page(
        "conference/hall.html",
        roll=roll,
        delegates=[shown(each, roll, rights) for each in roll.delegates],
        alternates=[shown(each, roll, rights) for each in roll.alternates],
        rounds=[each for each in await house.rounds.rounds() if await house.rounds.voters(each.id)],
        organiser=may(request.user, Deed.ORGANISE),
    )


@get("/andringar")
async def changes(house: NamedDependency[House]) -> Template:
    """The log of the hall, the latest first."""
    roll = await house.roll.roll()
    names = names_of(await participants(house.roll, house.attendees))
    lines = [(each, in_words(each, names)) for each in reversed(roll.changes)]
    return page("conference/changes.html", lines=lines)


@get("/omrostning/{round_id:str}")
async def round_roll(round_id: FromPath[str], house: NamedDependency[House]) -> Template:
    voters = await roll_of_round(house.rounds, house.roll, round_id)
    return page("conference/round_roll.html", round=await house.rounds.round(round_id), voters=voters)


@get("/brickor")
async def badges(request: Visited, house: NamedDependency[House]) -> Template:
    """Name badges to print, those on the roll by number and then the others."""
    roll, rights = await house.roll.roll(), await house.attendees.rights()
    address = request.app.state.public_url + BADGES
    people = await participants(house.roll, house.attendees)
    return page(
        "conference/badges.html",
        badges=[
            (shown(each, roll, rights), svg(address + house.badges.token(each.id), "Kod för incheckning"))
            for each in people
        ],
    )


@post("/narvaro", status_code=303)
async def require_presence(request: Visited, house: NamedDependency[House]) -> Redirect:
    """Whether whoever votes must be checked in."""
    required = forms.text(await request.form(), "required") == "ja"
    await decide_presence(house.roll, visitor_of(request).name, house.now(), required=required)
    return Redirect(f"{PATH}/langd", status_code=303)


reading = Router(path="/", route_handlers=[hall, changes, round_roll, badges], guards=[only(Deed.CHECK_IN)])
deciding = Router(path="/", route_handlers=[require_presence], guards=[only(Deed.ORGANISE)])
routes = Router(path=PATH, route_handlers=[reading, deciding])
