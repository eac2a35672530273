"""Those at the conference who are no delegates, and what each kind of participant has a right to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from nominering.conference.errors import ParticipantIncomplete, VoteIsForDelegates
from nominering.organisation.names import tidy

LONGEST_NAME = 80


class Kind(StrEnum):
    """What somebody takes part as."""

    DELEGATE = "delegate"
    ALTERNATE = "alternate"
    DISTRICT_BOARD = "district-board"
    AUDITOR = "auditor"
    COMMITTEE = "committee"
    PRESIDIUM = "presidium"
    OFFICIAL = "official"
    MEMBER = "member"
    GUEST = "guest"


ON_ROLL = frozenset({Kind.DELEGATE, Kind.ALTERNATE})


class Right(StrEnum):
    """Four rights, kept apart: närvaro-, yttrande-, förslags- and rösträtt."""

    ATTEND = "attend"
    SPEAK = "speak"
    PROPOSE = "propose"
    VOTE = "vote"


Rights = Mapping[Kind, frozenset[Right]]
ALL_BUT_THE_VOTE = frozenset({Right.ATTEND, Right.SPEAK, Right.PROPOSE})

# What a conference has until it decides otherwise.
USUAL: Rights = {
    Kind.DELEGATE: ALL_BUT_THE_VOTE | {Right.VOTE},
    Kind.ALTERNATE: frozenset({Right.ATTEND, Right.SPEAK}),
    Kind.DISTRICT_BOARD: ALL_BUT_THE_VOTE,
    Kind.AUDITOR: ALL_BUT_THE_VOTE,
    Kind.COMMITTEE: ALL_BUT_THE_VOTE,
    Kind.PRESIDIUM: frozenset({Right.ATTEND, Right.SPEAK}),
    Kind.OFFICIAL: frozenset({Right.ATTEND, Right.SPEAK}),
    Kind.MEMBER: frozenset({Right.ATTEND}),
    Kind.GUEST: frozenset({Right.ATTEND}),
}


def decided(rights: Mapping[Kind, Collection[Right]]) -> Rights:
    """As a conference decides them. A delegate always has all four, and nobody else the vote.

    Raises VoteIsForDelegates.
    """
    found = dict(USUAL)
    for kind, given in rights.items():
        if kind is Kind.DELEGATE:
            continue
        if Right.VOTE in given:
            raise VoteIsForDelegates
        # Whoever may speak is there.
        found[kind] = frozenset(given) | ({Right.ATTEND} if given else frozenset())
    return found


@dataclass(frozen=True)
class Attendee:
    """Somebody at the conference who is no delegate. `kind` is none of those on the roll."""

    id: str
    name: str
    kind: Kind
    member_id: str | None = None
    protected: bool = False

    @classmethod
    def named(cls, new_id: str, name: str, kind: Kind) -> "Attendee":
        """Raises ParticipantIncomplete."""
        name = tidy(name)
        if not 0 < len(name) <= LONGEST_NAME or kind in ON_ROLL:
            raise ParticipantIncomplete
        return cls(new_id, name, kind)
