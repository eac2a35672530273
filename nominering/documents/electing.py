"""Personal elections in words: what is elected and how, why each was elected, and the draft of the minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nominering.balloting.model.ballots import Turnout
from nominering.counting.marks import Contested, LotUsed
from nominering.counting.women import Exchange
from nominering.documents.swedish import date_text, listed, number_text, time_text
from nominering.documents.templates import environment
from nominering.election.model.conflicts import Conflict
from nominering.election.model.elections import Elected, Election, Post, Reason, Way
from nominering.election.model.held import Held, Stage
from nominering.election.model.member_ballots import MemberBallot
from nominering.election.model.tallies import MarksTally, RankedTally
from nominering.organisation.model import District

POSTS = {
    Post.CHAIR: "Distriktsstyrelsens ordförande",
    Post.BOARD: "Ledamöter i distriktsstyrelsen",
    Post.BOARD_ALTERNATES: "Suppleanter i distriktsstyrelsen",
    Post.AUDITORS: "Revisorer",
    Post.AUDITORS_ALTERNATES: "Revisorssuppleanter",
    Post.COMMITTEE: "Valberedning",
    Post.CONGRESS: "Ombud till partikongressen",
    Post.CONGRESS_ALTERNATES: "Suppleanter för ombuden till partikongressen",
    Post.OTHER: "Annat uppdrag",
}
WAYS = {
    Way.MAJORITY: "Mer än hälften av rösterna, annars omval (stadgarna §§ 22–23)",
    Way.MOST_VOTES: "Flest röster",
    Way.STV: "Rangordning efter de skotska reglerna",
}
STAGES = {
    Stage.CANDIDATES: "Kandidater föreslås",
    Stage.PREPARED: "Omröstningen är förberedd",
    Stage.OPEN: "Omröstningen är öppen",
    Stage.PAUSED: "Omröstningen är pausad",
    Stage.CLOSED: "Stängd, väntar på räkning",
    Stage.RUN_OFF: "Omval behövs",
    Stage.DECIDED: "Avgjort",
}
REASONS = {
    Reason.ACCLAMATION: "med acklamation",
    Reason.MAJORITY: "med mer än hälften av rösterna",
    Reason.RUN_OFF: "i omval",
    Reason.MOST_VOTES: "med flest röster",
    Reason.TRANSFER: "genom rangordning",
    Reason.HALF_WOMEN: "för att minst hälften ska vara kvinnor",
}
CONFLICTS = {
    Conflict.SITS_ON_BOARD: "{} sitter i distriktsstyrelsen, som revisorerna granskar.",
    Conflict.STANDS_FOR_BOARD: "{} är vald eller kandiderar till distriktsstyrelsen, som revisorerna granskar.",
    Conflict.STANDS_FOR_AUDIT: "{} är vald eller kandiderar till revisor, och revisorerna granskar styrelsen.",
    Conflict.IS_CHAIR: "{} är redan vald till ordförande.",
    Conflict.NO_ASSOCIATION: "{} tillhör ingen partiförening, och det ska den som sitter i distriktsstyrelsen (§ 1).",
    Conflict.TOO_NEW: "{} har inte varit medlem i 30 dagar sedan avgiften betalades (§ 3).",
}
# When the lot chose one, and when it chose several.
CONTESTED = {
    Contested.SEAT: ("den sista platsen", "de sista platserna"),
    Contested.RUN_OFF: ("den sista platsen i omvalet", "de sista platserna i omvalet"),
    Contested.HALF_WOMEN: (
        "en plats, när minst hälften ska vara kvinnor",
        "platser, när minst hälften ska vara kvinnor",
    ),
}


@dataclass(frozen=True)
class Line:
    """A candidate in a counted round: what became of it stands last."""

    number: int
    name: str
    votes: str
    fate: str


@dataclass(frozen=True)
class Counted:
    """One round as people read it."""

    title: str
    said: tuple[str, ...]
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Result:
    """Who is elected, with the counts behind it: none after an acclamation. `withdrawn` are said between the rounds;
    `vacant` says how many seats nobody took.
    """

    title: str
    elected: tuple[Line, ...]
    rounds: tuple[Counted, ...]
    withdrawn: tuple[str, ...]
    ranked: bool
    vacant: str
    decided: str


def names_of(election: Election) -> dict[int, str]:
    return {each.number: each.name for each in election.candidates}


def result(held: Held, turnouts: Mapping[str, Turnout]) -> Result:
    """`turnouts` by round."""
    election = held.election
    names = names_of(election)
    return Result(
        election.title,
        tuple(_elected(one, names) for one in election.elected),
        tuple(counted(held, n, turnouts) for n in range(len(held.tallies))),
        tuple(
            f"{names[each.number]} drog sig ur den {time_text(each.at)}, före omvalet." for each in election.withdrawn
        ),
        election.post.ranks,
        _vacant(election),
        f"Avgjort {time_text(election.decided_at)}." if election.decided_at else "",
    )


def _vacant(election: Election) -> str:
    left = election.seats - len(election.elected)
    if not election.decided or left <= 0:
        return ""
    return f"{_seats(left)} är {'vakant' if left == 1 else 'vakanta'}."


def _elected(one: Elected, names: Mapping[int, str]) -> Line:
    votes = "" if one.votes is None else number_text(one.votes)
    return Line(one.number, names[one.number], votes, REASONS[one.reason])


def counted(held: Held, at: int, turnouts: Mapping[str, Turnout]) -> Counted:
    """The round counted as number `at`, from 0."""
    tally, names = held.tallies[at], names_of(held.election)
    title = "Omvalet" if at else "Omröstningen"
    turnout = turnouts[tally.round_id]
    voted = f"{number_text(turnout.voted)} av {number_text(turnout.entitled)} röstade."
    if isinstance(tally, RankedTally):
        return Counted(title, (voted, *_ranked(tally, names)))
    return Counted(title, (voted, *_marked(held.election, tally, names)), _lines(tally, names))


def _ranked(tally: RankedTally, names: Mapping[int, str]) -> tuple[str, ...]:
    return (
        "Räknat efter de skotska reglerna, med exakta bråk.",
        f"Valda, i den ordning de valdes: {listed([names[number] for number in tally.order])}.",
    )


def _marked(election: Election, tally: MarksTally, names: Mapping[int, str]) -> list[str]:
    marks = tally.marks
    said = [
        f"{_ballots(marks.valid, 'giltig röstsedel', 'giltiga röstsedlar')}, "
        f"{_ballots(marks.blank, 'blank', 'blanka')}."
    ]
    if marks.needed is not None:
        said.append(f"Mer än hälften av de giltiga röstsedlarna är {number_text(marks.needed)} röster (§ 22).")
    elif election.way is Way.MAJORITY:
        said.append("I omvalet räcker flest röster (§ 22).")
    else:
        said.append("Flest röster avgör.")
    said += [_exchanged(each, marks.votes, names) for each in tally.exchanges]
    said += [lot_said(each, names) for each in tally.lots]
    if tally.order:
        order = "Valda, i den ordning de träder in" if election.post.ranks else "Valda"
        said.append(f"{order}: {listed([names[number] for number in tally.order])}.")
    if tally.run_off:
        said.append(
            f"Till omval om {_seats(marks.seats_left)}: {listed([names[number] for number in tally.run_off])}."
        )
    return said


def _ballots(how_many: int, one: str, many: str) -> str:
    return f"{number_text(how_many)} {one if how_many == 1 else many}"


def _seats(how_many: int) -> str:
    return f"{how_many} plats" if how_many == 1 else f"{how_many} platser"


def _exchanged(each: Exchange, votes: Mapping[int, int], names: Mapping[int, str]) -> str:
    return (
        f"Minst hälften ska vara kvinnor: {names[each.gave_way]} ({_votes(votes[each.gave_way])}) lämnar plats för "
        f"{names[each.came_in]} ({_votes(votes[each.came_in])})."
    )


def _votes(how_many: int) -> str:
    return f"{number_text(how_many)} {'röst' if how_many == 1 else 'röster'}"


def lot_said(lot: LotUsed, names: Mapping[int, str]) -> str:
    """Who were equal, for what, and whom the lot chose."""
    tied = listed([names[number] for number in lot.tied])
    chosen = [names[number] for number in lot.chosen]
    if lot.contested is Contested.RANK:
        return f"{tied} fick lika många röster; lotten gav ordningen {', '.join(chosen)} (§ 23)."
    what = CONTESTED[lot.contested][len(chosen) > 1]
    return f"{tied} fick lika många röster om {what}; lotten föll på {listed(chosen)}."


def _lines(tally: MarksTally, names: Mapping[int, str]) -> tuple[Line, ...]:
    """Most votes first."""
    votes = tally.marks.votes
    order = sorted(votes, key=lambda number: (-votes[number], number))
    return tuple(Line(number, names[number], number_text(votes[number]), _fate(tally, number)) for number in order)


def _fate(tally: MarksTally, number: int) -> str:
    if any(each.gave_way == number for each in tally.exchanges):
        return "lämnar plats"
    if number in tally.order:
        return "vald"
    return "till omval" if number in tally.run_off else ""


def warning(conflict: Conflict, name: str) -> str:
    return CONFLICTS[conflict].format(name)


@dataclass(frozen=True)
class Paragraph:
    """One election in the minutes."""

    heading: str
    lines: tuple[str, ...]
    numbered: bool
    said: tuple[str, ...]


def minutes(results: Sequence[tuple[Election, Result]], ballots: Mapping[str, MemberBallot]) -> tuple[Paragraph, ...]:
    """The decided elections, in their order. `ballots` are those among all members, by id."""
    return tuple(_paragraph(election, shown, ballots.get(election.ballot or "")) for election, shown in results)


def _paragraph(election: Election, shown: Result, ballot: MemberBallot | None) -> Paragraph:
    said: list[str] = []
    if ballot is not None and ballot.cut_off and ballot.voters:
        said.append(
            f"Valet gjordes av distriktets medlemmar med kodbrev. {number_text(ballot.voters)} hade rösträtt "
            f"den {date_text(ballot.cut_off)}."
        )
    if not shown.rounds:
        said.append("Lika många kandiderade som platserna. Valet gjordes med acklamation.")
    else:
        way = "" if election.way is Way.MOST_VOTES else f" {WAYS[election.way]}."  # the count itself says so
        said.append(f"Valet gjordes med slutna sedlar.{way}")
    counts = [f"{each.title}: {' '.join(each.said)}" for each in shown.rounds]
    said += [*counts[:1], *shown.withdrawn, *counts[1:]]
    if shown.vacant:
        said.append(shown.vacant)
    lines = tuple(f"{one.name}{f', {_votes_in_line(one)}' if one.votes else ''}" for one in shown.elected)
    return Paragraph(election.title, lines, shown.ranked, tuple(said))


def _votes_in_line(one: Line) -> str:
    return f"{one.votes} {'röst' if one.votes == '1' else 'röster'}, {one.fate}"


def minutes_html(district: District, paragraphs: Sequence[Paragraph], printed: str) -> str:
    """For the printer. `printed` says when."""
    return (
        environment()
        .get_template("documents/election_minutes.html")
        .render(district=district, paragraphs=paragraphs, printed=printed)
    )
