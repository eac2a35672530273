"""A list that is decided place by place: what may be done now, and what it leads to.

Source: the statutes of Vänsterpartiet, [22] § 22: whoever is elected in a secret vote has more than half of the valid
ballots; else a run-off among those with most votes, at most twice as many as there are seats left, here two, where
the highest vote wins; [23] § 23: a tie is settled by lot. A proposal that nobody is named against may be carried by
acclamation (bifall), unless somebody asks for a secret vote.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from nominering.conference.model.rounds import BallotKind, Matter, Round, Standing
from nominering.counting.errors import TieNeedsLots
from nominering.counting.marks import count_marks
from nominering.counting.piles import piled
from nominering.counting.profile import Ranking
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
from nominering.place_by_place.model.course import Course, Stage
from nominering.place_by_place.model.events import LONGEST_REASON, Deed, Event
from nominering.place_by_place.model.story import Vote


@dataclass(frozen=True)
class Hall(Course):
    """Each deed gives the next event, or says why it may not be done."""

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
        if not piled(papers, vote.candidates).confirms(count):
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
