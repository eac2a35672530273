"""The way in by a printed code, and the letters that the organiser prints for nominees without e-mail."""

import secrets
from collections.abc import Sequence

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.balloting.model import canonical_code, draw_code
from nominering.documents import answer_letter
from nominering.nomination.errors import CandidacyUnknown
from nominering.nomination.model.candidacies import Answer
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.use_cases.invite import enter_by_code, give_code, valid_until
from nominering.web import forms
from nominering.web.access import Deed, Visited, fresh_secret, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page

TEMPLATE = "nomination/answer_code.html"


@get("/")
async def code() -> Template:
    return page(TEMPLATE, code="")


@get("/kod/{code:str}")
async def code_from_letter(code: FromPath[str]) -> Template:
    """The address in the letter's square leads here; coming in is still a press on a button."""
    return page(TEMPLATE, code=code[:40])


@post("/", status_code=303)
async def enter(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    """On to an address with a long secret of its own: the short code stays out of it."""
    typed = forms.text(await request.form(), "code")[:40]
    secret = fresh_secret()
    try:
        await enter_by_code(house.keys, house.answer_codes, canonical_code(typed), secret, house.now())
    except REFUSALS as error:
        return again(TEMPLATE, error, code=typed)
    return Redirect(f"/svara/{secret}", status_code=303)


@post("/svarslankar/{nominee_id:str}/brev", status_code=200)
async def print_letter(request: Visited, nominee_id: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    nominee = await house.candidacies.nominee(nominee_id)
    if nominee is None or nominee.erased:
        raise NotFoundException
    return await _letters(request, house, [nominee])


@post("/svarslankar/brev", status_code=200)
async def print_letters(request: Visited, house: NamedDependency[House]) -> Response[bytes]:
    """One for everybody without e-mail who has not answered for every list. Raises CandidacyUnknown for none."""
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
    pdf = await house.print_pdf(answer_letter.html(letters))
    named = {"Content-Disposition": 'inline; filename="brev.pdf"'}
    return Response(pdf, media_type="application/pdf", headers=named)


async def _letter(request: Visited, house: House, nominee: Nominee, fresh: str) -> answer_letter.AnswerLetter:
    named = {each.list_id for each in await house.candidacies.of_nominee(nominee.id)}
    named_to = [each for each in await house.lists.lists() if each.id in named]
    if not named_to:
        raise CandidacyUnknown
    return answer_letter.letter(
        await house.organisation.district(), nominee, named_to, fresh, request.app.state.public_url, house.today()
    )


coming_in = Router(path="/svara", route_handlers=[code, code_from_letter, enter])
printing = Router(path="/konferens", route_handlers=[print_letter, print_letters], guards=[only(Deed.ORGANISE)])
