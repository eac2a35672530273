"""What the items of the agenda lead to, in one table: a new kind of item is a new line in it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from nominering.balloting.model.ballots import Turnout
from nominering.conference.model.agenda import Agenda, Item, ItemKind, ItemState
from nominering.conference.model.quorum import Opening
from nominering.conference.model.rounds import Matter, Round, RoundState
from nominering.counting.rules import Procedure
from nominering.documents.swedish import date_text, listed
from nominering.place_by_place.errors import NotByPlace, NotPrepared
from nominering.place_by_place.use_cases import hall_of
from nominering.web.house import House

PLACE_BY_PLACE = Procedure.PLACE_BY_PLACE
Choice = tuple[str, str]  # what it is about, and its title

STATES = {
    RoundState.PREPARED: "Inte öppnad",
    RoundState.OPEN: "Öppen",
    RoundState.PAUSED: "Pausad",
    RoundState.CLOSED: "Stängd",
    RoundState.COUNTED: "Räknad",
}


@dataclass(frozen=True)
class Kind:
    """`words` is what the organiser chooses by, `choices` what there is to choose among, `path` the page where the
    presidium takes it on, `summary` how it stands in a few words that the hall may read: never how anybody is doing
    in a round that goes on. The rounds of its `matter` are its own.
    """

    words: str
    choices: Callable[[House], Awaitable[Sequence[Choice]]]
    path: Callable[[str], str]
    summary: Callable[[House, str, Sequence[Round]], Awaitable[str]]
    matter: Matter | None = None


@dataclass(frozen=True)
class RoundOfItem:
    """A round with how many have voted, and how it was opened."""

    round: Round
    turnout: Turnout
    opening: Opening | None

    @property
    def state(self) -> str:
        return STATES[self.round.state]

    @property
    def trial(self) -> bool:
        return self.round.matter is Matter.TRIAL


@dataclass(frozen=True)
class Line:
    """An item as it stands; numbered from 1. The last of the `rounds` is the one to go on with."""

    number: int
    item: Item
    path: str
    summary: str
    rounds: tuple[RoundOfItem, ...] = ()

    @property
    def voting(self) -> bool:
        return any(each.round.goes_on for each in self.rounds)

    @property
    def has_step(self) -> bool:
        """Whether there is a button to press for its round before anything else."""
        last = self.rounds[-1].round if self.rounds else None
        return last is not None and (last.goes_on or last.ready)

    @property
    def state(self) -> str:
        return {ItemState.WAITING: "later", ItemState.CURRENT: "now", ItemState.DONE: "done"}[self.item.state]


async def _no_choices(house: House) -> Sequence[Choice]:
    return ()


async def _lists(house: House) -> Sequence[Choice]:
    lists = await house.lists.lists()
    return [(each.id, each.title) for each in lists if each.procedure is not PLACE_BY_PLACE]


async def _by_place(house: House) -> Sequence[Choice]:
    lists = await house.lists.lists()
    return [(each.id, f"{each.title}, plats för plats") for each in lists if each.procedure is PLACE_BY_PLACE]


async def _trial(house: House) -> Sequence[Choice]:
    return [("", "Provomröstning")]


async def _nothing(house: House, about: str, rounds: Sequence[Round]) -> str:
    return ""


async def _of_rounds(house: House, about: str, rounds: Sequence[Round]) -> str:
    return STATES[rounds[-1].state] if rounds else ""


async def _of_list(house: House, about: str, rounds: Sequence[Round]) -> str:
    if adopted := await house.outcomes.adopted(about):
        return f"Fastställd {date_text(adopted.adopted_on)}, {adopted.paragraph}"
    return await _of_rounds(house, about, rounds)


async def _of_places(house: House, about: str, rounds: Sequence[Round]) -> str:
    if adopted := await house.outcomes.adopted(about):
        return f"Fastställd {date_text(adopted.adopted_on)}, {adopted.paragraph}"
    try:
        hall = await hall_of(house, about)
    except (NotPrepared, NotByPlace):
        return ""
    return f"Plats {hall.place} av {hall.length}" if hall.place else "Alla platser är beslutade"


async def _elections(house: House) -> Sequence[Choice]:
    return [(each.id, each.title) for each in await house.elections.elections()]


async def _of_election(house: House, about: str, rounds: Sequence[Round]) -> str:
    election = await house.elections.election(about)
    if election.decided:
        names = [election.candidate(one.number).name for one in election.elected]
        return f"{'Vald' if len(names) == 1 else 'Valda'}: {listed(names)}"
    return await _of_rounds(house, about, rounds)


KINDS: Mapping[ItemKind, Kind] = {
    ItemKind.PLAIN: Kind("Punkt utan omröstning", _no_choices, lambda about: "", _nothing),
    ItemKind.LIST: Kind("Lista", _lists, lambda about: f"/konferens#{about}", _of_list, Matter.LIST),
    ItemKind.PLACES: Kind("Lista", _by_place, lambda about: f"/konferens/plats/{about}", _of_places, Matter.PLACE),
    ItemKind.ELECTION: Kind(
        "Val av personer", _elections, lambda about: f"/val/{about}", _of_election, Matter.ELECTION
    ),
    ItemKind.TRIAL: Kind("Prov", _trial, lambda about: "/konferens/prov", _of_rounds, Matter.TRIAL),
}
OF_MATTER = {kind.matter: (which, kind) for which, kind in KINDS.items() if kind.matter}


def room_of(round_: Round) -> str:
    """The page where the presidium takes the round on."""
    return OF_MATTER[round_.matter][1].path(round_.about) if round_.matter in OF_MATTER else "/konferens"


def by_agenda(agenda: Agenda, round_: Round) -> int:
    """A key to sort rounds by: as their items stand on the agenda, and those that are not on it after them."""
    which = OF_MATTER.get(round_.matter)
    return agenda.place_of(which[0], round_.about) if which else len(agenda.items)


async def lines(house: House) -> tuple[Line, ...]:
    """The agenda as it stands."""
    agenda = await house.agendas.agenda()
    every = [each for each in await house.rounds.rounds() if each.is_voted_in]
    openings = await house.openings.openings()
    found = []
    for number, item in enumerate(agenda.items, start=1):
        kind = KINDS.get(item.kind, KINDS[ItemKind.PLAIN])
        rounds = [each for each in every if each.matter is kind.matter and each.about == item.about]
        summary = await kind.summary(house, item.about, rounds)
        with_turnout = [RoundOfItem(each, await house.box.turnout(each.id), openings.get(each.id)) for each in rounds]
        found.append(Line(number, item, kind.path(item.about), summary, tuple(with_turnout)))
    return tuple(found)


async def rounds_going_on(house: House) -> tuple[RoundOfItem, ...]:
    """In the agenda's order, also those that no item leads to."""
    agenda = await house.agendas.agenda()
    openings = await house.openings.openings()
    open_ones = [each for each in await house.rounds.rounds() if each.goes_on]
    return tuple(
        [
            RoundOfItem(each, await house.box.turnout(each.id), openings.get(each.id))
            for each in sorted(open_ones, key=lambda each: by_agenda(agenda, each))
        ]
    )


async def choices(house: House, agenda: Agenda) -> tuple[tuple[str, str, str], ...]:
    """What may be put on the agenda and is not there: a value for a form, the kind in words, the title."""
    return tuple(
        [
            (f"{which.value}:{about}", kind.words, title)
            for which, kind in KINDS.items()
            for about, title in await kind.choices(house)
            if not agenda.has(which, about)
        ]
    )
