"""Where the parts meet."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.middleware.compression import CompressionMiddleware
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig

from nominering.documents import count_html, pdf
from nominering.documents.templates import environment
from nominering.settings import Settings
from nominering.store.access import StoredAccess
from nominering.store.balloting import StoredBallotBox, StoredVotingCards
from nominering.store.conference import StoredRoll, StoredRounds
from nominering.store.correspondence import StoredOutbox
from nominering.store.counter_proposals import StoredCounterProposals
from nominering.store.database import Database
from nominering.store.lists import StoredLists
from nominering.store.members import StoredMembers
from nominering.store.nomination import StoredCandidacies
from nominering.store.notes import StoredNotes
from nominering.store.notices import StoredNotices
from nominering.store.organisation import StoredOrganisation
from nominering.store.outcome import StoredOutcomes
from nominering.store.proposals import StoredProposals
from nominering.store.register import StoredRegister
from nominering.web import (
    answering,
    apportioning,
    balloting,
    conference,
    counter_proposals,
    documents,
    duplicates,
    errors,
    headers,
    importing,
    members,
    nomination,
    nominees,
    notes,
    notice,
    organisation,
    outcome,
    preparing,
    proposal,
    start,
    stepping,
    versions,
)
from nominering.web.access import Sessions
from nominering.web.house import House
from nominering.web.mended import ForgetfulRequest, mend

log = logging.getLogger("nominering")

STATIC = Path(__file__).parent / "web" / "static"


# Files only: a page holds a form token beside what was typed, and its length should tell nothing of either.
COMPRESSED = DefineMiddleware(CompressionMiddleware, config=CompressionConfig(backend="gzip"))


def utc_now() -> datetime:
    return datetime.now(UTC)


async def print_here(html: str) -> bytes:
    """For the command line, which has nobody else to wait on it."""
    return pdf.render(html)


def furnish(
    database: Database,
    secret: bytes,
    print_pdf: Callable[[str], Awaitable[bytes]] = print_here,
    clock: Callable[[], datetime] = utc_now,
) -> House:
    """One adapter per port, on one database."""
    access = StoredAccess()
    outbox = StoredOutbox(database)
    return House(
        organisation=StoredOrganisation(database),
        members=StoredMembers(database),
        register=StoredRegister(database),
        outbox=outbox,
        accounts=access,
        keys=access,
        lists=StoredLists(database),
        candidacies=StoredCandidacies(database),
        proposals=StoredProposals(database),
        notes=StoredNotes(database, secret),
        counters=StoredCounterProposals(database),
        notices=StoredNotices(database, outbox),
        roll=StoredRoll(database),
        rounds=StoredRounds(database),
        box=StoredBallotBox(database),
        cards=StoredVotingCards(database, secret),
        outcomes=StoredOutcomes(database),
        print_pdf=print_pdf,
        clock=clock,
    )


def create_app(settings: Settings | None = None, clock: Callable[[], datetime] = utc_now) -> Litestar:
    mend()
    settings = settings or Settings.read()
    database = Database(settings.database)
    press = pdf.printing_press()

    async def print_beside(html: str) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(press, pdf.render, html)

    house = furnish(database, settings.secret, print_beside, clock)

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        await database.start()
        await database.migrate()
        # A seal that was cut short after closing the round finishes here.
        if not await database.forget_the_past():
            log.error("the database's log could not be emptied: another program is reading it")
        try:
            yield
        finally:
            press.shutdown(wait=False, cancel_futures=True)
            await database.stop()

    return Litestar(
        route_handlers=[
            start.routes,
            nomination.routes,
            answering.routes,
            preparing.routes,
            nominees.routes,
            notes.routes,
            versions.routes,
            proposal.routes,
            counter_proposals.routes,
            conference.routes,
            apportioning.routes,
            notice.routes,
            balloting.routes,
            outcome.routes,
            stepping.routes,
            documents.routes,
            organisation.routes,
            organisation.keeping,
            members.routes,
            members.protected,
            importing.routes,
            duplicates.routes,
            create_static_files_router(
                path="/static", directories=[STATIC, count_html.LOOK.parent], middleware=[COMPRESSED]
            ),
        ],
        dependencies={"house": Provide(lambda: house, sync_to_thread=False)},
        middleware=[DefineMiddleware(Sessions, exclude=["^/static/"])],
        csrf_config=CSRFConfig(
            secret=settings.secret.decode(), cookie_httponly=True, cookie_secure=settings.https_only
        ),
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment())),
        exception_handlers=errors.HANDLERS,
        before_send=[headers.add_headers],
        lifespan=[lifespan],
        request_class=ForgetfulRequest,
        request_max_body_size=100_000,
        openapi_config=None,
        state=State({"house": house, "https_only": settings.https_only, "public_url": settings.public_url}),
    )
