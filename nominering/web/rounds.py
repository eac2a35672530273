"""Omröstningarna, whatever they are about: open, pause, go on, close."""

from dataclasses import dataclass

from litestar import Router, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.balloting.use_cases.vote import close_round
from nominering.conference.errors import PresentUncounted, QuorumMissing, ReasonTooLong, TooManyPresent
from nominering.conference.use_cases.rounds import let_minds_change, open_round, pause_round, resume_round
from nominering.web import forms
from nominering.web.access import Deed, Visited, only
from nominering.web.house import House
from nominering.web.items import room_of
from nominering.web.pages import again

AGENDA = "/konferens/dagordning"


@dataclass(frozen=True)
class Asked:
    """What a quorum asks of an opening: how many it takes, of how many on the roll. `present` when they have been
    checked in; else the presidium counts them.
    """

    needed: int
    entitled: int
    present: int | None = None


async def asked(house: House) -> Asked | None:
    roll = await house.roll.roll()
    entitled = len(roll.delegates)
    needed = (await house.openings.quorum()).needed(entitled)
    return Asked(needed, entitled, roll.checked_in) if needed is not None else None


async def _back(request: Visited, house: House, round_id: str) -> Redirect:
    """To where the button was."""
    from_agenda = forms.text(await request.form(), "from") == "agenda"
    return Redirect(AGENDA if from_agenda else room_of(await house.rounds.round(round_id)), status_code=303)


@post("/{round_id:str}/oppna", status_code=303)
async def open_voting(
    request: Visited, round_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    present = forms.whole_typed(forms.text(form, "present"))
    reason = forms.long_text(form, "reason")[: forms.LONGEST_PROSE]
    try:
        await let_minds_change(house.rounds, round_id, forms.text(form, "change_of_mind") == "ja")
        await open_round(house.rounds, house.roll, house.openings, round_id, house.now(), present, reason)
    except (PresentUncounted, TooManyPresent, QuorumMissing, ReasonTooLong) as error:
        return again(
            "conference/opening.html",
            error,
            round=await house.rounds.round(round_id),
            asked=await asked(house),
            missing=isinstance(error, QuorumMissing | ReasonTooLong),
            typed={"present": forms.text(form, "present"), "reason": reason, "from": forms.text(form, "from")},
        )
    return await _back(request, house, round_id)


@post("/{round_id:str}/pausa", status_code=303)
async def pause_voting(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await pause_round(house.rounds, round_id)
    return await _back(request, house, round_id)


@post("/{round_id:str}/fortsatt", status_code=303)
async def resume_voting(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await resume_round(house.rounds, round_id)
    return await _back(request, house, round_id)


@post("/{round_id:str}/stang", status_code=303)
async def close_voting(request: Visited, round_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    await close_round(house.box, round_id)
    return await _back(request, house, round_id)


routes = Router(
    path="/konferens",
    route_handlers=[open_voting, pause_voting, resume_voting, close_voting],
    guards=[only(Deed.CONDUCT)],
)
