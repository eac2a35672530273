"""What the organisation needs kept."""

from typing import Protocol

from nominering.organisation.apportionment import Apportionment
from nominering.organisation.model import Associations, District


class Organisation(Protocol):
    """The district, its associations and the apportionment once it is fixed."""

    async def district(self) -> District: ...

    async def keep_district(self, district: District, associations: Associations) -> None: ...

    async def associations(self) -> Associations: ...

    async def apportionment(self) -> Apportionment | None: ...

    async def keep_apportionment(self, apportionment: Apportionment) -> None:
        """Raises ApportionmentFixed when there is one."""
