"""The example's members and who holds which office: all invented, and the same every time.

There are as many in each association as `associations.csv` says. Those nominated and the delegates are among them;
the others have names that are put together from `names.csv`.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from nominering.example.calendar import Calendar
from nominering.example.files import ASSOCIATIONS, MUNICIPALITIES, OWN, Files
from nominering.organisation.members import Member, Membership
from nominering.organisation.model import Association
from nominering.organisation.offices import Body, Office
from nominering.tables.nominations import NominationRow
from nominering.tables.reading import rows
from nominering.web.house import House

FIRST_NUMBER = 1001
NAMES = tuple(rows("names.csv", (OWN / "names.csv").read_bytes(), ("part", "name"), ("part", "name")))
GIVEN, FIRST_HALVES, SECOND_HALVES = (
    [row.needed("name") for row in NAMES if row.needed("part") == part]
    for part in ("given", "first-half", "second-half")
)
# Twice in the register under two numbers: the second name as somebody heard it, in the association of the first.
HEARD = {"karlstad": ("Kerstin", "Cerstin"), "arvika": ("Sixten", "Sixsten")}
TITLES = ("ordförande", "vice ordförande", "kassör", "sekreterare", "ledamot", "ledamot", "suppleant")
DISTRICT_TITLES = ("ordförande", "vice ordförande", "kassör", "sekreterare", *["ledamot"] * 5, *["suppleant"] * 2)
A_YEAR = timedelta(days=364)


@dataclass
class Population:
    """Everybody, by association; `free` are neither nominated nor delegates, and may hold the district's offices."""

    conference: date
    members: list[Member] = field(default_factory=list)
    free: defaultdict[str, list[Member]] = field(default_factory=lambda: defaultdict(list))

    def add(self, member: Member, association: Association, *, free: bool) -> None:
        self.members.append(member)
        if free:
            self.free[association.id].append(member)


async def settle(house: House, calendar: Calendar) -> None:
    """Keep the members and the offices of the example."""
    population = members(calendar)
    await house.members.keep_members(population.members)
    ground = await house.register.ground()
    await house.register.keep(ground.mark, offices=offices(population))


def members(calendar: Calendar) -> Population:
    draw = Random("Värmland")
    files = Files()
    nominated = _nominated(files.nominations())
    delegates: defaultdict[str, list[str]] = defaultdict(list)
    for row in files.delegates():
        delegates[row.association].append(row.name)
    names = _invented(draw, {name for people in delegates.values() for name in people})
    population = Population(calendar.conference)
    for association in ASSOCIATIONS.every:
        people = [(name, born, False) for name, born in nominated[association.id]]
        people += [(name, _born(draw), False) for name in delegates[association.name]]
        while len(people) < association.members - (association.id in HEARD):
            people.append((next(names), _born(draw), True))
        if association.id in HEARD:
            people += _heard_wrong(people, *HEARD[association.id])
        for name, born, free in people:
            number = str(FIRST_NUMBER + len(population.members))
            member = _member(number, name, born, association, population.conference)
            population.add(member, association, free=free)
    return population


def offices(population: Population) -> list[Office]:
    """Boards now and before; the district's offices go round among the associations."""
    now = population.conference - A_YEAR
    found: list[Office] = []
    for association in ASSOCIATIONS.every:
        if association.active:
            free = iter(population.free[association.id])
            found += _terms(Body.ASSOCIATION_BOARD, TITLES, free, now - timedelta(days=28), association.id)
    rest = _round_robin([people[2 * len(TITLES) :] for people in population.free.values()])
    found += _terms(Body.DISTRICT_BOARD, DISTRICT_TITLES, rest, now)
    found += _terms(Body.COMMITTEE, ("sammankallande", *["ledamot"] * 4), rest, now)
    found += _terms(Body.AUDITORS, ("revisor", "revisor", "ersättare"), rest, now)
    began = now - 3 * A_YEAR
    employed = Office("ombudsman-1", Body.ORGANISER, "ombudsman", "Ellen Fjällmoren", began)
    before = replace(
        employed, id="ombudsman-0", name="Ture Kvarnhed", since=began - 5 * A_YEAR, until=began - timedelta(days=1)
    )
    return [*found, before, employed]


def _terms(
    body: Body, titles: tuple[str, ...], people: Iterator[Member], since: date, association_id: str | None = None
) -> Iterator[Office]:
    """One who holds each title now, and for the first of them one who held it the years before."""
    for number, (title, member) in enumerate(zip(titles, people, strict=False)):
        key = f"{body}-{association_id or ''}-{number}"
        office = Office(key, body, title, member.name, since, None, member.id, association_id)
        if number == 0 and (before := next(people, None)):
            yield replace(
                office,
                id=f"{key}-before",
                name=before.name,
                member_id=before.id,
                since=since - 2 * A_YEAR,
                until=since - timedelta(days=1),
            )
        yield office


def _nominated(named: tuple[NominationRow, ...]) -> defaultdict[str, list[tuple[str, date]]]:
    """By the association where they live, and otherwise the one that named them first."""
    municipality = {each.name: each.code for each in MUNICIPALITIES}
    found: defaultdict[str, list[tuple[str, date]]] = defaultdict(list)
    seen = set()
    for row in named:
        person = (row.named.name, row.named.born)
        if person not in seen:
            seen.add(person)
            at_home = ASSOCIATIONS.covering(municipality.get(row.named.place, ""))
            named_by = ASSOCIATIONS.named(row.association)
            found[next((each for each in at_home if each.active), named_by).id].append(person)
    return found


def _invented(draw: Random, taken: set[str]) -> Iterator[str]:
    while True:
        name = f"{draw.choice(GIVEN)} {draw.choice(FIRST_HALVES)}{draw.choice(SECOND_HALVES)}"
        if name not in taken:
            taken.add(name)
            yield name


def _heard_wrong(people: list[tuple[str, date, bool]], given: str, heard: str) -> list[tuple[str, date, bool]]:
    """Somebody who got a second number under a name that was heard a little wrong."""
    name, born, _ = people[-1]
    family = name.partition(" ")[2]
    people[-1] = (f"{given} {family}", born, False)
    return [(f"{heard} {family}", born, False)]


def _born(draw: Random) -> date:
    return date(1938, 1, 1) + timedelta(days=draw.randrange(25_000))


def _member(number: str, name: str, born: date, association: Association, conference: date) -> Member:
    """Members for one year at least, so that everybody counts; nobody since before thirteen."""
    draw = Random(number)
    longest = min((conference - born).days - 13 * 365, 9_000)
    since = conference - timedelta(days=draw.randrange(300, longest) if longest > 300 else longest)
    reachable = draw.random()
    return Member(
        id=number,
        name=name,
        born=born,
        municipality=draw.choice(association.municipalities),
        memberships=(Membership(association.id, since),),
        fee_paid=since + timedelta(days=draw.randrange(10)),
        email=f"medlem{number}@example.org" if reachable < 0.8 else "",
        phone=f"070-000 {number[:2]} {number[2:]}" if reachable > 0.3 else "",
        protected=draw.random() < 0.004,
    )


def _round_robin(groups: list[list[Member]]) -> Iterator[Member]:
    """One of each association in turn."""
    for number in range(max(map(len, groups))):
        for people in groups:
            if number < len(people):
                yield people[number]
