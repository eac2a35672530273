"""What a ballot shows: who stands, in the voter's order, and what the voter has filled in."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment
from litestar.datastructures import FormMultiDict
from markupsafe import Markup

from nominering.conference.model.rounds import BallotKind, Matter, Round, RoundState
from nominering.election.model.elections import Election
from nominering.nomination.model.lists import CandidateList
from nominering.web import forms
from nominering.web.house import House
from nominering.web.ranking import Row, row
from nominering.web.withdrawing import SteppedDown, stepped_down

ITEMS = {BallotKind.RANKING: "layout/ranking.html", BallotKind.MARKS: "balloting/marks.html"}
ABOUT_A_LIST = (Matter.LIST, Matter.PLACE)
LONGEST_RECEIPT = 20


@dataclass(frozen=True)
class Sheet:
    """A round's ballot as it is the same for everyone; `items` are its rows set in HTML, by number, not filled in.

    `list` is there in a round about a list, `election` in a personal election.
    """

    round: Round
    list: CandidateList | None
    election: Election | None
    rows: dict[int, Row]
    items: dict[int, Markup]
    stepped_down: tuple[SteppedDown, ...]
    adopted: bool

    @property
    def standing(self) -> str:
        """Tells one set of candidates from another."""
        names = "\n".join(f"{each.number} {each.name}" for each in self.round.standing)
        return hashlib.sha256(names.encode()).hexdigest()[:12]


async def sheet_of(house: House, jinja: Environment, round_id: str, state: RoundState) -> Sheet:
    """At most a second old, but for the state, which the caller has just read. Raises RoundUnknown."""
    return await house.fresh.get((round_id, state), lambda: _read(house, jinja, round_id))


async def _read(house: House, jinja: Environment, round_id: str) -> Sheet:
    round_ = await house.rounds.round(round_id)
    about_list = round_.matter in ABOUT_A_LIST
    candidate_list = await house.lists.candidate_list(round_.about) if about_list else None
    rows = {each.number: each for each in await rows_of(house, round_)}
    item = jinja.get_template(ITEMS[round_.ballot]).module.item  # type: ignore[attr-defined]
    return Sheet(
        round_,
        candidate_list,
        await house.elections.election(round_.about) if round_.matter is Matter.ELECTION else None,
        rows,
        {number: item(each) for number, each in rows.items()},
        await stepped_down(house, round_),
        about_list and await house.outcomes.adopted(round_.about) is not None,
    )


async def rows_of(house: House, round_: Round) -> tuple[Row, ...]:
    """Whoever stands in the round, by number, with what the ballot says of each."""
    if round_.matter not in ABOUT_A_LIST:
        return tuple(Row(one.number, one.candidacy_id, one.name, one.detail) for one in round_.standing)
    election_day = (await house.lists.candidate_list(round_.about)).election_day
    candidacies = {each.id: each for each in await house.candidacies.of_list(round_.about)}
    return tuple(row(one.number, candidacies[one.candidacy_id], election_day) for one in round_.standing)


@dataclass(frozen=True)
class Filled:
    """What was typed or ticked, to be shown again; nothing at first. `replaces` is the receipt's code of the ballot
    that this one is to take the place of.
    """

    places: dict[int, str]
    blank: bool
    submission: str
    replaces: str = ""

    @classmethod
    def not_yet(cls) -> "Filled":
        return cls({}, False, secrets.token_urlsafe(16))

    @classmethod
    def of(cls, form: FormMultiDict, numbers: Sequence[int]) -> "Filled":
        typed = {number: forms.place_typed(form, number) or forms.mark_typed(form, number) for number in numbers}
        submission = forms.text(form, "submission")[:64] or secrets.token_urlsafe(16)
        blank, replaces = forms.text(form, "blank") == "ja", forms.text(form, "replaces", LONGEST_RECEIPT)
        return cls({n: place for n, place in typed.items() if place}, blank, submission, replaces)


def card_mark(card: str) -> str:
    """What a phone knows a card by again, to whom a draft on it belongs; from it nobody finds the card."""
    return hashlib.sha256(f"utkast {card}".encode()).hexdigest()[:12]


def turn_of(session: str | None, round_id: str) -> int:
    """Where a rotated ballot begins: the same each time the voter looks, and kept nowhere."""
    return int.from_bytes(hashlib.sha256(f"{session} {round_id}".encode()).digest()[:8], "big")


def ballot_context(sheet: Sheet, session: str | None, filled: Filled) -> dict[str, Any]:
    round_ = sheet.round
    order = round_.order_shown(turn_of(session, round_.id))
    typed = {n: replace(sheet.rows[n], place=place) for n, place in filled.places.items()}
    return {
        "round": round_,
        "list": sheet.list,
        "election": sheet.election,
        "standing": sheet.standing,
        "first": sheet.rows[order[0]],
        "items": [sheet.items[number] for number in order],
        "rows": [typed.get(number, sheet.rows[number]) for number in order] if typed else [],
        "submission": filled.submission,
        "replaces": filled.replaces,
        "blank": filled.blank,
    }


def review_context(sheet: Sheet, chosen: Sequence[int], filled: Filled) -> dict[str, Any]:
    """`chosen` in the order of the ballot that is to be cast."""
    return {
        "round": sheet.round,
        "chosen": [sheet.rows[number] for number in chosen],
        "left": [each for number, each in sheet.rows.items() if number not in chosen],
        "submission": filled.submission,
        "replaces": filled.replaces,
        "blank": filled.blank,
    }
