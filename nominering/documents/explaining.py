"""Why a place fell as it did, in sentences made from the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nominering.documents.swedish import amount_text, listed, votes_said

Names = Mapping[int, str]
Data = Mapping[str, Any]

METHODS = {
    "majority-by-place": "Plats för plats, majoritet (§ 22)",
    "irv-by-place": "Plats för plats, alternativröst",
    "ordered-stv": "Proportionell lista",
    "top-down-stv": "Proportionell lista, uppifrån",
    "cumulative-places": "Kumulativ platsröstning",
    "scottish-stv": "STV (skotska reglerna)",
}
# Every way that a list may have come about.
WAYS = METHODS | {"place-by-place": "Plats för plats i salen"}
GROUPS = {"woman": ("kvinna", "kvinnor"), "man": ("man", "män")}
MODES = {
    "integrated": "i räkningen",
    "afterwards": "efter räkningen, plats för plats uppifrån",
    "by-place": "när varje plats beslutas",
}
STARTS = {"woman": "med en kvinna först", "man": "med en man först"}
MANY = 6


def told_apart(names: Names) -> dict[int, str]:
    """Two of the same name are told apart by their numbers."""
    every = list(names.values())
    return {
        number: name if every.count(name) == 1 else f"{name} (nr {number})" for number, name in sorted(names.items())
    }


def rule_text(rule: str) -> str:
    """`half-women` is minst hälften kvinnor: fits after "regeln om"."""
    kind, *rest = rule.split(":")
    match kind, rest:
        case "half-women", ["down"]:
            return "minst hälften kvinnor (avrundat nedåt)"
        case "half-women", _:
            return "minst hälften kvinnor"
        case "alternating", _:
            return " ".join(filter(None, ["varvade kvinnor och män", *(STARTS.get(start) for start in rest)]))
        case "pairwise", _:
            return "en kvinna och en man i varje par"
        case "minimum", [group, least, first]:
            return f"minst {least} {members(group, int(least))} bland de {first} första"
        case _:
            return f"”{rule}”"


def members(group: str, least: int) -> str:
    """Those of a group (`!` before it: of any other) as a minimum names them: fits after a number."""
    other = group.startswith("!")
    group = group.removeprefix("!")
    one, many = GROUPS.get(group, ("", ""))
    if not one:
        return f"som inte hör till gruppen {group}" if other else f"ur gruppen {group}"
    return f"som inte är {one if least == 1 else many}" if other else one if least == 1 else many


def rule_of(record: Data) -> str:
    """The quota's rule in words, or nothing. Older records know of no such rules."""
    rules = record["rules"]
    return rule_text(rules["quota"]) if rules.get("quota_mode") else ""


def some(names: list[str]) -> str:
    """All of them, or the first few and how many more."""
    if len(names) <= MANY:
        return listed(names)
    return f"{', '.join(names[: MANY - 1])} och {len(names) - MANY + 1} till"


@dataclass(frozen=True)
class Said:
    """A sentence; `brief` stands before it where it is long."""

    text: str
    brief: str = ""


