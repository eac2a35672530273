"""Svara: a nominee says yes or no per list, by a personal link and without an account."""

from dataclasses import dataclass

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.exceptions import ClientException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.access.use_cases import recognise_nominee
from nominering.documents.count_page import CountPage, OwnLine, count_page, own_line
from nominering.documents.explaining import rule_text
from nominering.nomination.errors import CandidacyUnknown
from nominering.nomination.model.candidacies import BallotLine, Candidacy, Gender
from nominering.nomination.model.nominees import age_on
from nominering.nomination.use_cases.answer import accept, decline
from nominering.outcome.model import AdoptedList
from nominering.outcome.use_cases import counted_list
from nominering.web import forms
from nominering.web.access import Visited
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.nominators import nominator_text
from nominering.web.outcome import names_of
from nominering.web.pages import again, page

TEMPLATE = "nomination/answer.html"
GENDERS = {
    Gender.WOMAN: "Kvinna",
    Gender.MAN: "Man",
    Gender.OTHER: "Annat",
    Gender.UNDISCLOSED: "Vill inte uppge",
}


@dataclass(frozen=True)
class Result:
    """An adopted list as one of its nominees reads it; `own` is there for whoever was counted."""

    adopted: AdoptedList
    count: CountPage
    own: OwnLine | None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.count.places or self.count.seats)


async def _shown(house: House, nominee_id: str, secret: str) -> dict[str, object]:
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
    return {
        "nominee": nominee,
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
        "secret": secret,
        "photo": nominee.id in await house.photos.with_photo(),
        "typed": {},
    }


async def _result(house: House, candidacy: Candidacy) -> Result | None:
    """Nothing until the list is adopted."""
    adopted = await house.outcomes.adopted(candidacy.list_id)
    if adopted is None:
        return None
    round_, counted = await counted_list(house.rounds, house.outcomes, candidacy.list_id)
    record, names = counted.record, names_of(round_)
    number = next((each.number for each in round_.standing if each.candidacy_id == candidacy.id), None)
    own = own_line(record, names, number) if number and number not in counted.withdrawn else None
    return Result(adopted, count_page(record, names, round_.title), own)


def _gender(form: FormMultiDict) -> Gender:
    """Nobody has to choose. Raises ClientException for what is no choice."""
    try:
        return Gender(forms.text(form, "gender") or Gender.UNDISCLOSED)
    except ValueError:
        raise ClientException from None


@get("/{secret:str}")
async def answering(secret: FromPath[str], house: NamedDependency[House]) -> Template:
    nominee_id = await recognise_nominee(house.keys, secret, house.now())
    return page(TEMPLATE, **await _shown(house, nominee_id, secret))


@post("/{secret:str}/{list_id:str}", status_code=303)
async def post_answer(
    request: Visited, secret: FromPath[str], list_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    nominee_id = await recognise_nominee(house.keys, secret, house.now())
    form = await request.form()
    try:
        if forms.text(form, "answer") == "ja":
            line = BallotLine.filled_in(forms.text(form, "occupation"), forms.text(form, "place"))
            await accept(house.lists, house.candidacies, nominee_id, list_id, line, house.now(), _gender(form))
        elif forms.text(form, "answer") == "nej":
            await decline(house.lists, house.candidacies, nominee_id, list_id, house.now())
        else:  # an empty post is no answer
            raise ClientException
    except CandidacyUnknown:
        raise
    except REFUSALS as error:
        shown = await _shown(house, nominee_id, secret)
        return again(TEMPLATE, error, **shown | {"typed": forms.kept(form), "refused_list": list_id})
    return Redirect(f"/svara/{secret}#{list_id}", status_code=303)


routes = Router(path="/svara", route_handlers=[answering, post_answer])
