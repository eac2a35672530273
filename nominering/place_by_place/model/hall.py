"""A list that is decided place by place: what stands, what may be done now, and what it leads to.

Source: the statutes of Vänsterpartiet, [22] § 22: whoever is elected in a secret vote has more than half of the valid
ballots; else a run-off among those with most votes, at most twice as many as there are seats left, here two, where
the highest vote wins; [23] § 23: a tie is settled by lot. A proposal that nobody is named against may be carried by
acclamation (bifall), unless somebody asks for a secret vote.

The list at any moment is what the events and the withdrawals make of it, and nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from nominering.conference.model.rounds import BallotKind, Matter, Round, RoundState, Standing
from nominering.counting.errors import TieNeedsLots
from nominering.counting.marks import count_marks
from nominering.counting.placing import Placing
from nominering.counting.profile import Ranking
from nominering.counting.quotas import NO_QUOTA, Quota
from nominering.nomination.model.nominations import LONGEST_PARAGRAPH
from nominering.organisation.names import tidy
from nominering.outcome.errors import CountersDisagree
from nominering.place_by_place.errors import (
    AlreadyNamed,
    AlreadyPlaced,
    CounterCandidateNamed,
    EveryPlaceDecided,
    LotWrong,
    NobodyPut,
    NoQuota,
    NothingToUndo,
    NoTie,
    NotStanding,
    NoVote,
    ParagraphMissing,
    PlaceNotInBlock,
    PlacesLeft,
    QuotaLost,
    QuotaWouldBreak,
    ReasonMissing,
    VoteRunning,
    VoteVoid,
)
from nominering.place_by_place.model.added_up import added_up
from nominering.place_by_place.model.events import LONGEST_REASON, Deed, Event, in_force
from nominering.place_by_place.model.story import Story, Vote


class Stage(StrEnum):
    """What the hall is about to do."""

    PUT = "put"  # one name: acclamation, somebody else is named, or a secret vote is asked for
    NOBODY = "nobody"  # the proposal has no name that may take the place: somebody has to be named
    CONTESTED = "contested"  # several: a secret vote
    BEGUN = "begun"  # the secret vote is prepared
    VOTING = "voting"
    CLOSED = "closed"  # it is to be counted
    TIED = "tied"  # a lot is to be drawn
    RUN_OFF = "run-off"  # nobody had more than half: the two highest are to meet
    VOID = "void"  # somebody who was voted on has withdrawn
    DECIDED = "decided"  # every place


@dataclass(frozen=True)
class Forecast:
    """A place as it falls if the proposal is followed from here on. `passed` are those of the proposal who came
    before, but whom the quota rule keeps from the place.
    """

    place: int
    number: int
    passed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Hall:
    """One list. `round_` is the list's own: who stands, by which quota, with which fixed places. Those with the
    lowest numbers, as many as the list has places, are the committee's proposal in its order.

    `withdrawn` are the numbers of those who have withdrawn since; `ballots` the state of each secret vote by its id.
    """

    round_: Round
    events: tuple[Event, ...] = ()
    withdrawn: frozenset[int] = frozenset()
    ballots: Mapping[str, RoundState] = field(default_factory=dict)

    # What stands.

    @cached_property
    def in_force(self) -> tuple[Event, ...]:
        return in_force(self.events)

    @property
    def names(self) -> Mapping[int, str]:
        return {each.number: each.name for each in self.round_.standing}

    @property
    def candidates(self) -> tuple[int, ...]:
        return tuple(number for number in self.round_.numbers if number not in self.withdrawn)

    @property
    def length(self) -> int:
        """How many places the list will have."""
        return min(self.round_.places, len(self.candidates))

    @cached_property
    def taken(self) -> Mapping[int, int]:
        """Place → number. Whoever has withdrawn leaves a place to be decided again; when too few are left to fill
        every place, those beyond the end move up.
        """
        decided = dict(self.round_.fixed)
        for event in self.in_force:
            decided.update(event.placed)
        taken, end = {}, self.length
        for place, number in sorted(decided.items(), reverse=True):
            if number not in self.withdrawn:
                end = min(place, end)
                taken[end] = number
                end -= 1
        return dict(sorted(taken.items()))

    @property
    def left(self) -> tuple[int, ...]:
        """Those who may still be placed: the proposal's in its order, then the others."""
        placed = set(self.taken.values())
        return tuple(number for number in sorted(self.candidates) if number not in placed)

    @property
    def open_places(self) -> tuple[int, ...]:
        return tuple(place for place in range(1, self.length + 1) if place not in self.taken)

    @property
    def set_aside(self) -> str:
        """The paragraph by which the conference has set the quota rule aside."""
        return next((each.said for each in reversed(self.in_force) if each.deed is Deed.SET_ASIDE), "")

    @property
    def quota(self) -> Quota:
        """The rule that is to be kept."""
        return NO_QUOTA if self.set_aside or self.round_.rules is None else self.round_.rules.quota

    @cached_property
    def placing(self) -> Placing:
        return Placing(self.candidates, self.length, self.quota, self.round_.groups or {})

    def may_take(self, place: int) -> tuple[int, ...]:
        """Who may take the place so that the quota rule can still be kept on every place."""
        return self.placing.eligible(place, self.left, self.taken)

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Of every place that something has happened about, in the order it was; the last may be going on."""
        told: list[Story] = []
        for event in self.in_force:
            for place in event.places:
                if not told or told[-1].decided or told[-1].place != place:
                    told.append(Story(place))
                told[-1] = told[-1].with_event(event)
        return tuple(told)

    @property
    def story(self) -> Story | None:
        """Of the place that is being decided."""
        if self.stories and not self.stories[-1].decided:
            last = self.stories[-1]
            if last.vote or last.place == next(iter(self.open_places), None):
                return last
        place = next(iter(self.open_places), None)
        return Story(place) if place is not None else None

    @property
    def quota_lost(self) -> bool:
        """The rule cannot be kept any more with those who are placed and left, since somebody has withdrawn."""
        return self.stage in (Stage.NOBODY, Stage.DECIDED) and not self.placing.can_be_kept(self.left, self.taken)

    @property
    def place(self) -> int | None:
        """The first that is open, or the one that a secret vote is about."""
        return self.story.place if self.story else None

    @property
    def put(self) -> int | None:
        """The proposal's next name."""
        coming = self._next(self.place, self.left, self.taken) if self.place else None
        return coming.number if coming else None

    @property
    def contenders(self) -> tuple[int, ...]:
        """Those who are put or named to the place."""
        if self.story is None:
            return ()
        may, put = self.may_take(self.story.place), () if self.put is None else (self.put,)
        return (*put, *(number for number in self.story.named if number in may and number not in put))

    @property
    def stage(self) -> Stage:
        story = self.story
        if story is None:
            return Stage.DECIDED
        if story.vote:
            return self._stage_of(story.vote, story)
        if len(self.contenders) > 1:
            return Stage.CONTESTED
        return Stage.PUT if self.contenders else Stage.NOBODY

    def _stage_of(self, vote: Vote, story: Story) -> Stage:
        match self.ballots.get(vote.round_id):
            case RoundState.PREPARED:
                return Stage.BEGUN
            case RoundState.OPEN | RoundState.PAUSED:
                return Stage.VOTING
        if self.withdrawn.intersection(story.meeting or vote.candidates):
            return Stage.VOID
        if vote.counted:
            return Stage.RUN_OFF
        return Stage.TIED if vote.tied and not vote.drawn else Stage.CLOSED

    @property
    def forecast(self) -> tuple[Forecast, ...]:
        """How the open places fall if the hall follows what is put from here on, as far as it goes."""
        return tuple(self._forecast())

    def _forecast(self) -> Iterator[Forecast]:
        taken, left = dict(self.taken), list(self.left)
        for place in self.open_places:
            coming = self._next(place, left, taken)
            if place == self.place:
                coming = self._first(coming)
            if coming is None:
                return
            yield coming
            taken[place] = coming.number
            left.remove(coming.number)

    def _first(self, coming: Forecast | None) -> Forecast | None:
        """Where the proposal has no name left, whoever is named instead."""
        if coming is None and self.place and self.contenders:
            return Forecast(self.place, self.contenders[0])
        return coming

    def _next(self, place: int, left: Sequence[int], taken: Mapping[int, int]) -> Forecast | None:
        """The first of the proposal who may take the place."""
        proposal = [number for number in left if number <= self.round_.places]
        eligible = self.placing.eligible(place, left, taken)
        for at, number in enumerate(proposal):
            if number in eligible:
                return Forecast(place, number, tuple(proposal[:at]))
        return None

    # What may be done.

    def name(self, number: int, by: str, at: datetime) -> Event:
        """Somebody who stands is named against the one who is put.

        Raises EveryPlaceDecided, VoteRunning, NotStanding, AlreadyPlaced, AlreadyNamed, QuotaWouldBreak.
        """
        place = self._undecided()
        if number not in self.candidates:
            raise NotStanding
        for taken, who in self.taken.items():
            if who == number:
                raise AlreadyPlaced(self.names[number], taken)
        if number in self.contenders:
            raise AlreadyNamed(self.names[number])
        self._check_may_take(place, number)
        return self._event(Deed.NAMED, by, at, places=(place,), numbers=(number,))

    def acclaim(self, last: int, by: str, at: datetime) -> Event:
        """The place, and with it every open place to the `last`, goes to whom the forecast says.

        Raises EveryPlaceDecided, VoteRunning, CounterCandidateNamed, NobodyPut, PlaceNotInBlock.
        """
        first = self._undecided()
        if len(self.contenders) > 1:
            raise CounterCandidateNamed
        if not first <= last <= self.length:
            raise PlaceNotInBlock(first, self.length)
        if not self.contenders:
            raise NobodyPut(first)
        wanted = tuple(place for place in self.open_places if place <= last)
        coming = {each.place: each.number for each in self.forecast}
        for place in wanted:
            if place not in coming:
                raise NobodyPut(place)
        return self._event(Deed.ACCLAIMED, by, at, places=wanted, numbers=tuple(coming[each] for each in wanted))

    def begin_vote(self, by: str, at: datetime) -> tuple[Event, Round]:
        """A secret vote on those who are put and named, or the run-off. Raises EveryPlaceDecided, VoteRunning,
        NobodyPut.
        """
        if self.stage is Stage.RUN_OFF and self.story:
            place, standing = self.story.place, self.story.meeting
        else:
            place, standing = self._undecided(), self.contenders
        if not standing:
            raise NobodyPut(place)
        event = self._event(Deed.VOTE, by, at, places=(place,), numbers=standing)
        event = replace(event, round_id=f"{self.round_.about}-beslut-{event.number:04}")
        return event, self._ballot(event)

    def _ballot(self, event: Event) -> Round:
        (place,) = event.places
        again = ", omval" if self.story and self.story.vote else ""
        return Round(
            id=event.round_id,
            about=self.round_.about,
            title=f"{self.round_.title}, plats {place}{again}",
            rules=None,
            places=1,
            standing=tuple(
                Standing(each.number, each.candidacy_id, each.name, each.group)
                for each in self.round_.standing
                if each.number in event.numbers
            ),
            matter=Matter.PLACE,
            ballot=BallotKind.MARKS,
            deck=self.round_.deck,
        )

    @property
    def vote(self) -> Vote:
        """The secret vote that is to be counted. Raises NoVote, VoteVoid."""
        vote = self.story.vote if self.story else None
        if vote is None or vote.counted:
            raise NoVote
        if self.withdrawn.intersection(vote.candidates):
            raise VoteVoid
        return vote

    def count(self, papers: Mapping[Ranking, int], by: str, at: datetime) -> Event:
        """[22] Every paper has at most one mark. With a tie that no lot has settled it is found to be tied.

        Raises NoVote, VoteVoid, CountersDisagree; QuotaWouldBreak where somebody has withdrawn meanwhile, so that the
        rule could not be kept with the one who is elected.
        """
        vote = self.vote
        try:
            count = count_marks(papers, vote.candidates, 1, vote.lots, runoff=vote.runoff)
        except TieNeedsLots as tie:
            return self._about(vote, Deed.TIED, by, at, numbers=tuple(tie.tied))
        if not added_up(papers, vote.candidates).confirms(count):
            raise CountersDisagree(vote.begun.places)
        for number in count.elected:
            self._check_may_take(vote.begun.places[0], number)
        return replace(self._about(vote, Deed.COUNTED, by, at), count=count)

    def draw(self, order: Sequence[int], by: str, at: datetime) -> Event:
        """[23] Those who were equal, the first drawn first. Raises NoTie, LotWrong."""
        vote = self.story.vote if self.story else None
        if vote is None or self.stage is not Stage.TIED:
            raise NoTie
        if sorted(order) != sorted(vote.tied):
            raise LotWrong
        return self._about(vote, Deed.LOT, by, at, numbers=tuple(order))

    def put_quota_aside(self, paragraph: str, by: str, at: datetime) -> Event:
        """The conference is free to, as long as it says so. Raises NoQuota, EveryPlaceDecided, VoteRunning,
        ParagraphMissing.
        """
        if not self.quota:
            raise NoQuota
        if self.story is None and not self.quota_lost:
            raise EveryPlaceDecided
        if self.stage in (Stage.BEGUN, Stage.VOTING):
            raise VoteRunning
        paragraph = tidy(paragraph)
        if not 0 < len(paragraph) <= LONGEST_PARAGRAPH:
            raise ParagraphMissing
        return self._event(Deed.SET_ASIDE, by, at, said=paragraph)

    def undo(self, reason: str, by: str, at: datetime) -> Event:
        """What was done last; a secret vote as a whole, its ballots are kept. Raises NothingToUndo, VoteRunning,
        ReasonMissing.
        """
        if not self.in_force:
            raise NothingToUndo
        if self.stage in (Stage.BEGUN, Stage.VOTING):
            raise VoteRunning
        reason = tidy(reason)
        if not 0 < len(reason) <= LONGEST_REASON:
            raise ReasonMissing
        return replace(self._event(Deed.UNDONE, by, at, said=reason), back_to=self.undoes[0].number)

    @property
    def undoes(self) -> tuple[Event, ...]:
        """What an undoing would make void."""
        if not self.in_force:
            return ()
        last = self.in_force[-1]
        if not last.round_id:
            return (last,)
        return tuple(each for each in self.in_force if each.round_id == last.round_id)

    def check_decided(self) -> None:
        """Raises PlacesLeft, QuotaLost."""
        if self.stage is not Stage.DECIDED:
            raise PlacesLeft
        if self.quota_lost:
            raise QuotaLost(str(self.quota))

    def _undecided(self) -> int:
        """The place that names may be put to now. Raises EveryPlaceDecided, VoteRunning."""
        if self.story is None:
            raise EveryPlaceDecided
        if self.story.vote:
            raise VoteRunning
        return self.story.place

    def _check_may_take(self, place: int, number: int) -> None:
        if number not in self.may_take(place):
            raise QuotaWouldBreak(self.names[number], place, str(self.quota))

    def _about(self, vote: Vote, deed: Deed, by: str, at: datetime, numbers: tuple[int, ...] = ()) -> Event:
        event = self._event(deed, by, at, places=vote.begun.places, numbers=numbers)
        return replace(event, round_id=vote.round_id)

    def _event(
        self,
        deed: Deed,
        by: str,
        at: datetime,
        *,
        places: tuple[int, ...] = (),
        numbers: tuple[int, ...] = (),
        said: str = "",
    ) -> Event:
        return Event(len(self.events) + 1, deed, by, at, places, numbers, said=said)
