"""What the hall decides about a list, in words: each deed, and what the quota rule asks of the places left."""

from collections.abc import Collection, Mapping

from nominering.counting.quotas import MAN, OTHER, WOMAN, Quota, QuotaRule
from nominering.documents.explaining import GROUPS, members
from nominering.documents.swedish import listed
from nominering.place_by_place.model.events import Deed, Event

Names = Mapping[int, str]


def deed_said(event: Event, names: Names) -> str:
    """One sentence for the log."""
    who = listed([names[number] for number in event.numbers])
    place = event.places[0] if event.places else 0
    match event.deed:
        case Deed.NAMED:
            return f"{who} nämndes till plats {place}."
        case Deed.ACCLAIMED if len(event.places) == 1:
            return f"Bifall: {who} fick plats {place}."
        case Deed.ACCLAIMED:
            rows = [f"{at} {names[number]}" for at, number in event.placed]
            return f"Bifall till plats {place}–{event.places[-1]}: {', '.join(rows)}."
        case Deed.VOTE:
            return (
                f"Sluten omröstning om plats {place} mellan {who}."
                if len(event.numbers) > 1
                else (f"Sluten omröstning om plats {place}: {who}.")
            )
        case Deed.TIED:
            return f"Plats {place}: {who} stod lika."
        case Deed.LOT:
            return f"Lotten drogs i salen: {', '.join(names[number] for number in event.numbers)}."
        case Deed.COUNTED:
            return _counted_said(event, names)
        case Deed.SET_ASIDE:
            return f"Konferensen satte kvoteringsregeln ur spel: {event.said}."
        case Deed.UNDONE:
            return f"Ångrat: {event.said}"


def _counted_said(event: Event, names: Names) -> str:
    count = event.count
    if count is None:
        return ""
    votes = listed([f"{names[number]} {many}" for number, many in count.votes.items()])
    ended = (
        f"{names[count.elected[0]]} fick plats {event.places[0]}"
        if count.elected
        else f"ingen fick mer än hälften, omval: {listed([names[number] for number in sorted(count.runoff)])}"
    )
    return f"{votes}, {count.blank} blanka: {ended}."


def may_be(quota: Quota, kinds: Collection[str]) -> str:
    """Whom a place may go to, where not to anyone: fits after "måste gå till"."""
    if quota.rule is QuotaRule.MINIMUM:
        return _one_of(quota) if set(kinds) == {"counts"} else ""
    neutral = OTHER in kinds
    if quota.rule is QuotaRule.HALF_WOMEN:
        return "" if neutral else "en kvinna"
    if {WOMAN, MAN} <= set(kinds):
        return ""
    one = next((word for kind, word in ((WOMAN, "en kvinna"), (MAN, "en man")) if kind in kinds), "")
    if not one:
        return "någon som varken är kvinna eller man"
    return f"{one}, eller till någon som varken är kvinna eller man" if neutral else one


def still_needed(quota: Quota, least: Mapping[str, int], left: int) -> str:
    """What the rule asks of the places that are left together."""
    if quota.rule is QuotaRule.MINIMUM:
        many = least.get("counts", 0)
        asked = [f"{many} {members(_spelt(quota), many)}"] if many else []
    else:
        asked = [f"{least[kind]} {GROUPS[kind][least[kind] != 1]}" for kind in (WOMAN, MAN) if least.get(kind)]
    if not asked and quota.rule in (QuotaRule.HALF_WOMEN, QuotaRule.MINIMUM):
        return "Regeln är redan uppfylld, vilka som än får platserna som är kvar."
    if not asked:
        return "Regeln går att hålla med dem som är kvar."
    places = "platsen som är kvar" if left == 1 else f"de {left} platser som är kvar"
    return f"Av {places} behöver minst {listed(asked)} finnas med."


def _one_of(quota: Quota) -> str:
    said = members(_spelt(quota), 1)
    return f"någon {said}" if quota.outside or quota.group not in GROUPS else f"en {said}"


def _spelt(quota: Quota) -> str:
    return f"{'!' if quota.outside else ''}{quota.group}"