@dataclass(frozen=True)
class Narrator:
    """Tells one count in sentences."""

    names: Names
    method: str
    rule: str
    fixed: frozenset[int]

    @classmethod
    def of(cls, record: Data, names: Names) -> "Narrator":
        fixed = frozenset((record.get("fixed") or {}).values())
        return cls(names, record["rules"]["method"], rule_of(record), fixed)

    def place(self, step: Data) -> str:
        """One sentence for the place, and one more where a tie decided it."""
        event = _deciding(step)
        name = self.names[step["candidate"]]
        if event["reason"] == "fixed":
            return f"{name} har plats {step['place']}: den var bestämd före {self._what}."
        if self.method == "place-by-place":
            return f"{self._in_the_hall(step, event, name)}{self._tied(event)}"
        if len(step["among"]) == 1:
            if step.get("barred"):
                return f"{name} var den enda som kunde få platsen. {self.barred(step)}"
            return f"{name} var ensam kvar när alla andra platser var avgjorda."
        tell = {
            "ordered-stv": self._lowest,
            "irv-by-place": self._winner,
            "majority-by-place": self._majority,
            "cumulative-places": self._most_marks,
            "top-down-stv": self._newcomer,
        }[self.method]
        return f"{tell(step, event, name)}{self._tied(event)}"

    @property
    def _what(self) -> str:
        return "konferensen" if self.method == "place-by-place" else "räkningen"

    def _in_the_hall(self, step: Data, event: Data, name: str) -> str:
        """How the conference decided the place."""
        end = step["end"]
        if event["reason"] == "acclamation":
            block = end["block"]
            with_others = f", i ett beslut om plats {block[0]}–{block[-1]}" if block else ""
            return f"{name} fick platsen med bifall: ingen annan var nämnd{with_others}."
        votes, vote = step["stages"][-1]["votes"], step["votes"][-1]
        own = amount_text(votes[str(step["candidate"])])
        others = listed(
            [
                f"{self.names[int(each)]} {amount_text(many)}"
                for each, many in votes.items()
                if int(each) != step["candidate"]
            ]
        )
        against = f" mot {others}" if others else ""
        if event["reason"] == "majority":
            return (
                f"{name} fick {own} av {vote['valid']} giltiga röster{against} i sluten omröstning, mer än hälften."
            )
        return f"Ingen fick mer än hälften i den slutna omröstningen. I omvalet fick {name} {own}{against}."

    def _lowest(self, step: Data, event: Data, name: str) -> str:
        among, quota = len(step["among"]), amount_text(step["quota"])
        if event["reason"] == "last-left":
            return (
                f"Bland de {among} som då var kvar hade {'den' if among == 2 else 'de'} andra mer än kvoten "
                f"{quota}; {name} hade det inte och fick den sista av platserna."
            )
        votes = votes_said(_last_votes(step))
        if event["reason"] == "guarded":
            if among - len(held_back(step)) == 1:
                only = f"Bland de {among} som då var kvar var {name} den enda som kunde få den sista av platserna."
            else:
                only = (
                    f"Av dem som kunde få den sista av platserna hade {name} minst stöd "
                    f"({votes}, kvoten var {quota})."
                )
            return f"{only} {self.barred(step)}"
        return (
            f"Bland de {among} som då var kvar hade {name} minst stöd ({votes}, kvoten var {quota}) "
            f"och fick den sista av platserna.{self._passed_over(event)}"
        )

    def _winner(self, step: Data, event: Data, name: str) -> str:
        stage = step["stages"][-1]
        out = len(step["stages"]) - 1
        after = f"när {out} hade uteslutits" if out else "direkt"
        if event["reason"] == "last-left":
            return f"{name} var den sista kvar {after}."
        counting = sum(int(value.partition(".")[0]) for value in stage["votes"].values())
        return f"{name} fick {_of(_last_votes(step), counting)}, mer än hälften, {after}."

    def _majority(self, step: Data, event: Data, name: str) -> str:
        if event["reason"] != "run-off":
            return f"{name} fick {_of(_last_votes(step), step['papers'])}, mer än hälften, direkt."
        votes = step["stages"][-1]["votes"]
        (other,) = [number for number in votes if number != str(step["candidate"])]
        own, others = votes[str(step["candidate"])], votes[other]
        second = f"{self.names[int(other)]} {amount_text(others)}"
        if own == others:
            return f"Ingen hade mer än hälften. Mellan de två högsta blev det lika: {name} och {second}."
        return (
            "Ingen hade mer än hälften. "
            f"Mellan de två högsta, räknat på samma röster, fick {name} {amount_text(own)} och {second}."
        )

    def _most_marks(self, step: Data, event: Data, name: str) -> str:
        votes, place = votes_said(_last_votes(step)), step["place"]
        if place == 1:
            return f"{name} står först på {votes}, {_more_than_others(event)}."
        return f"{name} står bland de {place} första på {votes}, {_more_than_others(event)}."

    def _newcomer(self, step: Data, event: Data, name: str) -> str:
        place = step["place"]
        placed = "den" if place == 2 else f"de {place - 1}"
        with_placed = f", när {placed} som redan hade plats räknades med" if place > 1 else ""
        if event["reason"] == "quota":
            votes, quota = votes_said(_last_votes(step)), amount_text(step["quota"])
            return f"{name} fick {votes}, mer än kvoten {quota}{with_placed}."
        return f"{name} var den sista utan plats som var kvar{with_placed}."

    def events(self, events: Sequence[Data]) -> tuple[Said, ...]:
        """The sentences of a stage; those who are above the quota at once share one."""
        above = [each for each in events if each["deed"] == "elected" and each["reason"] == "quota"]
        if len(above) < 2 or any(each.get("tie") for each in above):
            return tuple(self.event(each) for each in events)
        names = listed([self.names[each["candidate"]] for each in above])
        passed = "har nått kvoten och är valda" if self.method == "scottish-stv" else "är över kvoten"
        return (Said(f"{names} {passed}."), *(self.event(each) for each in events if each not in above))

    def event(self, event: Data) -> Said:
        """What was done with whom at a stage."""
        name = self.names[event["candidate"]]
        tie = event.get("tie")
        said = f"{self._deed(event, name)}{self._tied(event)}{self._passed_over(event)}"
        if not tie or len(tie["tied"]) <= 4:
            return Said(said)
        settled = "lotten" if tie["settled"] == "lot" else f"steg {tie['stage']}"
        return Said(said, f"{name} {_brief(event)}. {len(tie['tied'])} stod lika: {settled} avgjorde.")

    def _deed(self, event: Data, name: str) -> str:
        match event["deed"]:
            case "elected" if event["reason"] == "last-left":
                return f"{name} väljs: de som är kvar är inte fler än platserna."
            case "elected" if self.method == "scottish-stv":
                return f"{name} har nått kvoten och är vald."
            case "elected":
                return f"{name} är över kvoten."
            case "transferred":
                return (
                    f"Överskottet {amount_text(event['amount'])} från {name} går vidare; "
                    f"varje röst behåller {amount_text(event['share'])} av sitt värde."
                )
            case "excluded" if "amount" in event:
                return f"{name} har minst ({amount_text(event['amount'])}) och utesluts."
            case "excluded":
                return f"{name} har minst och utesluts."
            case "run-off":
                return f"{name} går vidare till omvalet mellan de två högsta."
            case _:
                return f"{name} {PLACED.get(event['reason'], 'får platsen')}."

    def _tied(self, event: Data) -> str:
        return f" {self.tie(event['tie'])}" if event.get("tie") else ""

    def _passed_over(self, event: Data) -> str:
        """Those with no more votes who were kept from the same fate."""
        passed = event.get("guarded") or []
        names = some([self.names[number] for number in passed])
        if not passed:
            return ""
        if self.method == "top-down-stv":
            return f" {names} hade inte fler röster, men har redan plats."
        return f" {names} hade inte fler röster, men skyddas: {self._shield(passed)}."

    def _shield(self, numbers: list[int]) -> str:
        if self.fixed.issuperset(numbers):
            return "platsen högre upp var bestämd före räkningen"
        return f"regeln om {self.rule} behöver dem högre upp"

    def barred(self, step: Data) -> str:
        """Who could not have the place, and why; nothing where everyone could."""
        numbers = held_back(step)
        bound = [self.names[number] for number in numbers if number in self.fixed]
        ruled = [self.names[number] for number in numbers if number not in self.fixed]
        said = []
        if ruled:
            said.append(
                f"{some(ruled)} kunde inte få platsen: regeln om {self.rule} hade annars inte gått att hålla."
            )
        if bound:
            said.append(f"{some(bound)} har en annan plats, som var bestämd före räkningen.")
        return " ".join(said)

    def tie(self, tie: Data) -> str:
        tied = listed([self.names[number] for number in tie["tied"]])
        chosen = self.names[tie["chosen"]]
        if self.method == "place-by-place":
            return f"{tied} stod lika; lotten, som drogs i salen, pekade ut {chosen}."
        if "drawn" in tie:
            drawn = listed([self.names[number] for number in tie["drawn"]])
            return (
                f"{tied} stod lika; tidigare steg lämnade kvar {drawn}, "
                f"och bland dem pekade lottordningen ut {chosen}."
            )
        if tie["settled"] == "lot":
            return f"{tied} stod lika ända bakåt; lottordningen pekade ut {chosen}."
        return f"{tied} stod lika; steg {tie['stage']} skilde dem åt och pekade ut {chosen}."

    def lot(self, used: Data) -> str:
        """One use of the lots: see `count_report.lots_used`."""
        tied = listed([self.names[number] for number in used["tied"]])
        where = f"Steg {used['stage']}" if used["place"] is None else f"Plats {used['place']}, steg {used['stage']}"
        return f"{where}: {tied} stod lika; lotten pekade ut {self.names[used['chosen']]}."


