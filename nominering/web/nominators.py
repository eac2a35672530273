"""Who stands behind a nomination, in words."""

from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.nominations import Electable, Nomination, NominatorKind

ELECTABLE = {Electable.YES: "ja", Electable.NO: "nej", Electable.UNSAID: "inte sagt"}
ANSWERS = {"asked": "inte svarat", "accepted": "ja", "declined": "nej", "withdrawn": "har dragit tillbaka sitt ja"}


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
