"""The example district: its lists, its people with offices, its nominations, answers and delegates."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from nominering.access.model import Account, Role
from nominering.conference.model import Delegate
from nominering.conference.notice import Conference, Stops
from nominering.conference.use_cases import notice_recipients, plan_conference, send_notice
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method
from nominering.documents import notice
from nominering.documents.swedish import SWEDEN
from nominering.example.calendar import ELECTION_DAY, Calendar
from nominering.example.files import ASSOCIATIONS, MUNICIPALITIES
from nominering.nomination.errors import AnswersClosed, CandidacyUnknown, NominationError, NotNominated
from nominering.nomination.model.candidacies import Gender
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominations import Meeting
from nominering.nomination.model.notes import Interview
from nominering.nomination.use_cases import answer, nominate, note, propose
from nominering.organisation.errors import OrganisationError
from nominering.organisation.model import District
from nominering.tables.answers import AnswerRow
from nominering.tables.delegates import DelegateRow
from nominering.tables.errors import RowRefused
from nominering.tables.nominations import NominationRow
from nominering.web.house import House

DISTRICT = District("Vänsterpartiet Värmland", "Vänsterpartiet", "Värmlands län", MUNICIPALITIES)
MEMBERS_PER_DELEGATE = 20
REPORTED_BEFORE = timedelta(days=14)
BOARDS_WORDS = (
    "Konferensen börjar med att välja mötespresidium och rösträknare. Sedan behandlas listorna en i taget.\n"
    "Vi bjuder på lunch och kaffe. Distriktet betalar resan för ombuden."
)
COMMITTEE = "valberedning"

ACCOUNTS = (
    Account("ombudsman", "Ombudsmannen", Role.ORGANISER),
    Account(COMMITTEE, "Valberedningen", Role.COMMITTEE),
    Account("presidium", "Mötespresidiet", Role.PRESIDIUM),
    *(
        Account(f"styrelse-{each.id}", f"Styrelsen i {each.name}", Role.ASSOCIATION, each.id)
        for each in ASSOCIATIONS.every
        if each.active
    ),
)


def lists(calendar: Calendar) -> tuple[CandidateList, ...]:
    riksdag = CandidateList(
        id="riksdag",
        title="Riksdagslistan",
        election="Valet till riksdagen",
        election_day=ELECTION_DAY,
        constituency="Värmlands län",
        places=28,
        method=Method.ORDERED_STV,
        nominations_close=calendar.nominations_close,
        answers_close=calendar.answers_close,
        quota=Quota.named("half-women:up"),
        quota_mode=QuotaMode.INTEGRATED,
    )
    region = replace(
        riksdag,
        id="region",
        title="Regionlistan",
        election="Valet till regionfullmäktige",
        constituency="Region Värmland",
        places=34,
        method=Method.IRV_BY_PLACE,
        quota=Quota.named("alternating"),
        quota_mode=QuotaMode.AFTERWARDS,
    )
    return riksdag, region


async def found(house: House, calendar: Calendar, *, quotas: bool = True) -> None:
    """The district before anybody is nominated; the lists with their quota rules or without."""
    await house.organisation.keep_district(DISTRICT, ASSOCIATIONS)
    for account in ACCOUNTS:
        await house.accounts.keep_account(account)
    for candidate_list in lists(calendar):
        await house.lists.keep_list(candidate_list if quotas else replace(candidate_list, quota=Quota()))


async def call(house: House, calendar: Calendar, base: str) -> None:
    """Plan the conference and send the call to those who sit on boards, at addresses that nobody has."""
    held_at = datetime.combine(calendar.conference, time(10), SWEDEN).astimezone(UTC)
    conference = Conference(held_at, "Folkets hus, Karlstad", calendar.conference - REPORTED_BEFORE, BOARDS_WORDS)
    every = await house.lists.lists()
    stops = [Stops(each.title, each.nominations_close, each.answers_close) for each in every]
    await plan_conference(house.notices, conference, stops, calendar.conference, house.now())
    recipients = await notice_recipients(
        house.organisation, house.register, house.members, house.notices, house.today()
    )
    said = notice.notice(DISTRICT, conference, every, await house.organisation.apportionment(), base)
    ids = (f"kallelse-{number}" for number in count(1))
    await send_notice(house.notices, said, recipients, notice.text(said), ids, house.now())


async def nominate_all(house: House, rows: Iterable[NominationRow], calendar: Calendar, now: datetime) -> None:
    """Raises RowRefused at the first row that breaks a rule."""
    associations = await house.organisation.associations()
    for number, each in enumerate(rows):
        try:
            await nominate.nominate(
                house.lists,
                house.candidacies,
                associations.named(each.association),
                each.named,
                (each.list_id,),
                Meeting(each.meeting.held + calendar.shift, each.meeting.paragraph),
                each.motivation,
                new_id=f"n{number:03d}",
                now=now,
                today=now.astimezone(SWEDEN).date(),
            )
        except (NominationError, OrganisationError) as why:
            raise RowRefused(each.row.file, each.row.line, why) from why


@dataclass(frozen=True)
class Answered:
    """How many answers were taken, and which rows came too late."""

    taken: int
    late: tuple[AnswerRow, ...]


async def answer_all(
    house: House, rows: Iterable[AnswerRow], calendar: Calendar, *, pass_over_strangers: bool
) -> Answered:
    """Each answer at the moment it was given; those after the stop are refused as any late answer is.

    Raises RowRefused for somebody who is not nominated, unless they are passed over.
    """
    taken, late = 0, []
    for each in rows:
        when = each.answered + calendar.shift
        nominee = await house.candidacies.nominee_named(each.name, each.born)
        try:
            if nominee is None:
                raise CandidacyUnknown
            if each.line:
                gender = each.gender or Gender.UNDISCLOSED
                await answer.accept(house.lists, house.candidacies, nominee.id, each.list_id, each.line, when, gender)
            else:
                await answer.decline(house.lists, house.candidacies, nominee.id, each.list_id, when)
            taken += 1
        except AnswersClosed:
            late.append(each)
        except CandidacyUnknown:
            if not pass_over_strangers:
                raise RowRefused(each.row.file, each.row.line, NotNominated(each.name)) from None
        except NominationError as why:
            raise RowRefused(each.row.file, each.row.line, why) from why
    return Answered(taken, tuple(late))


async def report_delegates(house: House, rows: Iterable[DelegateRow]) -> None:
    """Raises RowRefused."""
    associations = await house.organisation.associations()
    delegates = []
    for number, each in enumerate(rows):
        try:
            association = associations.named(each.association)
        except OrganisationError as why:
            raise RowRefused(each.row.file, each.row.line, why) from why
        delegates.append(Delegate(f"d{number:03d}", association.id, association.name, each.name))
    await house.roll.keep_delegates(tuple(delegates))


async def example_proposal(house: House, list_id: str) -> tuple[str, ...]:
    """An order a committee might have come to: most supporters first, and no alphabet in it."""
    accepted = await answer.accepted_to(house.candidacies, list_id)
    ordered = sorted(
        accepted,
        key=lambda each: (-len(each.nominations), each.nominee.born.toordinal() % 97, each.nominee.name),
    )
    return tuple(each.id for each in ordered)


async def prepare_halfway(house: House, today: date) -> None:
    """What the committee has left in its room: two versions of the riksdag list, a note and two interviews.

    The second version moves two men to the front, and so breaks the list's rule.
    """
    order = await example_proposal(house, "riksdag")
    accepted = {each.id: each for each in await answer.accepted_to(house.candidacies, "riksdag")}
    men = [one for one in order if accepted[one].gender is Gender.MAN][:2]
    for name, version in (
        ("Efter stöd", order),
        ("Första mötet", (*men, *(one for one in order if one not in men))),
    ):
        await propose.save_draft(house.candidacies, house.proposals, "riksdag", version, name, COMMITTEE, house.now())
    for number, (place, text, interview) in enumerate(
        (
            (0, "Lugn och saklig. Vill arbeta med vårdens villkor.", Interview(today - timedelta(days=3), "Elsa")),
            (1, "Kan bara tänka sig plats 1–5.", Interview(today - timedelta(days=2), "Elsa och Tore")),
            (2, "Ring igen om kvällarna: svarar inte på e-post.", None),
        )
    ):
        await note.write_note(
            house.notes,
            accepted[order[place]],
            text,
            interview,
            new_id=f"anteckning-{number}",
            by=COMMITTEE,
            now=house.now(),
            today=today,
        )


def before(moment: datetime) -> datetime:
    return moment - timedelta(minutes=1)