def held_back(step: Data) -> list[int]:
    """Those who were left but could not take the place. Older records know of none."""
    return list(step.get("barred", ()))


PLACED = {
    "lowest": "har minst av dem som inte är säkra och får platsen",
    "last-left": "är ensam kvar och får platsen",
    "guarded": "får platsen, för de andra som är kvar behövs högre upp",
    "fixed": "får platsen: den var bestämd före räkningen",
    "acclamation": "får platsen med bifall",
    "majority": "har mer än hälften och får platsen",
    "quota": "är över kvoten och får platsen",
    "run-off": "vinner mellan de två högsta och får platsen",
    "most-marks": "har flest och får platsen",
}
BRIEFLY = {
    "elected": "är över kvoten",
    "transferred": "ger sitt överskott vidare",
    "excluded": "utesluts",
    "run-off": "går vidare",
}


def _brief(event: Data) -> str:
    return BRIEFLY.get(event["deed"], "får platsen")


def _deciding(step: Data) -> Data:
    """The event that gave the place."""
    event: Data = step["stages"][-1]["events"][-1]
    return event


def _last_votes(step: Data) -> str:
    return str(step["stages"][-1]["votes"][str(step["candidate"])])


def _of(votes: str, counting: int) -> str:
    return f"{amount_text(votes)} av de {counting} röster som räknades"


def _more_than_others(event: Data) -> str:
    return "lika många som andra" if event.get("tie") else "fler än någon annan som var kvar"
