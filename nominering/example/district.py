"""The example district: its lists, its people with offices, its nominations, answers and delegates."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from nominering.access.model import Account, Role
from nominering.conference.model.notice import Conference, Stops
from nominering.conference.model.roll import Delegate
from nominering.conference.use_cases.notice import notice_recipients, plan_conference, send_notice
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method
from nominering.documents import notice
from nominering.documents.swedish import SWEDEN
from nominering.example.calendar import ELECTION_DAY, Calendar
from nominering.example.files import ASSOCIATIONS, MUNICIPALITIES
from nominering.nomination.errors import AnswersClosed, CandidacyUnknown, NominationError, NotNominated
from nominering.nomination.model.admission import LateNominations
from nominering.nomination.model.candidacies import Gender
from nominering.nomination.model.electoral_rules import DecidedBy, Decision
from nominering.nomination.model.lists import CandidateList, Election
from nominering.nomination.model.nominations import Grounds, Meeting, Nominator
from nominering.nomination.model.notes import Interview
from nominering.nomination.model.stated import Citizenship, Stated, Word
from nominering.nomination.use_cases import answer, nominate, note, propose
from nominering.nomination.use_cases.electoral_rules import adopt_rules, draft_rules
from nominering.organisation.errors import OrganisationError
from nominering.organisation.members import Member
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
# How long before nominations close the board decides the electoral rules.
FIRST_CALLED, CALLED = timedelta(days=59, hours=5), timedelta(days=45, hours=5)
# What the people of the example state, so that what is missing is seen where something is.
STATED = Stated(Citizenship.SWEDISH, resided=Word.YES, registered=Word.YES)
COMMITTEE = "valberedning"

ORGANISER = Account("ombudsman", "Ombudsmannen", Role.ORGANISER, email="ombudsman@example.se")
ACCOUNTS = (
    ORGANISER,
    Account(COMMITTEE, "Valberedningen", Role.COMMITTEE, email="valberedning@example.se"),
    Account("presidium", "Mötespresidiet", Role.PRESIDIUM, email="presidium@example.se"),
    Account("rostraknare", "Rösträknaren", Role.TELLER, email="rostraknare@example.se"),
    Account("medraknare", "Den andra rösträknaren", Role.TELLER, email="medraknare@example.se"),
    Account("revisor", "Revisorn", Role.AUDITOR, email="revisor@example.se"),
    *(
        Account(f"styrelse-{each.id}", f"Styrelsen i {each.name}", Role.ASSOCIATION, each.id, f"{each.id}@example.se")
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
        late_nominations=LateNominations.COMMITTEE,
    )
    region = replace(
        riksdag,
        id="region",
        kind=Election.REGION,
        title="Regionlistan",
        election="Valet till regionfullmäktige",
        constituency="Region Värmland",
        places=34,
        method=Method.IRV_BY_PLACE,
        quota=Quota.named("alternating"),
        quota_mode=QuotaMode.AFTERWARDS,
        late_nominations=LateNominations.FLOOR,
    )
    return riksdag, region


async def found(house: House, calendar: Calendar, *, quotas: bool = True) -> None:
    """The district before anybody is nominated; the lists with their quota rules or without."""
    await house.organisation.keep_district(DISTRICT, ASSOCIATIONS)
    for account in ACCOUNTS:
        await house.accounts.keep_account(account)
    for candidate_list in lists(calendar):
        each = candidate_list if quotas else replace(candidate_list, quota=Quota())
        await house.lists.keep_list(each)
        if each.id == "region":
            await _adopt_rules(house, replace(each, places=30), calendar.nominations_close - FIRST_CALLED, "§ 5")
        await _adopt_rules(house, each, calendar.nominations_close - CALLED, "§ 8")


async def _adopt_rules(house: House, candidate_list: CandidateList, when: datetime, paragraph: str) -> None:
    """The board decides when it calls the associations, and again when it has thought better of it."""
    rules, day = candidate_list.electoral_rules, when.astimezone(SWEDEN).date()
    by, list_id = ORGANISER.name, candidate_list.id
    await draft_rules(house.lists, house.candidacies, house.editions, list_id, rules, by, when)
    decision = Decision(DecidedBy.BOARD, day, paragraph)
    await adopt_rules(house.editions, list_id, rules.fingerprint, decision, by, when, day)


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


def invented_address(name: str) -> str:
    """At a domain that is nobody's (RFC 2606)."""
    plain = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    return f"{'.'.join(plain.replace('-', ' ').split())}@example.org"


