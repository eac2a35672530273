"""Dra tillbaka: a candidate steps down, at any time; and who has."""

from dataclasses import dataclass
from datetime import datetime

from litestar import Router, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from nominering.access.use_cases import recognise_nominee
from nominering.conference.model.rounds import Round
from nominering.nomination.use_cases.answer import withdraw
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.use_cases.add import departed
from nominering.web.house import House


@dataclass(frozen=True)
class SteppedDown:
    """Somebody who stands in a round and has withdrawn; `at` is when."""

    number: int
    name: str
    at: datetime


async def stepped_down(house: House, round_: Round | None) -> tuple[SteppedDown, ...]:
    """In the order of their numbers, which stay theirs."""
    if round_ is None:
        return ()
    at = {each.id: each.withdrawn_at for each in await house.candidacies.of_list(round_.about)}
    return tuple(
        SteppedDown(one.number, one.name, when) for one in round_.standing if (when := at.get(one.candidacy_id))
    )


async def departed_names(house: House, adopted: AdoptedList | None) -> tuple[str, ...]:
    """Who is on the list in force and has withdrawn, the first place first."""
    if adopted is None:
        return ()
    gone = departed(adopted, await house.candidacies.of_list(adopted.list_id))
    return tuple(each.name for each in adopted.in_force if each.candidacy_id in gone)


@post("/{secret:str}/{list_id:str}/dra-tillbaka", status_code=303)
async def post_withdrawal(secret: FromPath[str], list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    nominee_id = await recognise_nominee(house.keys, secret, house.now())
    await withdraw(house.candidacies, nominee_id, list_id, house.now())
    house.fresh.forget()
    return Redirect(f"/svara/{secret}#{list_id}", status_code=303)


routes = Router(path="/svara", route_handlers=[post_withdrawal])
