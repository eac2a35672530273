"""What the operator may be refused, beside what the house itself refuses.

DistrictFounded     the database has a district
DistrictMissing     it has none yet
OrganiserUnknown    no organiser has that address
"""


class DistrictFounded(Exception):
    """The database has a district: `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class DistrictMissing(Exception):
    """The database has no district yet."""


class OrganiserUnknown(Exception):
    """No organiser who is let in has that address."""

    def __init__(self, email: str) -> None:
        super().__init__(email)
        self.email = email
