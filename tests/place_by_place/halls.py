"""A hall without a database: who stands, and what the hall does with each place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from nominering.conference.model.rounds import Round, RoundState
from nominering.counting.quotas import NO_QUOTA, Quota
from nominering.counting.rules import Method, Procedure, Rules
from nominering.place_by_place.model.events import Event
from nominering.place_by_place.model.hall import Hall

NOW = datetime(2030, 2, 2, 13, 0, tzinfo=UTC)
BY = "Presidiet"
PEOPLE = ("Åsa Öberg", "Bo Alm", "Cecilia Lund", "Dan Ek", "Eva Sol", "Frej Dal", "Gun By", "Hans Ö")


def a_hall(
    groups: Sequence[str] = ("woman", "man", "woman", "man", "woman", "man"),
    places: int = 4,
    quota: Quota = NO_QUOTA,
    fixed: dict[int, int] | None = None,
) -> Hall:
    """The first `places` are the proposal; `fixed` are places by number."""
    candidacies = tuple((f"c{n}", PEOPLE[(n - 1) % 8], group) for n, group in enumerate(groups, start=1))
    bound = {place: f"c{number}" for place, number in (fixed or {}).items()}
    rules = Rules(Method.MAJORITY_BY_PLACE, quota=quota)
    return Hall(
        Round.prepared(
            "riksdag-1", "riksdag", "Riksdagslistan", rules, places, candidacies, bound, Procedure.PLACE_BY_PLACE
        )
    )


def after(hall: Hall, *events: Event) -> Hall:
    return replace(hall, events=(*hall.events, *events))


def named(hall: Hall, number: int) -> Hall:
    return after(hall, hall.name(number, BY, NOW))


def acclaimed(hall: Hall, last: int | None = None) -> Hall:
    return after(hall, hall.acclaim(last or hall.place or 1, BY, NOW))


def begun(hall: Hall, state: RoundState = RoundState.CLOSED) -> Hall:
    """A secret vote that has come as far as the `state`."""
    event, ballot = hall.begin_vote(BY, NOW)
    return replace(after(hall, event), ballots={**hall.ballots, ballot.id: state})


def voted(hall: Hall, papers: dict[int, int], blank: int = 0) -> Hall:
    """A secret vote from its beginning to its count; `papers` are how many marked each."""
    voting = begun(hall)
    marked = {(number,): many for number, many in papers.items() if many} | ({(): blank} if blank else {})
    return after(voting, voting.count(marked, BY, NOW))


def undone(hall: Hall, reason: str = "fel namn") -> Hall:
    return after(hall, hall.undo(reason, BY, NOW))


def order(hall: Hall) -> tuple[int, ...]:
    return tuple(hall.taken.values())
