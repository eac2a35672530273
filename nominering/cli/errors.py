"""What the operator may be refused, beside what the house itself refuses.

DistrictFounded     the database has a district
OrganiserUnknown    no organiser has that address
"""


class DistrictFounded(Exception):
    """The database has a district: `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class OrganiserUnknown(Exception):
    """No organiser who is let in has that address."""

    def __init__(self, email: str) -> None:
        super().__init__(email)
        self.email = email
