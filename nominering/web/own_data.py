"""Uppgifter: everything that is kept about a nominee, for the nominee alone (GDPR art. 15), to read and to take."""

import json
from datetime import date, datetime
from typing import Any

from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from nominering.access.use_cases import recognise_nominee
from nominering.correspondence.model import Kind
from nominering.documents.swedish import date_text, time_text
from nominering.documents.wordings import of_version
from nominering.nomination.errors import CandidacyUnknown
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.nominees import Nominee
from nominering.organisation.identity import found_in
from nominering.web.answering import CITIZENSHIPS, GENDERS
from nominering.web.house import House
from nominering.web.letters import DELIVERIES, KINDS
from nominering.web.nominators import ANSWERS, ELECTABLE, nominator_text
from nominering.web.pages import file, page

YES_NO = {"yes": "ja", "no": "nej", "unstated": "inte angett"}
# The link may have gone to an address that somebody else wrote: what it opens does not tell where to find the person.
ON_REQUEST = "lämnas ut av ombudsmannen på begäran"
Facts = dict[str, Any]


async def gathered(house: House, nominee_id: str) -> dict[str, list[Facts]]:
    """By what it is about: each fact under its name. Raises CandidacyUnknown."""
    candidacies = await house.candidacies.of_nominee(nominee_id)
    if not candidacies:
        raise CandidacyUnknown
    nominee = candidacies[0].nominee
    return {
        "Dig": [_person(nominee)],
        "Dina svar": [await _answer(house, each) for each in candidacies],
        "Vem som nominerade dig": await _nominations(house, candidacies),
        "Samtycken och försäkran": await _acts(house, nominee_id),
        "Brev till dig med e-post": await _letters(house, nominee_id),
        "Omröstningar och fastställda listor": await _outcomes(house, candidacies),
        "Medlemsregistret": await _member(house, nominee),
    }


def _person(nominee: Nominee) -> Facts:
    return {
        "namn": nominee.name,
        "födelsedatum": nominee.born,
        "hemort": nominee.home,
        "e-post": nominee.email,
        "telefon": nominee.phone,
        "skyddade personuppgifter": "ja" if nominee.protected else "nej",
    }


async def _answer(house: House, candidacy: Candidacy) -> Facts:
    to = await house.lists.candidate_list(candidacy.list_id)
    return {
        "lista": to.title,
        "svar": ANSWERS[candidacy.answer],
        "svarade": candidacy.answered_at,
        "drog tillbaka": candidacy.withdrawn_at,
        "på valsedeln": ", ".join((candidacy.nominee.name, *candidacy.details(to.election_day)))
        if candidacy.line
        else "",
        "presentation": candidacy.statement,
        "kön": GENDERS[candidacy.gender].lower(),
        "medborgarskap": CITIZENSHIPS.get(candidacy.stated.citizenship, "inte angett").lower(),
        "är eller har varit bosatt i Sverige": YES_NO[candidacy.stated.resided],
        "folkbokförd där valet gäller": YES_NO[candidacy.stated.registered],
        "folkbokförd i Sverige tre år i följd": YES_NO[candidacy.stated.three_years],
    }


async def _nominations(house: House, candidacies: tuple[Candidacy, ...]) -> list[Facts]:
    return [
        {
            "lista": (await house.lists.candidate_list(each.list_id)).title,
            "nominerad av": nominator_text(each, one),
            "möte": one.grounds.meeting.held if one.grounds.meeting else "",
            "paragraf": one.grounds.meeting.paragraph if one.grounds.meeting else "",
            "motivering": one.motivation,
            "valbar plats": ELECTABLE[one.grounds.electable],
            "relation": one.grounds.relation,
            "kom in": one.came_in or "",
            "återtagen": one.withdrawn_at or "",
        }
        for each in candidacies
        for one in each.nominations
    ]


async def _acts(house: House, nominee_id: str) -> list[Facts]:
    facts = []
    for each in await house.acts.acts(nominee_id):
        wording = of_version(each.version)
        facts.append(
            {
                "vad": wording.title if wording else each.act.value,
                "text": f"{wording.text} {wording.press}" if wording else "",
                "version": each.version,
                "lämnat": each.given_at,
                "tillbakataget": each.withdrawn_at,
            }
        )
    return facts


async def _letters(house: House, nominee_id: str) -> list[Facts]:
    return [
        {
            "vad": KINDS[each.kind],
            "adress": each.address,
            "ämne": each.subject,
            "skrivet": each.queued_at,
            "läge": DELIVERIES[each.delivery],
        }
        for each in await house.outbox.of_kind(*Kind)
        if each.about == nominee_id
    ]


async def _outcomes(house: House, candidacies: tuple[Candidacy, ...]) -> list[Facts]:
    facts: list[Facts] = []
    for each in candidacies:
        round_ = await house.rounds.round_on(each.list_id)
        adopted = await house.outcomes.adopted(each.list_id)
        number = (
            next((one.number for one in round_.standing if one.candidacy_id == each.id), None) if round_ else None
        )
        place = (
            next((one.place for one in adopted.in_force if one.candidacy_id == each.id), None) if adopted else None
        )
        title = (await house.lists.candidate_list(each.list_id)).title
        if number is not None:
            facts.append({"lista": title, "nummer i omröstningen": number, "plats på den fastställda listan": place})
    return facts


async def _member(house: House, nominee: Nominee) -> list[Facts]:
    member = found_in(await house.members.born_on({nominee.born}), nominee.name, nominee.born, house.today())
    if member is None:
        return []
    names = {each.id: each.name for each in (await house.organisation.associations()).every}
    stays = [
        f"{names.get(each.association_id or '', 'ingen förening')} från {each.since}"
        + (f" till {each.until}" if each.until else "")
        for each in member.memberships
    ]
    return [
        {
            "medlemsnummer": member.id,
            "namn": member.name,
            "födelsedatum": member.born,
            "kommunkod": ON_REQUEST if nominee.protected else member.municipality,
            "e-post": ON_REQUEST if nominee.protected else member.email,
            "telefon": ON_REQUEST if nominee.protected else member.phone,
            "avgift betald": member.fee_paid,
            "medlemskap": ", ".join(stays),
            "skyddade personuppgifter": "ja" if member.protected else "nej",
        }
    ]


def _said(value: Any) -> str:
    if isinstance(value, datetime):
        return time_text(value)
    if isinstance(value, date):
        return date_text(value)
    return "–" if value in (None, "") else str(value)


@get("/{secret:str}/uppgifter")
async def own_data(secret: FromPath[str], house: NamedDependency[House]) -> Template:
    nominee_id = await recognise_nominee(house.keys, secret, house.now())
    parts = {
        about: [{name: _said(value) for name, value in each.items()} for each in facts]
        for about, facts in (await gathered(house, nominee_id)).items()
    }
    return page("nomination/own_data.html", parts=parts, secret=secret, now=house.now())


@get("/{secret:str}/uppgifter.json")
async def own_data_file(secret: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    nominee_id = await recognise_nominee(house.keys, secret, house.now())
    content = json.dumps(await gathered(house, nominee_id), ensure_ascii=False, indent=1, default=str).encode()
    return file(content, "application/json", "mina-uppgifter.json")


routes = Router(path="/svara", route_handlers=[own_data, own_data_file])
