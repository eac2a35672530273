"""Svarslänkar: the organiser makes a nominee's personal link, or prints a letter with a code."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from nominering.balloting.model.codes import draw_code
from nominering.documents import answer_letter
from nominering.nomination.errors import CandidacyUnknown
from nominering.nomination.model.candidacies import Answer
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.use_cases.invite import give_code, give_link, valid_until
from nominering.web.access import Deed, Visited, fresh_secret, only
from nominering.web.house import House
from nominering.web.nominators import ANSWERS
from nominering.web.pages import page, pdf

TEMPLATE = "conference/links.html"


@dataclass(frozen=True)
class Asked:
    """Somebody who has been nominated, with the answer to each list by its id."""

    nominee: Nominee
    answers: dict[str, Answer]


@get("/")
async def answer_links(house: NamedDependency[House]) -> Template:
    return page(TEMPLATE, **await _shown(house))


async def _shown(house: House) -> dict[str, object]:
    lists = await house.lists.lists()
    asked: dict[str, Asked] = {}
    for each_list in lists:
        for each in await house.candidacies.of_list(each_list.id):
            if each.nominee.erased:
                continue
            asked.setdefault(each.nominee.id, Asked(each.nominee, {})).answers[each_list.id] = each.answer
    rows = sorted(asked.values(), key=lambda one: Answer.ASKED not in one.answers.values())
    letters = len(await without_email(house))
    return {"lists": lists, "rows": rows, "link": None, "named": None, "letters": letters, "answers": ANSWERS}


async def _nominee(house: House, nominee_id: str) -> Nominee:
    nominee = await house.candidacies.nominee(nominee_id)
    if nominee is None or nominee.erased:
        raise NotFoundException
    return nominee


@post("/{nominee_id:str}", status_code=200)
async def make_link(request: Visited, nominee_id: FromPath[str], house: NamedDependency[House]) -> Template:
    """A personal link, shown this once. After the last stop for answers it shows what became of the list."""
    nominee = await _nominee(house, nominee_id)
    secret = fresh_secret()
    await give_link(house.keys, house.answer_codes, secret, nominee.id, await valid_until(house.lists, house.now()))
    link = f"{request.app.state.public_url}/svara/{secret}"
    return page(TEMPLATE, **await _shown(house) | {"link": link, "named": nominee})


@post("/{nominee_id:str}/brev", status_code=200)
async def print_letter(request: Visited, nominee_id: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    return await _letters(request, house, [await _nominee(house, nominee_id)])


@post("/brev", status_code=200)
async def print_letters(request: Visited, house: NamedDependency[House]) -> Response[bytes]:
    """One for everybody without e-mail who has not answered for every list."""
    nominees = await without_email(house)
    if not nominees:
        raise NotFoundException
    return await _letters(request, house, nominees)


async def without_email(house: House) -> tuple[Nominee, ...]:
    """Those whom only a letter reaches, and who have a list left to answer for."""
    waiting: dict[str, Nominee] = {}
    for each_list in await house.lists.lists():
        if each_list.answers_open(house.now()):
            for each in await house.candidacies.of_list(each_list.id):
                if each.answer is Answer.ASKED and not each.nominee.email:
                    waiting.setdefault(each.nominee.id, each.nominee)
    return tuple(waiting.values())


async def _letters(request: Visited, house: House, nominees: Sequence[Nominee]) -> Response[bytes]:
    """Each with a fresh code, which is nowhere but on the paper."""
    until = await valid_until(house.lists, house.now())
    letters = []
    for nominee in nominees:
        fresh = draw_code(secrets.choice)
        await give_code(house.keys, house.answer_codes, fresh, nominee.id, until)
        letters.append(await _letter(request, house, nominee, fresh))
    return pdf(await house.print_pdf(answer_letter.html(letters)), "brev.pdf")


async def _letter(request: Visited, house: House, nominee: Nominee, fresh: str) -> answer_letter.AnswerLetter:
    named = {each.list_id for each in await house.candidacies.of_nominee(nominee.id)}
    named_to = [each for each in await house.lists.lists() if each.id in named]
    if not named_to:
        raise CandidacyUnknown
    return answer_letter.letter(
        await house.organisation.district(), nominee, named_to, fresh, request.app.state.public_url, house.today()
    )


routes = Router(
    path="/konferens/svarslankar",
    route_handlers=[answer_links, make_link, print_letter, print_letters],
    guards=[only(Deed.ORGANISE)],
)
