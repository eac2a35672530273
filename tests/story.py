"""A small district and its story, told as far as a test needs. Everything is kept in the real database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from nominering.access.model import Account, Role
from nominering.balloting.model.codes import CODE_ALPHABET
from nominering.balloting.use_cases.cards import issue_cards, recognise_card
from nominering.balloting.use_cases.vote import cast_ballot, close_round
from nominering.conference.model.notice import Conference
from nominering.conference.model.participants import Kind
from nominering.conference.model.report import Report
from nominering.conference.model.roll import Delegate, VotingRoll
from nominering.conference.model.rounds import Round
from nominering.conference.use_cases.notice import plan_conference
from nominering.conference.use_cases.report import Terms, report_delegate
from nominering.conference.use_cases.roll import apportion_delegates, freeze_roll
from nominering.conference.use_cases.rounds import draw_lots, open_round
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Procedure
from nominering.nomination.model.admission import LateNominations
from nominering.nomination.model.candidacies import BallotLine, Candidacy, Gender
from nominering.nomination.model.electoral_rules import DecidedBy, Decision, Edition, ElectoralRules
from nominering.nomination.model.lists import CandidateList, Election
from nominering.nomination.model.nominations import Grounds, Meeting, Nominator
from nominering.nomination.model.stated import Stated
from nominering.nomination.use_cases import answer, electoral_rules, nominate, propose
from nominering.nomination.use_cases.nominate import Named
from nominering.organisation.apportionment import PerStarted
from nominering.organisation.members import Member, Membership
from nominering.organisation.model import Association, Associations, District, Municipality
from nominering.organisation.offices import Body, Office
from nominering.outcome.model.addenda import Addendum, Decided, Gone, Manner
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.model.amendments import Amendment, Carried, Change, How
from nominering.outcome.model.counted import CountedList
from nominering.outcome.model.tellers import TellersWord
from nominering.outcome.use_cases import add, adopt, amend, count, prepare, verify
from nominering.place_by_place import use_cases as by_place
from nominering.web.house import House

START = datetime(2030, 1, 10, 12, 0, tzinfo=UTC)
ARVIKA = Association("arvika", "Vänsterpartiet Arvika", ("1784",), 41, True)
SUNNE = Association("sunne", "Vänsterpartiet Sunne", ("1766",), 20, True)
STORFORS = Association("storfors", "Vänsterpartiet Storfors", ("1760",), 5, False)
PEOPLE = (
    Named("Åsa Öberg", date(1980, 5, 1), "Arvika"),
    Named("Bo Alm", date(1990, 2, 28), "Sunne"),
    Named("Cecilia Lund", date(1971, 9, 8), "Arvika"),
    Named("Bo Alm", date(2001, 1, 3), "Sunne"),
)
MEMBER = Member(
    "m1",
    "Maj Frid",
    date(1988, 6, 6),
    "1784",
    (Membership("arvika", date(2020, 1, 1)),),
    fee_paid=date(2020, 1, 1),
    email="maj@example.se",
)
GENDERS = (Gender.WOMAN, Gender.MAN, Gender.WOMAN, Gender.MAN)
MUNICIPALITIES = tuple(
    Municipality(code, name)
    for code, name in (("1730", "Eda"), ("1760", "Storfors"), ("1766", "Sunne"), ("1784", "Arvika"))
)


def a_member(number: str, name: str, born: date, association: str | None, since: int = 2020) -> Member:
    """Lives where the association is, and pays when entering."""
    municipality = {"arvika": "1784", "sunne": "1766", "storfors": "1760", None: "1730"}[association]
    stay = Membership(association, date(since, 3, 1))
    return Member(number, name, born, municipality, (stay,), stay.since, f"m{number}@example.org", f"070-{number}")


DISA = a_member("1001", "Disa Holm", date(1980, 5, 1), "arvika")
DISA_AGAIN = replace(a_member("1002", "Dísa Holmm", date(1980, 5, 1), "arvika", 2024), email="ny@example.org")
HIDDEN = replace(a_member("1003", "Hillevi Dold", date(1970, 2, 2), "sunne"), protected=True)
MOVED = replace(
    a_member("1004", "Mats Flyttström", date(1965, 1, 1), "sunne"),
    memberships=(Membership("arvika", date(2010, 1, 1), date(2019, 12, 31)), Membership("sunne", date(2020, 1, 1))),
)
LEFT = replace(
    a_member("1005", "Lo Borta", date(1950, 1, 1), "arvika"),
    memberships=(Membership("arvika", date(2010, 1, 1), date(2025, 12, 31)),),
)
ALONE = a_member("1006", "Ensam Edasson", date(1990, 1, 1), None)
MEMBERS = (DISA, DISA_AGAIN, HIDDEN, MOVED, LEFT, ALONE)
OFFICES = (
    Office("o1", Body.ASSOCIATION_BOARD, "ordförande", DISA.name, date(2029, 2, 1), None, "1001", "arvika"),
    Office("o2", Body.ASSOCIATION_BOARD, "kassör", LEFT.name, date(2020, 2, 1), date(2025, 12, 31), "1005", "arvika"),
    Office("o3", Body.DISTRICT_BOARD, "ledamot", MOVED.name, date(2029, 3, 1), None, "1004"),
    Office("o4", Body.ORGANISER, "ombudsman", "Ellen Anställd", date(2028, 1, 1)),
)
# Six more of Arvika, to be sent: three delegates, and three alternates in this order.
ARVIKAS = tuple(
    a_member(f"20{n}", name, date(1970, 1, n), "arvika")
    for n, name in enumerate(("Dag Ek", "Eva By", "Frej Sand", "Åke Ås", "Ylva Ros", "Bodil Ek"), start=1)
)
HELD_ON = date(2030, 3, 9)
CONFERENCE = Conference(datetime(2030, 3, 9, 9, 0, tzinfo=UTC), "Folkets hus", date(2030, 2, 23))
CODES = ("ACDEFGHJKM", "CDEFGHJKMN", "DEFGHJKMNP", "EFGHJKMNPQ")


def more_codes(how_many: int) -> list[str]:
    """Of other cards than those above."""
    letters = [[CODE_ALPHABET[(number // 23**place) % 23] for place in range(4)] for number in range(how_many)]
    return ["".join(each) + "MMMMMM" for each in letters]


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now


def a_list(list_id: str = "riksdag", method: Method = Method.ORDERED_STV, places: int = 3) -> CandidateList:
    return CandidateList(
        id=list_id,
        title={"riksdag": "Riksdagslistan", "region": "Regionlistan"}[list_id],
        election="Valet",
        election_day=date(2030, 9, 8),
        constituency="Värmlands län",
        places=places,
        method=method,
        nominations_close=START + timedelta(days=10),
        answers_close=START + timedelta(days=20),
        kind=Election(list_id),
    )


@dataclass
class Story:
    """Each verb takes the story one step on; `until_…` tells it from the beginning.

    `quota` is the rule of the riksdag list; the region list has none. `genders` are what the `people` state. The
    board `adopts` the electoral rules of both lists when they are made; the riksdag list with the choices in `rules`.
    """

    house: House
    clock: Clock
    quota: Quota = field(default_factory=Quota)
    quota_mode: QuotaMode = QuotaMode.INTEGRATED
    people: tuple[Named, ...] = PEOPLE
    genders: tuple[Gender, ...] = GENDERS
    adopts: bool = True
    rules: Mapping[str, object] = field(default_factory=dict)
    ballots: tuple[tuple[int, ...], ...] = ((1, 2), (1, 3), (2,), ())

    async def found(self) -> None:
        await self.house.organisation.keep_district(
            District("Vänsterpartiet Värmland", "Vänsterpartiet", "Värmlands län"),
            Associations((ARVIKA, SUNNE, STORFORS)),
        )
        for account in (
            Account("ombudsman", "Ombudsmannen", Role.ORGANISER),
            Account("arvika", "Styrelsen i Arvika", Role.ASSOCIATION, "arvika"),
            Account("valberedning", "Valberedningen", Role.COMMITTEE),
            Account("presidium", "Presidiet", Role.PRESIDIUM),
            Account("rostraknare", "Rösträknaren", Role.TELLER),
            Account("revisor", "Revisorn", Role.AUDITOR),
        ):
            await self.house.accounts.keep_account(account)
        await self.house.lists.keep_list(replace(a_list(), quota=self.quota, quota_mode=self.quota_mode))
        await self.house.lists.keep_list(a_list("region", Method.IRV_BY_PLACE))
        if self.adopts:
            await self.adopt_rules("riksdag", **self.rules)
            await self.adopt_rules("region")

    async def draft_rules(self, list_id: str, **choices: object) -> ElectoralRules:
        """The rules as the list has them, but for the choices."""
        rules = replace((await self.house.lists.candidate_list(list_id)).electoral_rules, **choices)  # type: ignore[arg-type]
        house = self.house
        await electoral_rules.draft_rules(
            house.lists, house.candidacies, house.editions, list_id, rules, "Ombudsmannen", self.clock.now
        )
        return rules

    async def adopt_rules(self, list_id: str, **choices: object) -> Edition:
        """The board decides today."""
        read = (await self.draft_rules(list_id, **choices)).fingerprint
        today = self.clock.now.date()
        decision = Decision(DecidedBy.BOARD, today, "§ 8")
        return await electoral_rules.adopt_rules(
            self.house.editions, list_id, read, decision, "Ombudsmannen", self.clock.now, today
        )

    async def enrol(self) -> None:
        await self.house.members.keep_members((MEMBER,))

    async def until_joined(self) -> None:
        """One member, who comes in by the own address."""
        await self.found()
        await self.house.members.keep_members((MEMBER,))

    async def until_peopled(self) -> None:
        """Members of both associations, boards, and two municipalities more than there are associations for."""
        await self.found()
        organisation, members, register = self.house.organisation, self.house.members, self.house.register
        await organisation.keep_municipalities(MUNICIPALITIES)
        await members.keep_members(MEMBERS)
        await register.keep((await register.ground()).mark, offices=OFFICES)

    async def nominate(
        self,
        named: Named,
        *to: str,
        association: Association = ARVIKA,
        by: Nominator | None = None,
        new_id: str = "",
    ) -> str:
        nominator = by or Nominator.association(association)
        nominee = await nominate.nominate(
            self.house.lists,
            self.house.candidacies,
            nominator,
            named,
            to or ("riksdag", "region"),
            Grounds(Meeting(date(2030, 1, 8), "§ 7"), "Kunnig."),
            new_id=new_id or f"{named.name}-{named.born}",
            now=self.clock.now,
            today=self.clock.now.date(),
            members=await self.house.members.members(),
        )
        return nominee.id

    async def until_nominated(self) -> list[str]:
        await self.found()
        return [await self.nominate(named) for named in self.people]

    async def accept(
        self,
        nominee_id: str,
        list_id: str,
        occupation: str = "lärare",
        gender: Gender = Gender.UNDISCLOSED,
        stated: Stated | None = None,
    ) -> Candidacy:
        line = BallotLine.filled_in(occupation, "Arvika")
        return await answer.accept(
            self.house.lists,
            self.house.candidacies,
            self.house.paper,
            nominee_id,
            list_id,
            line,
            self.clock.now,
            gender,
            stated=stated,
        )

    async def decline(self, nominee_id: str, list_id: str) -> Candidacy:
        return await answer.decline(self.house.lists, self.house.candidacies, nominee_id, list_id, self.clock.now)

    async def withdraw(self, nominee_id: str, list_id: str = "riksdag") -> Candidacy:
        return await answer.withdraw(self.house.candidacies, nominee_id, list_id, self.clock.now)

    async def let_late(self, late: LateNominations) -> None:
        for each in await self.house.lists.lists():
            await self.house.lists.keep_list(replace(each, late_nominations=late))

    async def until_answered(self) -> None:
        for nominee_id, gender in zip(await self.until_nominated(), self.genders, strict=True):
            for list_id in ("riksdag", "region"):
                await self.accept(nominee_id, list_id, gender=gender)
        self.clock.now = START + timedelta(days=21)

    async def until_proposed(self) -> None:
        await self.until_answered()
        for list_id in ("riksdag", "region"):
            accepted = await answer.accepted_to(self.house.candidacies, list_id)
            await propose.propose(
                self.house.lists,
                self.house.candidacies,
                self.house.proposals,
                list_id,
                [each.id for each in accepted],
                self.clock.now,
            )

    async def until_roll_is_reported(self) -> None:
        await self.until_proposed()
        await self.house.roll.keep_delegates(
            tuple(
                Delegate(f"d{number}", each.id, each.name, name)
                for number, (each, name) in enumerate(
                    ((ARVIKA, "Dag Ek"), (ARVIKA, "Eva By"), (ARVIKA, "Frej Sand"), (SUNNE, "Gun Dal"))
                )
            )
        )

    async def until_delegates_are_asked_for(self) -> None:
        """The conference is planned and apportioned, the members are known, and nobody is reported yet."""
        await self.until_peopled()
        self.clock.now = START + timedelta(days=21)
        await plan_conference(self.house.notices, CONFERENCE, (), HELD_ON, self.clock.now)
        await apportion_delegates(self.house.organisation, self.house.roll, PerStarted(20))

    async def report(
        self, member_id: str, kind: Kind = Kind.DELEGATE, association: Association = ARVIKA, *, bound: bool = True
    ) -> Report:
        """The board reports; or the organiser, who is not `bound` by the last day. The id is the member's number."""
        house = self.house
        return await report_delegate(
            house.organisation,
            house.members,
            house.register,
            house.roll,
            association.id,
            member_id,
            kind,
            Terms(HELD_ON, CONFERENCE.report_by if bound else None),
            new_id=f"d-{member_id}",
            today=self.clock.now.date(),
        )

    async def until_in_the_hall(self) -> VotingRoll:
        """Three delegates and three alternates from Arvika, one delegate from Sunne; nobody is checked in."""
        await self.until_delegates_are_asked_for()
        await self.house.members.keep_members(ARVIKAS)
        for member in ARVIKAS[:3]:
            await self.report(member.id)
        for member in ARVIKAS[3:]:
            await self.report(member.id, Kind.ALTERNATE)
        await self.report(HIDDEN.id, association=SUNNE)
        return await freeze_roll(self.house.roll, self.house.organisation, self.clock.now)

    async def until_roll_is_frozen(self) -> None:
        await self.until_roll_is_reported()
        await apportion_delegates(self.house.organisation, self.house.roll, PerStarted(20))
        await freeze_roll(self.house.roll, self.house.organisation, self.clock.now)
        await issue_cards(self.house.cards, self.house.roll, CODES)

    async def until_prepared(self) -> Round:
        await self.until_roll_is_frozen()
        return await self.prepare_both()

    async def prepare_both(self) -> Round:
        for list_id in ("riksdag", "region"):
            await self.prepare(list_id)
        return await self.house.rounds.round("riksdag-1")

    async def prepare(self, list_id: str, now: datetime | None = None) -> Round:
        """At another moment than the clock's, where the story is in two places at once."""
        moment = now or self.clock.now
        return await prepare.prepare_round(self.house, list_id, moment, moment.date())

    async def until_open(self) -> Round:
        await self.until_prepared()
        return await self.open()

    async def open(self) -> Round:
        for round_id in ("riksdag-1", "region-1"):
            await draw_lots(self.house.rounds, round_id, tuple(range(len(self.people), 0, -1)))
            await self.open_one(round_id)
        return await self.house.rounds.round("riksdag-1")

    async def open_one(self, round_id: str) -> Round:
        house = self.house
        return await open_round(house.rounds, house.roll, house.openings, round_id, self.clock.now)

    async def seen(self, list_id: str = "riksdag") -> int:
        """How much has been entered about a list that is decided place by place."""
        return len(await self.house.decisions.events(list_id))

    async def acclaim(self, last: int | None = None) -> None:
        hall = await by_place.hall_of(self.house, "riksdag")
        await by_place.acclaim(
            self.house, "riksdag", last or hall.place or 0, await self.seen(), "Presidiet", self.clock.now
        )

    async def name(self, number: int) -> None:
        await by_place.name_candidate(self.house, "riksdag", number, await self.seen(), "Presidiet", self.clock.now)

    async def begin_vote_on_place(self) -> str:
        """Begun and open."""
        ballot = await by_place.begin_vote(self.house, "riksdag", await self.seen(), "Presidiet", self.clock.now)
        await self.open_one(ballot.id)
        return ballot.id

    async def vote_on_place(self, papers: Mapping[int, int], blank: int = 0) -> None:
        """A secret vote from its beginning to its count; `papers` are how many mark each."""
        round_id = await self.begin_vote_on_place()
        marks = [(number,) for number, many in papers.items() for _ in range(many)] + [()] * blank
        for number, marked in enumerate(marks):
            await self.vote(number, *marked, round_id=round_id)
        await close_round(self.house.box, round_id)
        await by_place.count_vote(self.house, "riksdag", await self.seen(), "Presidiet", self.clock.now)

    async def until_finished_by_place(self) -> None:
        """Number 4 is named to the second place, and wins it; the others are carried."""
        self.rules = {**self.rules, "procedure": Procedure.PLACE_BY_PLACE}
        await self.until_prepared()
        await self.acclaim()
        await self.name(4)
        await self.vote_on_place({2: 1, 4: 3})
        await self.acclaim(3)
        await by_place.finish(self.house, "riksdag", await self.seen(), self.clock.now)

    async def card(self, number: int = 0) -> str:
        return await recognise_card(self.house.cards, CODES[number])

    async def more_cards(self, how_many: int) -> list[str]:
        """Than there are on the roll, for a rush."""
        codes = more_codes(how_many)
        await self.house.cards.issue(tuple(codes), most=how_many + len(CODES))
        return [await recognise_card(self.house.cards, code) for code in codes]

    async def vote(
        self, number: int, *ranking: int, round_id: str = "riksdag-1", submission: str | None = None
    ) -> None:
        await cast_ballot(
            self.house.box,
            round_id,
            await self.card(number),
            ranking,
            blank=not ranking,
            submission=f"s{number}" if submission is None else submission,
        )

    async def until_closed(self) -> None:
        await self.until_open()
        await self.vote_and_close()

    async def vote_and_close(self) -> None:
        for round_id in ("riksdag-1", "region-1"):
            for number, ranking in enumerate(self.ballots):
                await self.vote(number, *ranking, round_id=round_id)
            await close_round(self.house.box, round_id)

    async def count(self, list_id: str) -> CountedList:
        return await count.count_round(self.house.rounds, self.house.box, self.house.outcomes, f"{list_id}-1")

    async def adopt(self, list_id: str) -> AdoptedList:
        return await adopt.adopt_list(
            self.house,
            list_id,
            self.clock.now.date(),
            "§ 12",
            self.clock.now.date(),
        )

    async def candidacy(self, number: int, list_id: str = "riksdag") -> Candidacy:
        """Of whoever has the number in the round."""
        round_ = await self.house.rounds.round(f"{list_id}-1")
        candidacies = {each.id: each for each in await self.house.candidacies.of_list(list_id)}
        return candidacies[round_.standing[number - 1].candidacy_id]

    async def step_down(self, number: int, list_id: str = "riksdag") -> None:
        await self.withdraw((await self.candidacy(number, list_id)).nominee.id, list_id)

    async def amend(
        self,
        change: Change,
        number: int,
        place: int | None = None,
        list_id: str = "riksdag",
        *,
        read: int | None = None,
        **told: str,
    ) -> Amendment:
        """By acclamation; `number` is the candidate's in the round."""
        log = await self.house.outcomes.amendments(list_id)
        amendment = Amendment(
            0,
            change,
            (await self.candidacy(number, list_id)).id,
            place,
            told.get("moved_by", "Eva By"),
            told.get("reason", "Bredare lista."),
            Carried(How.ACCLAMATION, "§ 11"),
            "Presidiet",
            self.clock.now,
            "",
            told.get("set_aside", ""),
        )
        return await amend.amend(self.house, list_id, amendment, len(log) if read is None else read)

    async def say(self, teller: str, *places: int, list_id: str = "riksdag", text: str = "Räknade för hand.") -> str:
        """A teller's word: the same list, or another on the places."""
        counted = await self.house.outcomes.counted(f"{list_id}-1")
        assert counted is not None
        word_id = f"{teller}-{len(await self.house.outcomes.tellers_words(f'{list_id}-1'))}"
        word = TellersWord(
            word_id, teller, f"Räknare {teller}", self.clock.now, counted.fingerprint, not places, places, text
        )
        await verify.give_word(self.house, list_id, word)
        return word_id

    async def add(
        self,
        manner: Manner = Manner.SHORTEST,
        *declared: Gone,
        read: int | None = None,
        on: date | None = None,
        reason: str = "Har flyttat.",
        set_aside: str = "",
    ) -> Addendum:
        adopted = await self.house.outcomes.adopted("riksdag")
        today = self.clock.now.date()
        return await add.add(
            self.house,
            "riksdag",
            declared,
            manner,
            Decided(DecidedBy.BOARD, on or today, "§ 4", reason),
            read=len(adopted.addenda) if read is None and adopted else read or 0,
            by="Ombudsmannen",
            now=self.clock.now,
            today=today,
            set_aside=set_aside,
        )

    async def until_counted(self) -> None:
        await self.until_closed()
        for list_id in ("riksdag", "region"):
            await self.count(list_id)

    async def until_adopted(self) -> None:
        await self.until_counted()
        for list_id in ("riksdag", "region"):
            await self.adopt(list_id)
