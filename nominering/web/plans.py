"""What an import is called in words, the same on a page and on the command line."""

from nominering.documents.swedish import number_text
from nominering.organisation.errors import AssociationNeeded, AssociationUnknown, MunicipalityCodeWrong
from nominering.organisation.registering.changes import Change, Verdict
from nominering.tables.importing import AnyPlan, What
from nominering.web.sentences import sentence_at_line

VERDICTS = {
    Verdict.NEW: "ny",
    Verdict.CHANGED: "ändras",
    Verdict.UNCHANGED: "oförändrad",
    Verdict.MERGED: "sammanslagen",
    Verdict.REFUSED: "fel",
}
KINDS = {What.MEMBERS: "Medlemmar", What.ASSOCIATIONS: "Föreningar", What.OFFICES: "Uppdrag"}
EMPTY = "tomt"
# Whose data are protected: what an organiser needs to see of a change is that there is one.
PROTECTED = "skyddade uppgifter, visas inte"
PROTECTED_PLACE = "Föreningen eller kommunen har fel, men skyddade uppgifter visas inte: se efter i filen."
TELLING_PLACE = (AssociationNeeded, AssociationUnknown, MunicipalityCodeWrong)
HIDDEN_FIELDS = frozenset({"municipality", "association", "email", "phone"})


def fields_said(change: Change) -> list[str]:
    """`phone: tomt → 070-1`, each; of a protected member not what nobody should see."""
    return [
        f"{each.field}: {PROTECTED}"
        if change.protected and each.field in HIDDEN_FIELDS
        else f"{each.field}: {each.before or EMPTY} → {each.after or EMPTY}"
        for each in change.fields
    ]


def faults_said(change: Change) -> list[str]:
    """Without the line, which stands beside it; what would tell where somebody protected lives is not told."""
    return [
        PROTECTED_PLACE if change.protected and isinstance(each, TELLING_PLACE) else sentence_at_line(each)
        for each in change.faults
    ]


def sums(planned: AnyPlan) -> str:
    """`3 nya, 1 ändras, 1 088 oförändrade, 0 fel, 2 finns inte i filen.`"""
    counts = planned.counts
    said = [
        f"{number_text(counts[Verdict.NEW])} {'ny' if counts[Verdict.NEW] == 1 else 'nya'}",
        f"{number_text(counts[Verdict.CHANGED])} ändras",
        f"{number_text(counts[Verdict.UNCHANGED])} oförändrad{'' if counts[Verdict.UNCHANGED] == 1 else 'e'}",
    ]
    if counts[Verdict.MERGED]:
        said.append(f"{number_text(counts[Verdict.MERGED])} redan sammanslagna")
    said.append(f"{number_text(counts[Verdict.REFUSED])} fel")
    said.append(f"{number_text(len(planned.missing))} finns inte i filen")
    return ", ".join(said) + "."
