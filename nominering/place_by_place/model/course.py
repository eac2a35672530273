"""Where a list that is decided place by place stands: who has which place, and what the hall is about to do.

The list at any moment is what the events and the withdrawals make of it, and nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from nominering.conference.model.rounds import Round, RoundState
from nominering.counting.placing import Placing
from nominering.counting.quotas import NO_QUOTA, Quota
from nominering.place_by_place.model.events import Deed, Event, in_force
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
class Course:
    """One list as far as it has come.

    `round_` is the list's own: who stands, by which quota, with which fixed places. Those with the
    lowest numbers, as many as the list has places, are the committee's proposal in its order.

    `withdrawn` are the numbers of those who have withdrawn since; `ballots` the state of each secret vote by its id.
    """

    round_: Round
    events: tuple[Event, ...] = ()
    withdrawn: frozenset[int] = frozenset()
    ballots: Mapping[str, RoundState] = field(default_factory=dict)

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
