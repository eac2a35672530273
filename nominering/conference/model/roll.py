"""The voting roll: who may vote, one vote each, and which alternate sits in whose place."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from nominering.conference.errors import (
    AlreadyCheckedIn,
    AlternateAbsent,
    AlternateElsewhere,
    AlternateOutOfOrder,
    AlternateSeated,
    DelegatePresent,
    NotApportioned,
    NotCheckedIn,
    ParticipantUnknown,
    RollEmpty,
    RollFrozen,
    RollNotFrozen,
    SeatTaken,
    SeatVacant,
    TooManyDelegates,
)
from nominering.conference.model.attendance import Attendance, Change, Seated, What
from nominering.conference.model.participants import Attendee, Kind, Right, Rights
from nominering.organisation.apportionment import Apportionment


@dataclass(frozen=True)
class Delegate:
    """Someone an association sends; the number is given when the roll is frozen and stays.

    An alternate has a `place` in the association's own order, from 1; an ordinary delegate has none. Of somebody read
    from a file no `member_id` is known. The association of a `protected` person is shown to the own board alone.
    """

    id: str
    association_id: str
    association: str
    name: str
    number: int | None = None
    member_id: str | None = None
    place: int | None = None
    protected: bool = False

    @property
    def kind(self) -> Kind:
        return Kind.DELEGATE if self.place is None else Kind.ALTERNATE


Participant = Delegate | Attendee


@dataclass(frozen=True)
class Voter:
    """Who holds one vote, and `instead_of` whom when it is an alternate's, since when."""

    delegate: Delegate
    instead_of: Delegate | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class VotingRoll:
    """Those whom the associations send. Once frozen it does not change; what happens in the hall is in `changes`.

    `delegates` are the ordinary ones, one vote each; `alternates` have a place in each association's own order.
    """

    delegates: tuple[Delegate, ...]
    frozen_at: datetime | None = None
    alternates: tuple[Delegate, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def everybody(self) -> tuple[Delegate, ...]:
        return (*self.delegates, *self.alternates)

    def freeze(self, apportionment: Apportionment | None, now: datetime) -> "VotingRoll":
        """Number the delegates in the order of their associations and names as given, and then the alternates.

        Raises RollFrozen, NotApportioned, RollEmpty, TooManyDelegates.
        """
        if self.frozen_at is not None:
            raise RollFrozen
        if apportionment is None:
            raise NotApportioned
        if not self.delegates:
            raise RollEmpty
        self.check_within(apportionment)
        numbered = tuple(replace(each, number=n) for n, each in enumerate(self.everybody, start=1))
        ordinary = len(self.delegates)
        return VotingRoll(numbered[:ordinary], now, numbered[ordinary:])

    def check_within(self, apportionment: Apportionment) -> None:
        """No association sends more than its seats. Raises TooManyDelegates."""
        reported = Counter((each.association_id, each.association) for each in self.delegates)
        for (association_id, association), how_many in sorted(reported.items()):
            seats = apportionment.seats_of(association_id)
            if how_many > seats:
                raise TooManyDelegates(association, how_many, seats)

    def check_frozen(self) -> None:
        """Raises RollNotFrozen."""
        if self.frozen_at is None:
            raise RollNotFrozen

    @cached_property
    def attendance(self) -> Attendance:
        return Attendance.after(self.changes)

    def at(self, moment: datetime) -> "VotingRoll":
        """The roll as it stood then."""
        return replace(self, changes=tuple(each for each in self.changes if each.at <= moment))

    @cached_property
    def _by_id(self) -> dict[str, Delegate]:
        return {each.id: each for each in self.everybody}

    def person(self, delegate_id: str) -> Delegate:
        """Raises ParticipantUnknown."""
        if delegate_id not in self._by_id:
            raise ParticipantUnknown
        return self._by_id[delegate_id]

    @property
    def presence_required(self) -> bool:
        """Whether a delegate votes only when checked in: as decided, and otherwise as soon as the desk is in use."""
        if self.attendance.required is not None:
            return self.attendance.required
        return self.desk_in_use

    @property
    def desk_in_use(self) -> bool:
        return any(each.id in self.attendance.seen for each in self.everybody)

    @cached_property
    def voters(self) -> tuple[Voter, ...]:
        """Those who hold a vote right now, a seat each, in the order of the seats."""
        return tuple(self._voters())

    def _voters(self) -> Iterator[Voter]:
        required = self.presence_required
        for delegate in self.delegates:
            if seated := self.seated_for(delegate):
                yield Voter(self.person(seated.alternate), delegate, seated.since)
            elif not required or delegate.id in self.attendance.present:
                yield Voter(delegate)

    @property
    def checked_in(self) -> int | None:
        """How many of the votes are held by somebody who is in the hall; None where nobody has been checked in."""
        if not self.desk_in_use:
            return None
        return sum(each.delegate.id in self.attendance.present for each in self.voters)

    def seated_for(self, delegate: Delegate) -> Seated | None:
        return self.attendance.seats.get(delegate.id)

    def holder(self, seat: Delegate) -> Delegate:
        """Whoever sits there: the delegate, or the alternate who has stepped in."""
        seated = self.seated_for(seat)
        return self.person(seated.alternate) if seated else seat

    def has_voter(self, seat_id: str) -> bool:
        """Whether anybody votes from the seat right now."""
        return any((each.instead_of or each.delegate).id == seat_id for each in self.voters)

    def sits_for(self, alternate: Delegate) -> Delegate | None:
        seat = self.attendance.seat_of(alternate.id)
        return self.person(seat) if seat else None

    def rights_of(self, who: Participant, rights: Rights) -> frozenset[Right]:
        """What the person has a right to right now: an alternate on a seat has a delegate's rights."""
        if isinstance(who, Attendee):
            return rights[who.kind]
        if self.sits_for(who):
            return rights[Kind.DELEGATE]
        votes = any(each.delegate.id == who.id for each in self.voters)
        return rights[who.kind] if votes else rights[who.kind] - {Right.VOTE}

    def vacant(self, association_id: str | None = None) -> tuple[Delegate, ...]:
        """Delegates who are not in the hall and in whose place nobody sits."""
        return tuple(
            each
            for each in self.delegates
            if each.id not in self.attendance.present
            and not self.seated_for(each)
            and association_id in (None, each.association_id)
        )

    def next_alternate(self, association_id: str) -> Delegate | None:
        """The first in the association's order who is in the hall and sits in nobody's place."""
        waiting = (
            each
            for each in self.alternates
            if each.association_id == association_id
            and each.id in self.attendance.present
            and not self.sits_for(each)
        )
        return min(waiting, key=lambda each: each.place or 0, default=None)

    def check_in(self, who: Participant, by: str, now: datetime) -> tuple[Change, ...]:
        """A delegate who comes back gets the seat back. Raises RollNotFrozen, AlreadyCheckedIn."""
        self.check_frozen()
        if who.id in self.attendance.present:
            raise AlreadyCheckedIn(who.name, self.attendance.present[who.id])
        came = Change(What.CHECKED_IN, now, by, who.id)
        seated = self.attendance.seats.get(who.id)
        return (came, Change(What.STEPPED_OUT, now, by, seated.alternate, who.id)) if seated else (came,)

    def check_out(self, who: Participant, by: str, now: datetime) -> tuple[Change, ...]:
        """An alternate who leaves leaves the seat too. Raises RollNotFrozen, NotCheckedIn."""
        self.check_frozen()
        if who.id not in self.attendance.present:
            raise NotCheckedIn(who.name)
        went = Change(What.CHECKED_OUT, now, by, who.id)
        seat = self.attendance.seat_of(who.id)
        return (Change(What.STEPPED_OUT, now, by, who.id, seat), went) if seat else (went,)

    def step_in(
        self, alternate: Delegate, delegate: Delegate, by: str, now: datetime, reason: str = ""
    ) -> tuple[Change, ...]:
        """In the association's order; out of it only with a reason, which is kept.

        Raises RollNotFrozen, AlternateElsewhere, AlternateAbsent, AlternateSeated, DelegatePresent, SeatTaken,
        AlternateOutOfOrder.
        """
        self.check_frozen()
        if (alternate.kind, delegate.kind) != (Kind.ALTERNATE, Kind.DELEGATE) or (
            alternate.association_id != delegate.association_id
        ):
            raise AlternateElsewhere(alternate.name, delegate.name)
        if alternate.id not in self.attendance.present:
            raise AlternateAbsent(alternate.name)
        if already := self.sits_for(alternate):
            raise AlternateSeated(alternate.name, already.name)
        if delegate.id in self.attendance.present:
            raise DelegatePresent(delegate.name)
        if seated := self.seated_for(delegate):
            raise SeatTaken(delegate.name, self.person(seated.alternate).name)
        first = self.next_alternate(delegate.association_id)
        in_order = first is None or first.id == alternate.id
        if not in_order and first is not None and not reason:
            raise AlternateOutOfOrder(alternate.name, first.name)
        return (Change(What.STEPPED_IN, now, by, alternate.id, delegate.id, "" if in_order else reason),)

    def step_out(self, delegate: Delegate, by: str, now: datetime) -> tuple[Change, ...]:
        """Whoever sits in the delegate's place leaves it. Raises RollNotFrozen, SeatVacant."""
        self.check_frozen()
        seated = self.seated_for(delegate)
        if seated is None:
            raise SeatVacant(delegate.name)
        return (Change(What.STEPPED_OUT, now, by, seated.alternate, delegate.id),)

    def decide_presence(self, by: str, now: datetime, *, required: bool) -> tuple[Change, ...]:
        """Whether whoever votes must be checked in; nothing to note when it is decided so already.

        Raises RollNotFrozen.
        """
        self.check_frozen()
        if self.attendance.required is required:
            return ()
        return (Change(What.PRESENCE_REQUIRED if required else What.PRESENCE_WAIVED, now, by),)
