"""Where the parts meet."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from jinja2 import Environment
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

from nominering.access.model import SecondFactor
from nominering.access.ports import IdentityProvider
from nominering.documents import ballot_paper, count_html, pdf, picture
from nominering.documents.templates import environment
from nominering.post.carrier import Carrier
from nominering.post.smtp import MailServer, SmtpPostman
from nominering.settings import Settings
from nominering.store.access import StoredAccounts, StoredKeys
from nominering.store.agenda import StoredAgendas, StoredScreens
from nominering.store.answers import StoredActs, StoredAnswerCodes
from nominering.store.attendees import KeyedBadges, StoredAttendees
from nominering.store.ballot_box import StoredBallotBox
from nominering.store.correspondence import StoredOutbox
from nominering.store.counter_proposals import StoredCounterProposals
from nominering.store.database import Database
from nominering.store.drafts import StoredDrafts
from nominering.store.editions import StoredEditions
from nominering.store.elections import StoredElections, StoredMemberBallots
from nominering.store.erasure import StoredErasures
from nominering.store.known_cards import KnownCards
from nominering.store.lists import StoredLists
from nominering.store.logbook import StoredLogbook
from nominering.store.members import StoredMembers
from nominering.store.nomination import StoredCandidacies
from nominering.store.notes import StoredNotes
from nominering.store.notices import StoredNotices
from nominering.store.openings import StoredOpenings
from nominering.store.organisation import StoredOrganisation
from nominering.store.outcome import StoredOutcomes
from nominering.store.paper_ballots import StoredPaperBallots
from nominering.store.photos import StoredPhotos
from nominering.store.place_by_place import StoredDecisions
from nominering.store.proposals import StoredProposals
from nominering.store.register import StoredRegister
from nominering.store.roll import StoredRoll
from nominering.store.rounds import StoredRounds
from nominering.store.second_factors import StoredSecondFactors, StoredTries
from nominering.store.spoilings import StoredSpoilings
from nominering.store.trials import StoredTrials
from nominering.store.voting_cards import StoredVotingCards
from nominering.web import (
    adding,
    agenda,
    amending,
    answer_codes,
    answer_links,
    answering,
    apportioning,
    asking,
    attendance,
    attendees,
    ballot_page,
    balloting,
    check_in,
    conference,
    consenting,
    counter_proposals,
    documents,
    duplicates,
    election,
    electoral_rules,
    eligibility,
    entering,
    erasing,
    errors,
    headers,
    importing,
    late_nomination,
    lists,
    log_page,
    member_ballots,
    members,
    merging,
    nomination,
    nominees,
    notes,
    notice,
    organisation,
    outbox,
    outcome,
    own_data,
    paper_ballots,
    photo,
    place_by_place,
    preparing,
    printing,
    projector,
    proposal,
    quorum,
    receipts,
    reporting,
    roles,
    rooms,
    rounds,
    second_step,
    spoiling,
    start,
    stepping,
    trial,
    verifying,
    versions,
    voting_cards,
    voting_roll,
    watch,
    withdrawing,
)
from nominering.web.access import Sessions, changes_nothing
from nominering.web.cleaning import cleaning
from nominering.web.house import Doors, House
from nominering.web.logged import Logged
from nominering.web.mended import ForgetfulRequest, mend
from nominering.web.watching import look

log = logging.getLogger("nominering")

REMIND_EVERY = 3600.0  # seconds
STATIC = Path(__file__).parent / "web" / "static"


# Files only: a page holds a form token beside what was typed, and its length should tell nothing of either.
COMPRESSED = DefineMiddleware(CompressionMiddleware, config=CompressionConfig(backend="gzip"))


ROUTES = (
    start.routes,
    entering.routes,
    second_step.routes,
    roles.routes,
    outbox.routes,
    log_page.routes,
    nomination.routes,
    answer_codes.routes,
    answer_links.routes,
    answering.routes,
    consenting.routes,
    own_data.routes,
    eligibility.routes,
    erasing.routes,
    late_nomination.routes,
    withdrawing.routes,
    photo.routes,
    asking.routes,
    merging.routes,
    preparing.routes,
    nominees.routes,
    notes.routes,
    versions.routes,
    proposal.routes,
    counter_proposals.routes,
    conference.routes,
    election.routes,
    member_ballots.routes,
    rounds.routes,
    receipts.routes,
    trial.routes,
    agenda.routes,
    quorum.routes,
    place_by_place.routes,
    projector.routes,
    watch.routes,
    voting_roll.routes,
    reporting.own,
    reporting.for_any,
    check_in.routes,
    attendance.routes,
    attendees.routes,
    voting_cards.routes,
    printing.routes,
    spoiling.routes,
    apportioning.routes,
    notice.routes,
    lists.routes,
    electoral_rules.routes,
    balloting.routes,
    paper_ballots.routes,
    outcome.routes,
    stepping.routes,
    amending.routes,
    verifying.routes,
    adding.routes,
    documents.routes,
    organisation.routes,
    organisation.keeping,
    members.routes,
    members.protected,
    importing.routes,
    duplicates.routes,
    create_static_files_router(path="/static", directories=[STATIC, count_html.LOOK.parent], middleware=[COMPRESSED]),
)


def utc_now() -> datetime:
    return datetime.now(UTC)


async def print_here(html: str) -> bytes:
    """For the command line, which has nobody else to wait on it."""
    return pdf.render(html)


async def develop_here(sent: bytes) -> bytes:
    return picture.developed(sent)


def furnish(
    database: Database,
    secret: bytes,
    print_pdf: Callable[[str], Awaitable[bytes]] = print_here,
    develop: Callable[[bytes], Awaitable[bytes]] = develop_here,
    clock: Callable[[], datetime] = utc_now,
    doors: Doors | None = None,
    identity: IdentityProvider | None = None,
    on_put: Callable[[], None] = lambda: None,
) -> House:
    """One adapter per port, on one database."""
    outbox = StoredOutbox(database, on_put)
    known_cards = KnownCards(secret)
    return House(
        organisation=StoredOrganisation(database),
        members=StoredMembers(database),
        register=StoredRegister(database),
        outbox=outbox,
        accounts=StoredAccounts(database),
        keys=StoredKeys(database),
        factors=StoredSecondFactors(database, secret),
        tries=StoredTries(database, secret),
        logbook=StoredLogbook(),
        lists=StoredLists(database),
        editions=StoredEditions(database),
        candidacies=StoredCandidacies(database),
        drafts=StoredDrafts(database),
        photos=StoredPhotos(database),
        proposals=StoredProposals(database),
        notes=StoredNotes(database, secret),
        counters=StoredCounterProposals(database),
        notices=StoredNotices(database, outbox),
        acts=StoredActs(),
        answer_codes=StoredAnswerCodes(database, secret),
        erasures=StoredErasures(database),
        paper=ballot_paper.paper(),
        roll=StoredRoll(database),
        attendees=StoredAttendees(database),
        badges=KeyedBadges(secret),
        rounds=StoredRounds(database),
        openings=StoredOpenings(database),
        agendas=StoredAgendas(database),
        screens=StoredScreens(),
        box=StoredBallotBox(database, secret),
        trials=StoredTrials(database),
        papers=StoredPaperBallots(database),
        cards=StoredVotingCards(database, known_cards),
        spoilings=StoredSpoilings(database, known_cards),
        outcomes=StoredOutcomes(database),
        elections=StoredElections(database),
        member_ballots=StoredMemberBallots(database),
        decisions=StoredDecisions(database),
        print_pdf=print_pdf,
        develop=develop,
        clock=clock,
        doors=doors or Doors(),
        identity=identity,
    )


def doors_of(settings: Settings) -> Doors:
    return Doors(
        second_factor=SecondFactor(settings.second_factor),
        public_url=settings.public_url,
        mail=bool(settings.smtp_url),
        demo=settings.demo,
    )


def identity_of(settings: Settings) -> IdentityProvider | None:
    if not settings.oidc_issuer:
        return None
    # Few have one, and its library is slow to load.
    from nominering.identity.provider import OpenIdProvider

    return OpenIdProvider(
        settings.oidc_issuer,
        settings.oidc_client_id,
        settings.oidc_client_secret,
        f"{settings.public_url}{entering.RETURN_PATH}",
        settings.oidc_strong,
        settings.oidc_name,
    )


def _with_rooms(jinja: Environment) -> Environment:
    """Every page has the menu."""
    jinja.globals["menu_for"] = rooms.menu_for
    jinja.globals["card_mark"] = ballot_page.card_mark
    return jinja


async def remind_now_and_then(house: House, url: str) -> None:
    """The reminders that are due, every hour; whatever goes wrong once is tried again the next."""
    while True:
        await asyncio.sleep(REMIND_EVERY)
        try:
            await asking.remind_the_due(house, url)
        except Exception:
            log.exception("the reminders were not written")


@asynccontextmanager
async def at_work(
    house: House, database: Database, carrier: Carrier, settings: Settings, clock: Callable[[], datetime]
) -> AsyncIterator[None]:
    """The database up to date, and what the server does by itself: remind, keep time, forget old logs, carry
    letters.
    """
    await database.start()
    await database.migrate()
    # A seal that was cut short after closing the round finishes here.
    if not await database.forget_the_past():
        log.error("the database's log could not be emptied: another program is reading it")
    reminding = asyncio.create_task(remind_now_and_then(house, settings.public_url))
    try:
        async with AsyncExitStack() as work:
            await work.enter_async_context(house.broadcast.at_work(partial(look, house)))
            await work.enter_async_context(member_ballots.on_time(house))
            await work.enter_async_context(cleaning(house, timedelta(days=settings.log_days)))
            if settings.smtp_url:
                postman = SmtpPostman(MailServer.from_url(settings.smtp_url), settings.mail_from)
                await work.enter_async_context(carrier.at_work(house.outbox, postman, clock))
            yield
    finally:
        reminding.cancel()
        await database.stop()


def create_app(settings: Settings | None = None, clock: Callable[[], datetime] = utc_now) -> Litestar:
    mend()
    settings = settings or Settings.read()
    database = Database(settings.database)
    press = pdf.printing_press()

    async def print_beside(html: str) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(press, pdf.render, html)

    darkroom = picture.darkroom()

    async def develop_beside(sent: bytes) -> bytes:
        return await picture.developed_in(darkroom, sent)

    carrier = Carrier()
    house = furnish(
        database,
        settings.secret,
        print_beside,
        develop_beside,
        clock,
        doors_of(settings),
        identity_of(settings),
        carrier.wake,
    )

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        try:
            async with at_work(house, database, carrier, settings, clock):
                yield
        finally:
            press.shutdown(wait=False, cancel_futures=True)
            darkroom.close()

    return Litestar(
        route_handlers=ROUTES,
        dependencies={"house": Provide(lambda: house, sync_to_thread=False)},
        middleware=[DefineMiddleware(Sessions, exclude=["^/static/", f"^{balloting.CODE_DOOR}$"]), Logged],
        guards=[changes_nothing],
        csrf_config=CSRFConfig(
            secret=settings.secret.decode(), cookie_httponly=True, cookie_secure=settings.https_only
        ),
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(_with_rooms(environment()))),
        exception_handlers=errors.HANDLERS,
        before_send=[headers.add_headers],
        lifespan=[lifespan],
        request_class=ForgetfulRequest,
        request_max_body_size=100_000,
        openapi_config=None,
        state=State({"house": house, "https_only": settings.https_only, "public_url": settings.public_url}),
    )
