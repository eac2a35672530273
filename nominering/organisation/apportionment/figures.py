"""The figures that seats are shared by: members who count on the cut-off date, or what is stated of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from nominering.organisation.apportionment.rules import Rule
from nominering.organisation.apportionment.working import Apportionment, Source, Unit
from nominering.organisation.errors import CutOffInFuture
from nominering.organisation.members import Member
from nominering.organisation.model import Associations


@dataclass(frozen=True)
class Entered:
    """A unit known by its name alone, with the members that somebody typed in."""

    name: str
    members: int
    active: bool = True

    @property
    def id(self) -> str:
        return self.name


@dataclass(frozen=True)
class Figures:
    """The units with their members, where the numbers come from, and of what day they are."""

    units: tuple[Unit, ...]
    source: Source
    cut_off: date | None = None

    @classmethod
    def counted(cls, associations: Associations, members: Sequence[Member], cut_off: date, today: date) -> "Figures":
        """Members whose membership counts on the day, in the association they then belonged to.

        While the register holds nobody, the number stated of each association. Raises CutOffInFuture.
        """
        if cut_off > today:
            raise CutOffInFuture
        if not members:
            return cls(associations.every, Source.STATED, cut_off)
        found = Counter(each.association_on(cut_off) for each in members if each.counts_on(cut_off))
        counted = tuple(replace(each, members=found[each.id]) for each in associations.every)
        return cls(counted, Source.REGISTER, cut_off)

    def apportioned(self, rule: Rule, lot: Sequence[str] = ()) -> Apportionment:
        """The working, with the figures it used. Raises what the rule raises."""
        return replace(rule.apportion(self.units, lot), source=self.source, cut_off=self.cut_off)
