"""Who stands behind a nomination, and what was answered, in words."""

from dataclasses import dataclass

from nominering.documents.swedish import listed
from nominering.nomination.model.candidacies import Answer, Candidacy
from nominering.nomination.model.nominations import Electable, Meeting, Nomination, NominatorKind

ELECTABLE = {Electable.YES: "ja", Electable.NO: "nej", Electable.UNSAID: "inte sagt"}
ANSWERS = {
    Answer.ASKED: "har inte svarat",
    Answer.ACCEPTED: "ja",
    Answer.DECLINED: "nej",
    Answer.WITHDRAWN: "återtaget ja",
}


@dataclass(frozen=True)
class Spoken:
    """One nomination as the committee reads it; `electable` is empty where nothing is said of it."""

    by: str
    meeting: Meeting | None
    electable: str
    relation: str
    motivation: str


def spoken_for(candidacy: Candidacy) -> tuple[Spoken, ...]:
    """The nominations that stand."""
    return tuple(
        Spoken(
            nominator_text(candidacy, each),
            each.grounds.meeting,
            "" if each.grounds.electable is Electable.UNSAID else ELECTABLE[each.grounds.electable],
            each.grounds.relation,
            each.motivation,
        )
        for each in candidacy.supporters
    )


def nominator_text(candidacy: Candidacy, nomination: Nomination) -> str:
    """As it is written after "Nominerad av"."""
    nominator = nomination.nominator
    match nominator.kind:
        case NominatorKind.COMMITTEE:
            return "valberedningen"
        case NominatorKind.FLOOR:
            return f"{nominator.name} från golvet"
        case NominatorKind.MEMBER if candidacy.self_nominated(nomination):
            return f"{nominator.name} (självnominering)"
    return nominator.name


def supporters_text(candidacy: Candidacy) -> str:
    """Everybody who stands behind it, in one breath."""
    return listed([nominator_text(candidacy, each) for each in candidacy.supporters])
