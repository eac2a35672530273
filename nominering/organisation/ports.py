"""What the organisation needs kept."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from nominering.organisation.apportionment import Apportionment
from nominering.organisation.duplicates import Merge
from nominering.organisation.members import Member
from nominering.organisation.model import Association, Associations, District, Municipality
from nominering.organisation.offices import Office, Offices
from nominering.organisation.registering.changes import Progress, silent


class Assembly(StrEnum):
    """Whose delegates are apportioned: the conference's among associations, the congress's among districts."""

    CONFERENCE = "conference"
    CONGRESS = "congress"


class Organisation(Protocol):
    """The district, its associations and the apportionments once they are fixed."""

    async def district(self) -> District:
        """Raises DistrictMissing."""
        ...

    async def keep_district(self, district: District, associations: Associations) -> None: ...

    async def keep_municipalities(self, municipalities: Sequence[Municipality]) -> None:
        """These and no others."""

    async def associations(self) -> Associations: ...

    async def apportionment(self, of: Assembly = Assembly.CONFERENCE) -> Apportionment | None: ...

    async def keep_apportionment(self, apportionment: Apportionment, of: Assembly = Assembly.CONFERENCE) -> None:
        """Raises ApportionmentFixed when there is one."""


class Members(Protocol):
    """Everybody who is or has been a member, in Swedish alphabet."""

    async def members(self) -> tuple[Member, ...]: ...

    async def member(self, member_id: str) -> Member | None: ...

    async def born_on(self, days: Collection[date]) -> tuple[Member, ...]:
        """To find people by: a few of ten thousand."""
        ...

    async def with_email(self, address: str) -> tuple[Member, ...]:
        """Several may share an address."""
        ...

    async def keep_members(self, members: Iterable[Member]) -> None:
        """All of them or none; those known by their number are changed."""


@dataclass(frozen=True)
class Ground:
    """Everything that a file is held against. `mark` is another as soon as any of it is."""

    district: District
    associations: Associations
    members: Mapping[str, Member]
    offices: Offices
    merged: Mapping[str, str]
    mark: str


class Register(Protocol):
    """The organisation as one whole that changes in single steps. What has changed since `mark` stops the step."""

    async def offices(self) -> Offices: ...

    async def ground(self) -> Ground:
        """Raises DistrictMissing."""
        ...

    async def keep(
        self,
        mark: str,
        *,
        members: Sequence[Member] = (),
        associations: Sequence[Association] = (),
        offices: Sequence[Office] = (),
        tell: Progress = silent,
    ) -> None:
        """All of it or nothing; new or changed by number, id, and the term's own id. Raises GroundMoved."""

    async def merge(self, mark: str, joined: Member, trail: Merge) -> None:
        """Keep the joined member, move whatever refers to the dropped number, and leave the trail.

        Raises GroundMoved.
        """

    async def merges(self) -> tuple[Merge, ...]:
        """The latest first."""
        ...
