"""What the meeting should know before it elects somebody. It warns and stops nobody: the meeting decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nominering.election.model.elections import Candidate, Election, Post
from nominering.organisation.members import Member
from nominering.organisation.names import name_key
from nominering.organisation.offices import Body, Office

BOARD = (Post.CHAIR, Post.BOARD, Post.BOARD_ALTERNATES)
AUDIT = (Post.AUDITORS, Post.AUDITORS_ALTERNATES)


class Conflict(StrEnum):
    """Who audits the board does not sit on it; a chair is not elected once more as member; § 1 and § 3 of members."""

    SITS_ON_BOARD = "sits-on-board"
    STANDS_FOR_BOARD = "stands-for-board"
    STANDS_FOR_AUDIT = "stands-for-audit"
    IS_CHAIR = "is-chair"
    NO_ASSOCIATION = "no-association"
    TOO_NEW = "too-new"


@dataclass(frozen=True)
class Warned:
    number: int
    conflict: Conflict


def conflicts(
    election: Election,
    elections: Iterable[Election],
    offices: Iterable[Office],
    members: Mapping[str, Member],
    today: date,
) -> tuple[Warned, ...]:
    """`elections` are all of them, `offices` those held today."""
    others = [each for each in elections if each.id != election.id]
    on_board = {each.member_id for each in offices if each.body is Body.DISTRICT_BOARD and each.member_id}
    board = _people(others, BOARD)
    audit = _people(others, AUDIT)
    chairs = {_key(each.candidate(one.number)) for each in others if each.post is Post.CHAIR for one in each.elected}
    found: list[Warned] = []
    for each in election.candidates:
        member = members.get(each.member_id or "")
        said = {
            Conflict.SITS_ON_BOARD: election.post in AUDIT and each.member_id in on_board,
            Conflict.STANDS_FOR_BOARD: election.post in AUDIT and _key(each) in board,
            Conflict.STANDS_FOR_AUDIT: election.post in BOARD and _key(each) in audit,
            Conflict.IS_CHAIR: election.post in BOARD and election.post is not Post.CHAIR and _key(each) in chairs,
            Conflict.NO_ASSOCIATION: election.post in BOARD
            and member is not None
            and member.association_on(today) is None,
            Conflict.TOO_NEW: member is not None and not member.counts_on(today),
        }
        found += [Warned(each.number, conflict) for conflict, there in said.items() if there]
    return tuple(found)


def _people(elections: Iterable[Election], posts: tuple[Post, ...]) -> set[str]:
    """Those elected, or standing as long as nobody is."""
    return {
        _key(each)
        for election in elections
        if election.post in posts
        for each in election.candidates
        if not election.decided or any(one.number == each.number for one in election.elected)
    }


def _key(candidate: Candidate) -> str:
    return candidate.member_id or name_key(candidate.name)
