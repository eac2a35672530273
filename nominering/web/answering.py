"""Svara: a nominee says yes or no per list, by a personal link and without an account."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.exceptions import ClientException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from markupsafe import Markup

from nominering.access.use_cases import recognise_nominee
from nominering.documents import ballot_paper, wordings
from nominering.documents.count_page import CountPage, OwnLine, count_page, own_line
from nominering.documents.eligibility import Told, missing
from nominering.documents.explaining import rule_text, told_apart
from nominering.nomination.errors import CandidacyUnknown, LineTooWide
from nominering.nomination.model.acts import Act, standing_acts
from nominering.nomination.model.candidacies import (
    LONGEST_STATEMENT,
    BallotLine,
    Candidacy,
    Gender,
    Part,
)
from nominering.nomination.model.eligibility import Reason
from nominering.nomination.model.lists import CandidateList, Election
from nominering.nomination.model.nominees import age_on
from nominering.nomination.model.stated import Citizenship, Stated
from nominering.nomination.use_cases.answer import accept, decline
from nominering.nomination.use_cases.examine import examine_all
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.use_cases.count import counted_list
from nominering.web import forms
from nominering.web.access import Visited
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.nominators import ANSWERS, nominator_text
from nominering.web.outcome import names_of
from nominering.web.pages import again, page

TEMPLATE = "nomination/answer.html"
GENDERS = {
    Gender.WOMAN: "Kvinna",
    Gender.MAN: "Man",
    Gender.OTHER: "Annat",
    Gender.UNDISCLOSED: "Vill inte uppge",
}
CITIZENSHIPS = {
    Citizenship.SWEDISH: "Svensk",
    Citizenship.EU: "Annat EU-land",
    Citizenship.NORDIC: "Island eller Norge",
    Citizenship.OTHER: "Annat",
}
LEFT_OUT = {Part.AGE: "åldern", Part.OCCUPATION: "yrket", Part.PLACE: "orten"}


@dataclass(frozen=True)
class Result:
    """An adopted list as one of its nominees reads it; `own` is there for whoever was counted, `by_count` is the
    place that the count gave where the list has another, `lines` the places with their names.
    """

    adopted: AdoptedList
    count: CountPage
    own: OwnLine | None
    lines: tuple[tuple[int, str], ...]
    by_count: int | None = None


async def shown(house: House, nominee_id: str, secret: str) -> dict[str, Any]:
    """Everything the nominee's own page says. Raises CandidacyUnknown."""
    candidacies = await house.candidacies.of_nominee(nominee_id)
    if not candidacies:
        raise CandidacyUnknown
    nominee = candidacies[0].nominee
    lists = {each.id: each for each in await house.lists.lists()}
    frozen = {each.list_id for each in candidacies if await house.rounds.round_on(each.list_id)}
    answers_open = {
        each.list_id: each.answers_open(lists[each.list_id], house.now()) and each.list_id not in frozen
        for each in candidacies
    }
    district = await house.organisation.district()
    return {
        "nominee": nominee,
        "district": district,
        "candidacies": [each for key in lists for each in candidacies if each.list_id == key],
        "lists": lists,
        "ages": {key: age_on(each.election_day, nominee.born) for key, each in lists.items()},
        "supporters": {each.list_id: [nominator_text(each, one) for one in each.supporters] for each in candidacies},
        "results": {each.list_id: await _result(house, each) for each in candidacies},
        "open": answers_open,
        "frozen": frozen,
        "asks": any(answers_open[each.list_id] for each in candidacies),
        "rules": {key: rule_text(str(each.quota)) for key, each in lists.items() if each.quota},
        "genders": GENDERS,
        # What was answered on the list itself: nothing is stated again unasked.
        "stated": {each.list_id: each.gender if each.accepted else None for each in candidacies},
        "previews": {each.list_id: preview(house, each, lists[each.list_id]) for each in candidacies},
        "findings": await _findings(house, candidacies, lists),
        "citizenships": CITIZENSHIPS,
        "riksdag": Election.RIKSDAG,
        "answers": ANSWERS,
        "parts": LEFT_OUT,
        "longest_statement": LONGEST_STATEMENT,
        "acts": standing_acts(await house.acts.acts(nominee_id)),
        "wordings": [wordings.current(act) for act in Act],
        "widths": Markup(json.dumps(ballot_paper.table_of_widths(), ensure_ascii=True)),
        "secret": secret,
        "photo": nominee.id in await house.photos.with_photo(),
        "typed": {},
    }


def preview(house: House, candidacy: Candidacy, to: CandidateList) -> tuple[str, ...]:
    """The line as it breaks on the ballot paper; none without a yes."""
    if candidacy.line is None:
        return ()
    return house.paper.lines(candidacy.nominee.name, candidacy.details(to.election_day))


async def _findings(
    house: House, candidacies: Sequence[Candidacy], lists: dict[str, CandidateList]
) -> dict[str, tuple[Told, ...]]:
    """What is missing, for each list that the nominee has said yes to."""
    found = {}
    for each in candidacies:
        if each.accepted:
            to = lists[each.list_id]
            ((_, findings),) = await examine_all(
                house.members, house.organisation, house.register, [each], to, house.today()
            )
            # That the district keeps no register is nothing a candidate can do anything about.
            looked_up = [one for one in findings if one.reason is not Reason.REGISTER_EMPTY]
            found[each.list_id] = missing(looked_up, "Du")
    return found