async def nominate_all(
    house: House, rows: Iterable[NominationRow], calendar: Calendar, now: datetime, *, addresses: bool = False
) -> None:
    """With `addresses` everybody gets an invented one. Raises RowRefused at the first row that breaks a rule."""
    associations = await house.organisation.associations()
    members = await house.members.members()
    for number, each in enumerate(rows):
        named = replace(each.named, email=invented_address(each.named.name)) if addresses else each.named
        try:
            await nominate.nominate(
                house.lists,
                house.candidacies,
                Nominator.association(associations.named(each.association)),
                named,
                (each.list_id,),
                Grounds(Meeting(each.meeting.held + calendar.shift, each.meeting.paragraph), each.motivation),
                new_id=f"n{number:03d}",
                now=now,
                today=now.astimezone(SWEDEN).date(),
                members=members,
            )
        except (NominationError, OrganisationError) as why:
            raise RowRefused(each.row.file, each.row.line, why) from why


@dataclass(frozen=True)
class Answered:
    """How many answers were taken, and which rows came too late."""

    taken: int
    late: tuple[AnswerRow, ...]


async def answer_all(
    house: House,
    rows: Iterable[AnswerRow],
    calendar: Calendar,
    *,
    pass_over_strangers: bool,
    stated: Stated | None = None,
    not_after: datetime | None = None,
) -> Answered:
    """Each answer at the moment it was given; those after the stop are refused as any late answer is.

    `stated` is what all of them state of their right to stand. With `not_after` nobody has answered later than that.

    Raises RowRefused for somebody who is not nominated, unless they are passed over.
    """
    taken, late = 0, []
    for each in rows:
        when = each.answered + calendar.shift
        when = min(when, not_after or when)
        nominee = await house.candidacies.nominee_named(each.name, each.born)
        try:
            if nominee is None:
                raise CandidacyUnknown
            if each.line:
                gender = each.gender or Gender.UNDISCLOSED
                await answer.accept(
                    house.lists,
                    house.candidacies,
                    house.paper,
                    nominee.id,
                    each.list_id,
                    each.line,
                    when,
                    gender,
                    stated=stated,
                )
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
    """By name alone: a file says no more. Raises RowRefused."""
    associations = await house.organisation.associations()
    delegates = []
    for number, each in enumerate(rows):
        try:
            association = associations.named(each.association)
        except OrganisationError as why:
            raise RowRefused(each.row.file, each.row.line, why) from why
        delegates.append(Delegate(f"d{number:03d}", association.id, association.name, each.name))
    await house.roll.keep_delegates(tuple(delegates))


async def report_members(house: House, rows: Iterable[DelegateRow], held_on: date) -> None:
    """The same people as the boards would report them, with their numbers in the register, and alternates: members
    without office, one for every third delegate.
    """
    holders = {each.member_id for each in (await house.register.offices()).every}
    nominated = {each.name for each in await house.candidacies.nominees()}
    at_home: defaultdict[str, dict[str, Member]] = defaultdict(dict)
    for each in sorted(await house.members.members(), key=lambda member: member.id):
        at_home[each.association_on(held_on) or ""].setdefault(each.name, each)
    sent: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        sent[row.association].append(row.name)
    for association in (await house.organisation.associations()).every:
        names, members = sent[association.name], at_home[association.id]
        free = (
            each.id for each in members.values() if each.id not in holders and each.name not in (*names, *nominated)
        )
        chosen: list[tuple[str, int | None]] = [(members[name].id, None) for name in names]
        chosen += [(next(free), place) for place in range(1, -(-len(names) // 3) + 1)]
        by_id = {each.id: each for each in members.values()}
        await house.roll.keep_delegates(
            tuple(
                Delegate(
                    f"ombud-{number}",
                    association.id,
                    association.name,
                    by_id[number].name,
                    member_id=number,
                    place=place,
                )
                for number, place in chosen
            )
        )


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
