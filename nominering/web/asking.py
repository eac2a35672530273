"""Frågor och påminnelser: the nominated are asked by e-mail, and reminded; how each letter fared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.correspondence.model import Kind, Letter
from nominering.documents.swedish import listed, time_text
from nominering.nomination.model.candidacies import Answer, Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.model.reminders import due_reminders, remindable, unasked
from nominering.nomination.use_cases.ask import Write, write_to
from nominering.nomination.use_cases.invite import valid_until
from nominering.web.access import Deed, Visited, fresh_secret, only
from nominering.web.house import House
from nominering.web.letters import DELIVERIES, KINDS, TROUBLES, covered
from nominering.web.nominators import ANSWERS
from nominering.web.pages import page

BACK = "/konferens/fragor"


@dataclass(frozen=True)
class Asked:
    """A nominee, what is asked and answered, and the newest letter."""

    nominee: Nominee
    candidacies: tuple[Candidacy, ...]
    letter: Letter | None

    @property
    def unanswered(self) -> bool:
        return any(each.answer is Answer.ASKED for each in self.candidacies)


@dataclass(frozen=True)
class Standing:
    """What there is to ask about: lists that are not frozen, their candidacies, and the letters until now."""

    lists: dict[str, CandidateList]
    candidacies: tuple[Candidacy, ...]
    letters: tuple[Letter, ...]


async def _standing(house: House) -> Standing:
    lists = {each.id: each for each in await house.lists.lists()}
    unfrozen = [key for key in lists if await house.rounds.round_on(key) is None]
    candidacies = [one for key in unfrozen for one in await house.candidacies.of_list(key)]
    return Standing(lists, tuple(candidacies), await house.outbox.of_kind(Kind.QUESTION, Kind.REMINDER))


def _letter(kind: Kind, standing: Standing, url: str, now: datetime) -> Write:
    """What is written to a nominee, in Swedish, with the link and the stops."""

    def write(nominee: Nominee, secret: str) -> tuple[str, str]:
        open_ = [
            each
            for each in standing.candidacies
            if each.nominee.id == nominee.id
            and each.answer is Answer.ASKED
            and each.answers_open(standing.lists[each.list_id], now)
        ]
        titles = listed([standing.lists[each.list_id].title for each in open_])
        stops = [
            f"{standing.lists[each.list_id].title}: "
            + ("innan kandidaterna låses" if each.late else time_text(standing.lists[each.list_id].answers_close))
            for each in open_
        ]
        reminder = kind is Kind.REMINDER
        subject = f"{'Påminnelse: d' if reminder else 'D'}u är nominerad till {titles}"
        text = (
            f"Hej {nominee.name}!\n\n"
            f"Du är nominerad till {titles}{' och har inte svarat än' if reminder else ''}. "
            "Svara ja eller nej för varje lista här:\n\n"
            f"{url}/svara/{secret}\n\n"
            "Länken är din egen: skicka den inte vidare. Den ersätter varje länk du har fått tidigare.\n\n"
            "Svara senast\n" + "\n".join(stops) + "\n\n"
            "Ditt namn visas för andra medlemmar först när du har tackat ja.\n"
        )
        return subject, text

    return write


async def _write(
    house: House, url: str, kind: Kind, choose: Callable[[Standing, datetime], tuple[Nominee, ...]]
) -> int:
    standing, now = await _standing(house), house.now()
    return await write_to(
        choose(standing, now),
        kind,
        _letter(kind, standing, url, now),
        earlier=standing.letters,
        outbox=house.outbox,
        keys=house.keys,
        codes=house.answer_codes,
        draw=fresh_secret,
        until=await valid_until(house.lists, now),
        now=now,
    )


async def ask_the_unasked(house: House, url: str) -> int:
    return await _write(house, url, Kind.QUESTION, lambda s, now: unasked(s.candidacies, s.lists, s.letters, now))


async def remind_the_due(house: House, url: str) -> int:
    """What the server does by itself before the stop."""
    return await _write(
        house, url, Kind.REMINDER, lambda s, now: due_reminders(s.candidacies, s.lists, s.letters, now)
    )


@get("/")
async def questions(house: NamedDependency[House]) -> Template:
    standing, now = await _standing(house), house.now()
    letters = await covered(house, standing.letters)
    rows: dict[str, Asked] = {}
    for each in standing.candidacies:
        known = rows.get(each.nominee.id)
        newest = next((one for one in letters if one.about == each.nominee.id), None)
        rows[each.nominee.id] = Asked(each.nominee, (*(known.candidacies if known else ()), each), newest)
    return page(
        "nomination/questions.html",
        rows=sorted(rows.values(), key=lambda one: not one.unanswered),
        lists=standing.lists,
        to_ask=unasked(standing.candidacies, standing.lists, standing.letters, now),
        to_remind=remindable(standing.candidacies, standing.lists, standing.letters, now),
        without_address=[each.nominee for each in rows.values() if each.unanswered and not each.nominee.email],
        photos=await house.photos.with_photo(),
        deliveries=DELIVERIES,
        troubles=TROUBLES,
        kinds=KINDS,
        answers=ANSWERS,
    )


@post("/fraga", status_code=303)
async def ask(request: Visited, house: NamedDependency[House]) -> Redirect:
    await ask_the_unasked(house, request.app.state.public_url)
    return Redirect(BACK, status_code=303)


@post("/paminn", status_code=303)
async def remind(request: Visited, house: NamedDependency[House]) -> Redirect:
    url = request.app.state.public_url
    await _write(house, url, Kind.REMINDER, lambda s, now: remindable(s.candidacies, s.lists, s.letters, now))
    return Redirect(BACK, status_code=303)


routes = Router(path=BACK, route_handlers=[questions, ask, remind], guards=[only(Deed.ORGANISE)])
