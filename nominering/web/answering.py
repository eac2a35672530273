"""Svara: a nominee says yes or no per list, by a personal link and without an account."""

from collections.abc import Sequence

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.exceptions import ClientException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.access.use_cases import recognise_nominee
from nominering.documents.explaining import rule_text
from nominering.nomination.errors import CandidacyUnknown
from nominering.nomination.model import BallotLine, Candidacy, Gender, age_on
from nominering.nomination.use_cases import accept, decline
from nominering.web import forms
from nominering.web.access import Visited
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page

TEMPLATE = "nomination/answer.html"
GENDERS = {
    Gender.WOMAN: "Kvinna",
    Gender.MAN: "Man",
    Gender.OTHER: "Annat",
    Gender.UNDISCLOSED: "Vill inte uppge",
}


async def _shown(house: House, nominee_id: str, secret: str) -> dict[str, object]:
    candidacies = await house.candidacies.of_nominee(nominee_id)
    if not candidacies:
        raise CandidacyUnknown
    nominee = candidacies[0].nominee
    lists = {each.id: each for each in await house.lists.lists()}
    associations = await house.organisation.associations()
    frozen = {each.list_id for each in candidacies if await house.rounds.round_on(each.list_id)}
    return {
        "nominee": nominee,
        "candidacies": [each for key in lists for each in candidacies if each.list_id == key],
        "lists": lists,
        "ages": {key: age_on(each.election_day, nominee.born) for key, each in lists.items()},
        "supporters": {
            each.list_id: [associations.by_id(one.association_id).name for one in each.nominations]
            for each in candidacies
        },
        "open": {key: each.answers_open(house.now()) and key not in frozen for key, each in lists.items()},
        "rules": {key: rule_text(str(each.quota)) for key, each in lists.items() if each.quota},
        "genders": GENDERS,
        "stated": _stated(candidacies),
        "secret": secret,
        "typed": {},
    }


def _stated(candidacies: Sequence[Candidacy]) -> dict[str, Gender | None]:
    """What is chosen from the start, per list: what was answered there, or else what was stated for another list."""
    elsewhere = next((each.gender for each in candidacies if each.gender is not Gender.UNDISCLOSED), None)
    return {each.list_id: each.gender if each.accepted else elsewhere for each in candidacies}


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
