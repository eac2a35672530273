"""A printout with codes: how far it has come, and the one time it is fetched. Others begin it."""

from collections.abc import Awaitable, Callable, Sequence
from uuid import uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.documents import voting_cards
from nominering.documents.voting_cards import Card, Vote
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import HTTP_SENTENCES
from nominering.web.house import House
from nominering.web.pages import file, page
from nominering.web.print_runs import Part, PrintRun
from nominering.web.sentences import SENTENCES, sentence_for

TEMPLATE = "balloting/print_run.html"
HERE = "/konferens/utskrift"
# A file of its own for so many: what is set at once waits in memory.
CARDS_TOGETHER, LETTERS_TOGETHER = 600, 200


async def begin_cards(
    request: Visited,
    house: House,
    cards: Sequence[Card],
    conference: str,
    keep: Callable[[], Awaitable[None]],
    back: str,
) -> Redirect:
    """Set the cards on sheets to cut, then `keep` them."""
    district = (await house.organisation.district()).name
    parts = [
        Part(voting_cards.cards_html(district, conference, house.doors.public_url, some), len(some))
        for some in _together(cards, CARDS_TOGETHER)
    ]
    return await _begin(request, house, "kodkort", parts, keep, back)


async def begin_letters(
    request: Visited, house: House, vote: Vote, cards: Sequence[Card], keep: Callable[[], Awaitable[None]], back: str
) -> Redirect:
    """Set a letter for each of the cards, then `keep` them."""
    district = (await house.organisation.district()).name
    parts = [
        Part(voting_cards.letters_html(district, vote, house.doors.public_url, some), len(some))
        for some in _together(cards, LETTERS_TOGETHER)
    ]
    return await _begin(request, house, "kodbrev", parts, keep, back)


async def _begin(
    request: Visited, house: House, file: str, parts: list[Part], keep: Callable[[], Awaitable[None]], back: str
) -> Redirect:
    run = PrintRun(uuid4().hex, file, back)
    await house.print_runs.begin(visitor_of(request).subject, run, parts, house.print_pdf, keep)
    return Redirect(f"{HERE}/{run.id}", status_code=303)


def _together(cards: Sequence[Card], how_many: int) -> list[Sequence[Card]]:
    return [cards[first : first + how_many] for first in range(0, len(cards), how_many)]


@get("/{run_id:str}")
async def show(request: Visited, run_id: FromPath[str], house: NamedDependency[House]) -> Template:
    run = house.print_runs.find(visitor_of(request).subject, run_id)
    said = None
    if run.error is not None:
        said = sentence_for(run.error) if type(run.error) in SENTENCES else HTTP_SENTENCES[500]
    return page(TEMPLATE, run=run, said=said)


@post("/{run_id:str}", status_code=200)
async def fetch(request: Visited, run_id: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    """A press on a button and not a link: nothing that looks ahead fetches it instead of the person."""
    run, content = house.print_runs.fetch(visitor_of(request).subject, run_id)
    return file(content, run.media_type, run.file_name, inline=not run.several)


routes = Router(path=HERE, route_handlers=[show, fetch], guards=[only(Deed.ORGANISE)])
