"""What is said of the people at the conference: as what they take part, where they sit, what they have a right to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nominering.conference.model.attendance import Change, What
from nominering.conference.model.participants import Attendee, Kind, Right, Rights
from nominering.conference.model.roll import Delegate, Participant, VotingRoll
from nominering.organisation.duplicates import plain_words
from nominering.organisation.names import alphabetical

KINDS = {
    Kind.DELEGATE: "ombud",
    Kind.ALTERNATE: "suppleant",
    Kind.DISTRICT_BOARD: "distriktsstyrelsen",
    Kind.AUDITOR: "revisor",
    Kind.COMMITTEE: "valberedningen",
    Kind.PRESIDIUM: "mötespresidiet",
    Kind.OFFICIAL: "anställd eller funktionär",
    Kind.MEMBER: "medlem som lyssnar",
    Kind.GUEST: "gäst",
}
RIGHTS = {
    Right.ATTEND: "närvaro",
    Right.SPEAK: "yttrande",
    Right.PROPOSE: "förslag",
    Right.VOTE: "röst",
}


@dataclass(frozen=True)
class Shown:
    """A participant as the desk and the roll show one. The association of a protected person is left out."""

    who: Participant
    kind: str
    association: str
    number: int | None
    rights: tuple[str, ...]
    votes: bool
    present_since: datetime | None
    sits_for: Delegate | None = None
    replaced_by: Delegate | None = None
    seated_since: datetime | None = None

    @property
    def about(self) -> str:
        """ombud, nummer 7, Vänsterpartiet Arvika"""
        number = f"nummer {self.number}" if self.number else ""
        return ", ".join(filter(None, (self.kind, number, self.association)))


def shown(who: Participant, roll: VotingRoll, rights: Rights) -> Shown:
    given = roll.rights_of(who, rights)
    words = tuple(RIGHTS[right] for right in Right if right in given)
    present = roll.attendance.present.get(who.id)
    if isinstance(who, Attendee):
        return Shown(who, KINDS[who.kind], "", None, words, False, present)
    seat = roll.sits_for(who)
    seated = roll.seated_for(seat or who)
    return Shown(
        who,
        kind_text(who),
        "" if who.protected else who.association,
        who.number,
        words,
        Right.VOTE in given,
        present,
        seat,
        roll.person(seated.alternate) if seated and not seat else None,
        seated.since if seated else None,
    )


def kind_text(delegate: Delegate) -> str:
    """ombud, or suppleant på plats 2"""
    return KINDS[delegate.kind] if delegate.place is None else f"{KINDS[delegate.kind]} på plats {delegate.place}"


def matching(words: str, people: Iterable[Participant]) -> list[Participant]:
    """By roll number, or by how the words of the name begin; in Swedish alphabet."""
    words = words.strip()
    if words.isascii() and words.isdigit():
        return [each for each in people if isinstance(each, Delegate) and each.number == int(words[:9])]
    sought = plain_words(words)
    if not sought:
        return []
    found = [
        each for each in people if all(any(word.startswith(one) for word in plain_words(each.name)) for one in sought)
    ]
    return sorted(found, key=lambda each: (alphabetical(each.name), each.id))


def in_words(change: Change, names: dict[str, str]) -> str:
    """What a line of the log says. `names` by id."""
    who, seat = names.get(change.who, ""), names.get(change.instead_of, "")
    match change.what:
        case What.CHECKED_IN:
            return f"{who} checkades in"
        case What.CHECKED_OUT:
            return f"{who} checkades ut"
        case What.STEPPED_IN:
            return f"{who} trädde in för {seat}"
        case What.STEPPED_OUT:
            return f"{who} lämnade platsen för {seat}"
        case What.PRESENCE_REQUIRED:
            return "Rösträtt kräver incheckning"
        case What.PRESENCE_WAIVED:
            return "Rösträtt kräver inte incheckning"


def names_of(people: Sequence[Participant]) -> dict[str, str]:
    return {each.id: each.name for each in people}
