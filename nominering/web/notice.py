"""Kallelse: the organiser writes and sends it; everybody who signs in reads it as it was sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import uuid4

from litestar import Response, Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.conference.errors import (
    AddressWrong,
    ConferenceUnplanned,
    EditionUnknown,
    NoticeChanged,
    NoticeIncomplete,
)
from nominering.conference.model.notice import Conference, Edition, Notice, Recipient, Stops, addresses_in
from nominering.conference.ports import ELSEWHERE
from nominering.conference.use_cases.notice import notice_recipients, plan_conference, send_notice
from nominering.correspondence.model import Kind, Letter
from nominering.documents import notice as documents
from nominering.documents.swedish import SWEDEN
from nominering.organisation.names import alphabetical, tidy
from nominering.web import forms
from nominering.web.access import Deed, Visited, may, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.letters import DELIVERIES, TROUBLES, covered
from nominering.web.pages import again, page, pdf

PAGE = "notice/notice.html"
SENDING = "notice/sending.html"
BACK = "/kallelse/skicka"
TO = "to-"
LONGEST_PLACE = 200


@dataclass(frozen=True)
class Typed:
    """The conference as it stands in the form."""

    held_on: str = ""
    begins: str = ""
    place: str = ""
    report_by: str = ""
    words: str = ""

    @classmethod
    def kept(cls, conference: Conference | None) -> "Typed":
        if conference is None:
            return cls()
        held = conference.held_at.astimezone(SWEDEN)
        return cls(
            held.date().isoformat(),
            f"{held:%H:%M}",
            conference.place,
            conference.report_by.isoformat(),
            conference.words,
        )

    @classmethod
    def posted(cls, form: FormMultiDict) -> "Typed":
        return cls(**{field: forms.text(form, field) for field in cls.__dataclass_fields__})

    def conference(self) -> tuple[Conference, date]:
        """With its day in Sweden. Raises NoticeIncomplete."""
        held_on = self._day("held_on")
        try:
            begins = time.fromisoformat(self.begins.replace(".", ":"))
        except ValueError:
            raise NoticeIncomplete("begins") from None
        if begins.tzinfo is not None:
            raise NoticeIncomplete("begins")
        place = tidy(self.place)
        if not 0 < len(place) <= LONGEST_PLACE:
            raise NoticeIncomplete("place")
        try:
            held_at = datetime.combine(held_on, begins, SWEDEN).astimezone(UTC)
        except OverflowError:  # the first hour of year 1 is none in UTC
            raise NoticeIncomplete("held_on") from None
        return Conference(held_at, place, self._day("report_by"), self.words), held_on

    def _day(self, field: str) -> date:
        try:
            return date.fromisoformat(str(getattr(self, field)))
        except ValueError:
            raise NoticeIncomplete(field) from None


async def drafted(house: House, base_url: str) -> Notice:
    """The call as it would be sent now. Raises ConferenceUnplanned."""
    conference = await house.notices.conference()
    if conference is None:
        raise ConferenceUnplanned
    return documents.notice(
        await house.organisation.district(),
        conference,
        await house.lists.lists(),
        await house.organisation.apportionment(),
        base_url,
    )


async def _stops(house: House) -> list[Stops]:
    return [Stops(each.title, each.nominations_close, each.answers_close) for each in await house.lists.lists()]


def fresh_ids() -> Iterator[str]:
    while True:
        yield uuid4().hex


async def _shown(request: Visited, house: House) -> dict[str, object]:
    conference = await house.notices.conference()
    editions = await house.notices.editions()
    associations = [each for each in (await house.organisation.associations()).every if each.active]
    kept = await house.notices.addresses()
    notice = await drafted(house, request.app.state.public_url) if conference else None
    return {
        "typed": Typed.kept(conference),
        "notice": notice,
        "seen": _seen(notice, editions) if notice else "",
        "edition": editions[0] if editions else None,
        "letters": await _letters(house, editions),
        "associations": associations,
        "addresses": {key: " ".join(kept.get(key, ())) for key in (*(each.id for each in associations), ELSEWHERE)},
        "recipients": await _recipients(house),
        "wrong_address": None,
        "deliveries": DELIVERIES,
        "troubles": TROUBLES,
    }


def _seen(notice: Notice, editions: tuple[Edition, ...]) -> str:
    """Tells one draft from another, and whether an edition has been sent meanwhile."""
    return f"{len(editions)}-{documents.fingerprint(notice)}"


async def _recipients(house: House) -> tuple[Recipient, ...]:
    return await notice_recipients(house.organisation, house.register, house.members, house.notices, house.today())


async def _letters(house: House, editions: tuple[Edition, ...]) -> list[Letter]:
    """Those of the newest edition, by name; the address of a protected member is left out."""
    if not editions:
        return []
    every = await house.outbox.of_kind(Kind.NOTICE)
    sent = [each for each in every if each.queued_at == editions[0].sent_at]
    return sorted(await covered(house, sent), key=lambda each: (alphabetical(each.name), each.address))


def _edition(editions: tuple[Edition, ...], number: int) -> Edition:
    """Raises EditionUnknown."""
    for edition in editions:
        if edition.number == number:
            return edition
    raise EditionUnknown


def _read(request: Visited, edition: Edition | None, editions: tuple[Edition, ...]) -> Template:
    return page(
        PAGE,
        edition=edition,
        newest=editions[0].number if editions else None,
        numbers=[(each.number, each.sent_at) for each in editions],
        organiser=may(request.user, Deed.ORGANISE),
        nominates=may(request.user, Deed.NOMINATE),
    )


@get("/")
async def newest(request: Visited, house: NamedDependency[House]) -> Template:
    editions = await house.notices.editions()
    return _read(request, editions[0] if editions else None, editions)


@get("/{number:int}")
async def one_edition(request: Visited, number: FromPath[int], house: NamedDependency[House]) -> Template:
    editions = await house.notices.editions()
    return _read(request, _edition(editions, number), editions)


@get("/{number:int}/kallelse.pdf")
async def printed(number: FromPath[int], house: NamedDependency[House]) -> Response[bytes]:
    edition = _edition(await house.notices.editions(), number)
    return await _pdf(house, documents.html(edition.notice, edition.sent_at, edition.number))


@get("/skicka")
async def sending(request: Visited, house: NamedDependency[House]) -> Template:
    return page(SENDING, **await _shown(request, house))


@get("/forslag.pdf")
async def draft_printed(request: Visited, house: NamedDependency[House]) -> Response[bytes]:
    notice = await drafted(house, request.app.state.public_url)
    return await _pdf(house, documents.html(notice, None, None))


async def _pdf(house: House, html: str) -> Response[bytes]:
    return pdf(await house.print_pdf(html), "kallelse.pdf")


@post("/konferensen", status_code=303)
async def plan(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    typed = Typed.posted(await request.form())
    try:
        conference, held_on = typed.conference()
        await plan_conference(house.notices, conference, await _stops(house), held_on, house.now())
    except REFUSALS as error:
        return again(SENDING, error, **await _shown(request, house) | {"typed": typed})
    return Redirect(BACK, status_code=303)


@post("/mottagare", status_code=303)
async def keep_recipients(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    shown = await _shown(request, house)
    known = [each.id for each in (await house.organisation.associations()).every if each.active]
    typed = {key: forms.text(form, TO + key) for key in (*known, ELSEWHERE)}
    try:
        await house.notices.keep_addresses({key: addresses_in(text) for key, text in typed.items()})
    except AddressWrong as error:
        return again(SENDING, error, **shown | {"addresses": typed, "wrong_address": error.address})
    return Redirect(BACK, status_code=303)


@post("/skicka", status_code=303)
async def send(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    """The dates are looked at once more: a list's stop may have been moved since they were kept."""
    form = await request.form()
    try:
        notice = await drafted(house, request.app.state.public_url)
        if forms.text(form, "seen") != _seen(notice, await house.notices.editions()):
            raise NoticeChanged
        conference, held_on = Typed.kept(await house.notices.conference()).conference()
        conference.check(await _stops(house), held_on, house.now())
        recipients = await _recipients(house)
        await send_notice(house.notices, notice, recipients, documents.text(notice), fresh_ids(), house.now())
    except REFUSALS as error:
        return again(SENDING, error, **await _shown(request, house))
    return Redirect(BACK, status_code=303)


reading = Router(path="/", route_handlers=[newest, one_edition, printed], guards=[only(Deed.READ_DOCUMENTS)])
calling = Router(
    path="/",
    route_handlers=[sending, draft_printed, plan, keep_recipients, send],
    guards=[only(Deed.ORGANISE)],
)
routes = Router(path="/kallelse", route_handlers=[reading, calling])
