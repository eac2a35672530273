"""The official list: what the district's decision says, on paper and as a table."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from nominering.documents.templates import environment
from nominering.nomination.model.candidacies import BallotLine
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominees import age_on
from nominering.organisation.model import District
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


def page(district: District, candidate_list: CandidateList, adopted: AdoptedList) -> OfficialList:
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
            for each in adopted.places
        ),
    )


def html(official: OfficialList) -> str:
    return environment().get_template("documents/official_list.html").render(page=official)


def table(official: OfficialList) -> str:
    """CSV with a header, comma, UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in official.lines:
        age = line.age if line.age_shown else ""
        texts = (_inert(line.name), line.born.isoformat(), age, _inert(line.occupation), _inert(line.residence))
        writer.writerow([line.place, *texts])
    return text.getvalue()


def _inert(cell: str) -> str:
    """What a spreadsheet would run as a formula is marked as text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
