"""Röstlängd: how many delegates each association sends, who they are, and the freezing."""

from collections import Counter

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.conference.use_cases.roll import freeze_roll
from nominering.web.access import Deed, only
from nominering.web.house import House
from nominering.web.pages import page
from nominering.web.reporting import terms_for, unfit


@get("/")
async def roll(house: NamedDependency[House]) -> Template:
    return page("conference/roll.html", **await _roll_shown(house))


async def _roll_shown(house: House) -> dict[str, object]:
    roll = await house.roll.roll()
    cannot = await unfit(house, roll.everybody, await terms_for(house, bound=False))
    return {
        "apportionment": await house.organisation.apportionment(),
        "roll": roll,
        "reported": Counter(each.association_id for each in roll.delegates),
        "alternates": Counter(each.association_id for each in roll.alternates),
        "conference": await house.notices.conference(),
        "unfit": [(each, cannot[each.id]) for each in roll.everybody if each.id in cannot],
        "issued": await house.cards.issued(),
    }


@post("/las", status_code=303)
async def freeze(house: NamedDependency[House]) -> Redirect:
    await freeze_roll(house.roll, house.organisation, house.now())
    return Redirect("/konferens/rostlangd", status_code=303)


routes = Router(path="/konferens/rostlangd", route_handlers=[roll, freeze], guards=[only(Deed.ORGANISE)])
