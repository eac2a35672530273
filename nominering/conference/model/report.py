"""What an association reports: whom it sends, who steps in for them and in which order."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from nominering.conference.errors import (
    DelegateElsewhere,
    DelegateOnBoard,
    DelegateRepeated,
    DelegateTooNew,
    ParticipantUnknown,
    TooManyDelegates,
)
from nominering.conference.model.participants import Kind
from nominering.conference.model.roll import Delegate
from nominering.organisation.members import Member
from nominering.organisation.model import Association
from nominering.organisation.offices import Body, Offices


def check_may_be_sent(member: Member, association: Association, offices: Offices, held_on: date) -> None:
    """A member of the association on the day of the conference whose membership counts then (§ 3), and who does not
    sit on the district's board that day.

    Raises DelegateElsewhere, DelegateTooNew, DelegateOnBoard.
    """
    if member.association_on(held_on) != association.id:
        raise DelegateElsewhere(member.name, association.name)
    if not member.counts_on(held_on):
        raise DelegateTooNew(member.name, member.counts_from)
    if any(each.body is Body.DISTRICT_BOARD and each.on(held_on) for each in offices.of_member(member.id)):
        raise DelegateOnBoard(member.name)


@dataclass(frozen=True)
class Report:
    """One association's delegates, and its alternates in order."""

    association: Association
    delegates: tuple[Delegate, ...] = ()
    alternates: tuple[Delegate, ...] = ()

    @classmethod
    def of(cls, association: Association, everybody: Iterable[Delegate]) -> "Report":
        own = [each for each in everybody if each.association_id == association.id]
        return cls(
            association,
            tuple(each for each in own if each.kind is Kind.DELEGATE),
            tuple(sorted((each for each in own if each.kind is Kind.ALTERNATE), key=lambda each: each.place or 0)),
        )

    @property
    def everybody(self) -> tuple[Delegate, ...]:
        return (*self.delegates, *self.alternates)

    @property
    def mark(self) -> tuple[tuple[str, int | None], ...]:
        """Another as soon as anything of the report is."""
        return tuple(sorted((each.id, each.place) for each in self.everybody))

    def with_person(self, new_id: str, member: Member, kind: Kind, seats: int) -> "Report":
        """Last among the alternates, or one of the delegates. Raises DelegateRepeated, TooManyDelegates."""
        if any(each.member_id == member.id for each in self.everybody):
            raise DelegateRepeated(member.name)
        if kind is Kind.DELEGATE and len(self.delegates) >= seats:
            raise TooManyDelegates(self.association.name, len(self.delegates) + 1, seats)
        sent = Delegate(new_id, self.association.id, self.association.name, member.name, member_id=member.id)
        if kind is Kind.DELEGATE:
            return replace(self, delegates=(*self.delegates, sent))
        return replace(self, alternates=_in_order((*self.alternates, sent)))

    def without(self, delegate_id: str) -> "Report":
        """Those behind an alternate move up. Raises ParticipantUnknown."""
        self._check_known(delegate_id, self.everybody)
        return replace(
            self,
            delegates=tuple(each for each in self.delegates if each.id != delegate_id),
            alternates=_in_order(each for each in self.alternates if each.id != delegate_id),
        )

    def moved(self, delegate_id: str, steps: int) -> "Report":
        """An alternate so many steps down in the order, or up; the ends hold. Raises ParticipantUnknown."""
        self._check_known(delegate_id, self.alternates)
        order = list(self.alternates)
        at = next(n for n, each in enumerate(order) if each.id == delegate_id)
        order.insert(max(at + steps, 0), order.pop(at))
        return replace(self, alternates=_in_order(order))

    @staticmethod
    def _check_known(delegate_id: str, among: Collection[Delegate]) -> None:
        if not any(each.id == delegate_id for each in among):
            raise ParticipantUnknown


def _in_order(alternates: Iterable[Delegate]) -> tuple[Delegate, ...]:
    return tuple(replace(each, place=place) for place, each in enumerate(alternates, start=1))
