"""The official list: what the district's decision says, on paper and as a table."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nominering.documents.swedish import date_text, listed
from nominering.documents.templates import environment
from nominering.nomination.model.candidacies import BallotLine
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominees import age_on
from nominering.organisation.model import District
from nominering.outcome.model.addenda import Addendum
from nominering.outcome.model.adopted import AdoptedList

COLUMNS = ("place", "name", "born", "age", "occupation", "residence")


@dataclass(frozen=True)
class Line:
    """A numbered line: `1. Namn, 43 år, undersköterska, Arvika`. Age is the age on election day.

    What the candidate leaves out is empty; whoever leaves out the age is not given it in the table either.
    """

    place: int
    name: str
    born: date
    age: int
    occupation: str
    residence: str
    age_shown: bool = True
    affiliation: str = ""

    @property
    def details(self) -> tuple[str, ...]:
        """What follows the name, as on the ballot paper."""
        return BallotLine(self.occupation, self.residence, self.age_shown, self.affiliation).details(self.age)


@dataclass(frozen=True)
class OfficialList:
    """Everything the page shows."""

    party: str
    district: str
    constituency: str
    title: str
    election: str
    election_day: date
    adopted_on: date
    paragraph: str
    colour: str  # the kind of election
    lines: tuple[Line, ...]
    addenda: tuple[str, ...] = ()
    departs: str = ""

    @property
    def empty(self) -> tuple[int, ...]:
        """The numbers that stand empty."""
        taken = {line.place for line in self.lines}
        return tuple(place for place in range(1, max(taken, default=0) + 1) if place not in taken)

    @property
    def rows(self) -> tuple[Line | int, ...]:
        """Each line in order, and the bare number where it stands empty."""
        by_place: dict[int, Line | int] = {place: place for place in self.empty}
        by_place |= {line.place: line for line in self.lines}
        return tuple(by_place[place] for place in sorted(by_place))


def page(
    district: District,
    candidate_list: CandidateList,
    adopted: AdoptedList,
    addenda: int | None = None,
    departures: Sequence[int] = (),
) -> OfficialList:
    """The list in force, or as it was after so many of its addenda. `departures` are the places that the conference
    gave to somebody else than the count.
    """
    laid_on = adopted.addenda if addenda is None else adopted.addenda[:addenda]
    return OfficialList(
        party=district.party,
        district=district.name,
        constituency=candidate_list.constituency,
        title=candidate_list.title,
        election=candidate_list.election,
        election_day=candidate_list.election_day,
        adopted_on=adopted.adopted_on,
        paragraph=adopted.paragraph,
        colour=candidate_list.id.partition("-")[0],
        lines=tuple(
            Line(
                each.place,
                each.name,
                each.born,
                age_on(candidate_list.election_day, each.born),
                each.line.occupation,
                each.line.place,
                each.line.age_shown,
                each.line.affiliation,
            )
            for each in adopted.after(len(laid_on))
        ),
        addenda=tuple(_addendum(each) for each in laid_on),
        departs=_departs(departures, adopted),
    )


def _addendum(addendum: Addendum) -> str:
    """tillägg 1, 3 mars 2030, § 4"""
    return f"tillägg {addendum.number}, {date_text(addendum.decided.on)}, {addendum.decided.paragraph}"


def _departs(places: Sequence[int], adopted: AdoptedList) -> str:
    if not places:
        return ""
    paragraphs = listed(list(dict.fromkeys(each.carried.paragraph for each in adopted.amendments)))
    return f"På plats {listed(_runs(places))} skiljer den sig från räkningen: {paragraphs}."


def _runs(places: Sequence[int]) -> list[str]:
    """3, 4, 5 and 9 are 3–5 and 9."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def html(official: OfficialList) -> str:
    return environment().get_template("documents/official_list.html").render(page=official)


def table(official: OfficialList) -> str:
    """CSV with a header, comma, UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    # Only a list that has addenda says so: the last one that it is with.
    with_addenda = (official.addenda[-1],) if official.addenda else ()
    writer.writerow([*COLUMNS, *(["addendum"] if with_addenda else [])])
    for line in official.rows:
        if isinstance(line, int):
            writer.writerow([line, *[""] * (len(COLUMNS) - 1), *with_addenda])
            continue
        age = line.age if line.age_shown else ""
        texts = (_inert(line.name), line.born.isoformat(), age, _inert(line.occupation), _inert(line.residence))
        writer.writerow([line.place, *texts, *with_addenda])
    return text.getvalue()


def _inert(cell: str) -> str:
    """What a spreadsheet would run as a formula is marked as text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
