"""Elections held in a story, step by step."""

from datetime import date, timedelta
from typing import Any

from nominering.balloting.use_cases.vote import cast_ballot, close_round
from nominering.conference.model.rounds import RoundState
from nominering.conference.use_cases.rounds import open_round
from nominering.election.model.elections import Election, Post, Source, Way
from nominering.election.model.held import Stage
from nominering.election.model.member_ballots import MemberBallot
from nominering.election.use_cases import arrange, ask_members, hold
from nominering.nomination.model.candidacies import Gender
from tests.story import START, Story

LETTERS = ("RTWXYACDEF", "TWXYACDEFG")
DAY = timedelta(days=1)
TODAY = START.date()


class Hall:
    """A story in which elections are held."""

    def __init__(self, story: Story) -> None:
        self.story, self.house = story, story.house
        self.elections, self.rounds, self.box = self.house.elections, self.house.rounds, self.house.box

    async def made(self, post: Post = Post.AUDITORS, seats: int = 2, way: Way = Way.MAJORITY) -> str:
        await arrange.make_election(self.elections, Election(post.value, "Valet", post, seats, way))
        return post.value

    async def propose(
        self, election_id: str, *typed: str, source: Source = Source.COMMITTEE, gender: Gender = Gender.UNDISCLOSED
    ) -> None:
        house = self.house
        for each in typed:
            await arrange.propose_candidate(
                self.elections,
                self.rounds,
                house.members,
                house.organisation,
                election_id,
                each,
                source,
                gender,
                self.story.clock.now.date(),
            )

    async def stage(self, election_id: str) -> Stage:
        return (await hold.held(self.elections, self.rounds, election_id)).stage

    async def open_round(self, round_id: str) -> None:
        await open_round(self.rounds, self.house.roll, self.house.openings, round_id, self.story.clock.now)

    async def vote(self, round_id: str, *ballots: tuple[int, ...]) -> None:
        """Opened, voted in and closed."""
        await self.open_round(round_id)
        for number, marks in enumerate(ballots):
            await self.story.vote(number, *marks, round_id=round_id)
        await close_round(self.box, round_id)

    async def count(self, election_id: str) -> Any:
        return await hold.count_vote(self.elections, self.rounds, self.box, election_id, self.story.clock.now)


class Members(Hall):
    """The members elect the congress's delegates by code letter."""

    async def make(self) -> None:
        house = self.house
        await ask_members.make_member_ballot(
            house.member_ballots,
            MemberBallot("b", "Kongressval"),
            (
                Election("ord", "Kongressombud", Post.CONGRESS, 2, Way.MOST_VOTES, half_women=True, ballot="b"),
                Election(
                    "ers", "Ersättare", Post.CONGRESS_ALTERNATES, 1, Way.MOST_VOTES, half_women=True, ballot="b"
                ),
            ),
        )

    async def stand(self) -> None:
        await self.propose("ord", "1004", "1006", gender=Gender.MAN)
        await self.propose("ord", "1001", gender=Gender.WOMAN)
        await self.propose("ers", "1003", "1002", gender=Gender.WOMAN)

    async def freeze(self, cut_off: date | None = TODAY) -> MemberBallot:
        house, now = self.house, self.story.clock.now
        return await ask_members.freeze_electorate(house.member_ballots, house.members, "b", cut_off, now, now.date())

    async def set_times(self, days: int = 7) -> None:
        house = self.house
        await ask_members.set_times(
            house.member_ballots,
            house.elections,
            house.rounds,
            "b",
            START + DAY,
            START + days * DAY,
            self.story.clock.now,
        )

    async def prepare(self) -> None:
        for each in ("ord", "ers"):
            await hold.prepare_vote(self.elections, self.rounds, each)

    async def deal(self) -> None:
        await self.house.cards.issue(LETTERS, 5, "b")

    async def open(self) -> None:
        house, now = self.house, self.story.clock.now
        await ask_members.open_member_ballot(
            house.member_ballots, house.elections, house.rounds, house.cards, "b", now
        )

    async def keep_time(self, moment: Any) -> Any:
        self.story.clock.now = moment
        house = self.house
        return await ask_members.keep_time(
            house.member_ballots, house.elections, house.rounds, house.box, house.cards, moment
        )

    async def cast(self, code: str, round_id: str, *marks: int) -> None:
        card = await self.house.cards.recognise(code)
        await cast_ballot(self.box, round_id, card, marks, blank=not marks, submission=f"{code}{round_id}")

    async def state(self, round_id: str) -> RoundState:
        return (await self.rounds.round(round_id)).state
