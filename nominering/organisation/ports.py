"""What the organisation needs kept."""

from collections.abc import Iterable
from typing import Protocol

from nominering.organisation.apportionment import Apportionment
from nominering.organisation.members import Member
from nominering.organisation.model import Associations, District


class Organisation(Protocol):
    """The district, its associations and the apportionment once it is fixed."""

    async def district(self) -> District: ...

    async def keep_district(self, district: District, associations: Associations) -> None: ...

    async def associations(self) -> Associations: ...

    async def apportionment(self) -> Apportionment | None: ...

    async def keep_apportionment(self, apportionment: Apportionment) -> None:
        """Raises ApportionmentFixed when there is one."""


class Members(Protocol):
    """Everybody who is or has been a member, in Swedish alphabet."""

    async def members(self) -> tuple[Member, ...]: ...

    async def member(self, member_id: str) -> Member | None: ...

    async def with_email(self, address: str) -> tuple[Member, ...]:
        """Several may share an address."""
        ...

    async def keep_members(self, members: Iterable[Member]) -> None:
        """All of them or none; those known by their number are changed."""
