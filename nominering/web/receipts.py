"""Kvittenser: every receipt's code of a closed round, to be printed or projected, so that each finds the own one."""

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from nominering.web.access import Deed, only
from nominering.web.house import House
from nominering.web.pages import page


@get("/{round_id:str}/kvittenser")
async def receipts(round_id: FromPath[str], house: NamedDependency[House]) -> Template:
    round_ = await house.rounds.round(round_id)
    codes = await house.box.receipt_codes(round_id)
    return page("balloting/receipts.html", round=round_, codes=codes, turnout=await house.box.turnout(round_id))


routes = Router(path="/konferens", route_handlers=[receipts], guards=[only(Deed.CONDUCT)])