async def _result(house: House, candidacy: Candidacy) -> Result | None:
    """Nothing until the list is adopted."""
    adopted = await house.outcomes.adopted(candidacy.list_id)
    if adopted is None:
        return None
    round_, counted = await counted_list(house.rounds, house.outcomes, candidacy.list_id)
    record, names = counted.record, names_of(round_)
    number = next((each.number for each in round_.standing if each.candidacy_id == candidacy.id), None)
    own = own_line(record, names, number) if number and number not in counted.withdrawn else None
    level = (await house.lists.candidate_list(candidacy.list_id)).publication
    if own and not level.shows_sums:
        own = replace(own, counted=None, why="", second=None)
    place = next((each.place for each in adopted.in_force if each.candidacy_id == candidacy.id), None)
    by_count = own.place if own and level.shows_sums and own.place != place else None
    shown = count_page(record, names, round_.title)
    apart = told_apart(names)
    numbers = {each.candidacy_id: each.number for each in round_.standing}
    lines = tuple((each.place, apart.get(numbers.get(each.candidacy_id, 0), each.name)) for each in adopted.in_force)
    return Result(adopted, shown, replace(own, place=place) if own else None, lines, by_count)


def _line(form: FormMultiDict, protected: bool) -> BallotLine:
    """Raises LineIncomplete, LineTooLong."""
    leave_out = {part for part in Part if part.value in forms.texts(form, "leave_out")}
    if protected:
        leave_out.add(Part.PLACE)
    return BallotLine.filled_in(
        forms.text(form, "occupation"), forms.text(form, "place"), forms.text(form, "affiliation"), leave_out
    )


def _stated(form: FormMultiDict) -> Stated:
    """Nobody has to answer while the list's setting is to warn."""
    return Stated(
        citizenship=forms.choice(form, "citizenship", Citizenship.UNSTATED),
        resided=forms.choice(form, "resided", Stated().resided),
        registered=forms.choice(form, "registered", Stated().registered),
        three_years=forms.choice(form, "three_years", Stated().three_years),
    )


@get("/{secret:str}")
async def answering(secret: FromPath[str], house: NamedDependency[House]) -> Template:
    nominee_id = await recognise_nominee(house.keys, secret, house.now())
    return page(TEMPLATE, **await shown(house, nominee_id, secret))


@post("/{secret:str}/{list_id:str}", status_code=303)
async def post_answer(
    request: Visited, secret: FromPath[str], list_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    nominee_id = await recognise_nominee(house.keys, secret, house.now())
    form = await request.form()
    try:
        match forms.text(form, "answer"):
            case "ja":
                await _accept(house, form, nominee_id, list_id)
            case "nej":
                await decline(house.lists, house.candidacies, nominee_id, list_id, house.now())
            case "visa":
                return await _previewed(house, form, nominee_id, list_id, secret)
            case _:  # an empty post is no answer
                raise ClientException
    except CandidacyUnknown:
        raise
    except REFUSALS as error:
        lines = await _typed_lines(house, form, nominee_id, list_id) if isinstance(error, LineTooWide) else ()
        return again(TEMPLATE, error, **await _kept(house, form, nominee_id, list_id, secret, lines))
    return Redirect(f"/svara/{secret}#{list_id}", status_code=303)


async def _accept(house: House, form: FormMultiDict, nominee_id: str, list_id: str) -> None:
    nominee = await house.candidacies.nominee(nominee_id)
    await accept(
        house.lists,
        house.candidacies,
        house.paper,
        nominee_id,
        list_id,
        _line(form, protected=nominee is not None and nominee.protected),
        house.now(),
        forms.choice(form, "gender", Gender.UNDISCLOSED),
        forms.long_text(form, "statement"),
        _stated(form),
    )


async def _previewed(house: House, form: FormMultiDict, nominee_id: str, list_id: str, secret: str) -> Template:
    """For whoever has no scripts: how the line breaks, before anything is answered. Raises LineIncomplete."""
    lines = await _typed_lines(house, form, nominee_id, list_id)
    return page(TEMPLATE, **await _kept(house, form, nominee_id, list_id, secret, lines))


async def _kept(
    house: House, form: FormMultiDict, nominee_id: str, list_id: str, secret: str, lines: tuple[str, ...]
) -> dict[str, Any]:
    """The page with what was typed still there; `lines` is how the typed line breaks."""
    back = await shown(house, nominee_id, secret)
    return back | {
        "typed": forms.kept(form),
        "refused_list": list_id,
        "previews": back["previews"] | ({list_id: lines} if lines else {}),
    }


async def _typed_lines(house: House, form: FormMultiDict, nominee_id: str, list_id: str) -> tuple[str, ...]:
    to = await house.lists.candidate_list(list_id)
    nominee = await house.candidacies.nominee(nominee_id)
    if nominee is None:
        raise CandidacyUnknown
    line = _line(form, nominee.protected)
    return house.paper.lines(nominee.name, line.details(age_on(to.election_day, nominee.born)))


routes = Router(path="/svara", route_handlers=[answering, post_answer])
