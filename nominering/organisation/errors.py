"""What can be wrong with an organisation.

OrganisationError
├── AssociationUnknown     nobody by that name or id
├── GroupSizeWrong         no such number of members per delegate
├── ApportionmentFixed     the delegates are apportioned already
├── DistrictMissing        the database holds no district yet
├── MunicipalitiesUnreadable  a line that is not a code and a name
├── MunicipalityUnknown    no municipality of the district has that code
├── MunicipalityCodeWrong  not four digits
├── MunicipalityTaken      another association covers it, and they are not city districts
├── AssociationNameTaken   another association has the name
├── AssociationIdWrong     an id that is not short, small letters
├── BoardStillSits         an association with a board is not inactive
├── DatesReversed          an end before its beginning
├── DayInFuture            a day that has not come
├── DayUnreadable          something that is no date
├── NumberWrong            a membership number with signs that no address can hold
├── BornWrong              a birth date that no member can have
├── TextTooLong            more letters than there is room for
├── AssociationNeeded      there is an association where the member lives
├── MoveUndated            a move that is not later than the stay it ends
├── StaysOverlap           two memberships at the same time
├── IdentityTaken          two active members with the same name and birth date
├── MemberUnknown          no member has that number
├── HolderNotMember        whoever holds the office belongs to no association
├── HolderElsewhere        whoever holds the office belongs to another association
├── HolderTooNew           whoever holds the office has not been a member for 30 days
├── BoardOfInactive        only an active association has a board
├── OfficeTwice            the same person holds the same office twice at once
├── OfficeWithoutHolder    an office needs somebody who holds it
├── OfficeElsewhere        an association where there should be none, or none where one is needed
├── SameMember             a member is not merged with itself
├── GroundMoved            something was changed after it was shown
├── ImportGone             an import that has been applied, cancelled or forgotten
├── ImportRefused          an import with rows that are refused
├── FileMissing            nothing was sent
├── TotalWrong             no such number of seats to share
├── BoundsWrong            a minimum below zero, or a ceiling below the minimum
├── TotalTooSmall          the minimum of all is more than the seats
├── TotalTooLarge          the ceiling of all is less than the seats
├── NoMembers              nobody has a member to count
├── TieForSeats            equals for the last seats, and no lot that settles it
├── LotUnknown             the lot names nobody who shares
├── LotRepeated            the lot names somebody twice
├── CutOffMissing          no day, or one that is none
├── CutOffInFuture         members are not counted before the day
└── FiguresChanged         the working is not the one that was shown
"""

from datetime import date


class OrganisationError(Exception):
    """Root of the organisation's errors."""


class AssociationUnknown(OrganisationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ApportionmentFixed(OrganisationError):
    """Figures that delegates have been called by are not counted again."""


class GroupSizeWrong(OrganisationError):
    """A delegate stands for a whole number of members above zero."""

    field = "number"


class TotalWrong(OrganisationError):
    """A whole number of seats above zero."""

    field = "number"


class BoundsWrong(OrganisationError):
    field = "most"


class TotalTooSmall(OrganisationError):
    """`needed` is the minimum of all."""

    field = "number"

    def __init__(self, total: int, needed: int) -> None:
        super().__init__(total, needed)
        self.total = total
        self.needed = needed


class TotalTooLarge(OrganisationError):
    """`room` is the ceiling of all; a unit without members has no room above its minimum."""

    field = "number"

    def __init__(self, total: int, room: int) -> None:
        super().__init__(total, room)
        self.total = total
        self.room = room


class NoMembers(OrganisationError):
    """There is nothing to share in proportion to."""


class TieForSeats(OrganisationError):
    """`tied` are the names of the equal, `seats` how many of them get one."""

    field = "lot"

    def __init__(self, tied: tuple[str, ...], seats: int) -> None:
        super().__init__(tied, seats)
        self.tied = tied
        self.seats = seats


class LotUnknown(OrganisationError):
    field = "lot"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class LotRepeated(OrganisationError):
    field = "lot"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class CutOffMissing(OrganisationError):
    field = "cut_off"


class CutOffInFuture(OrganisationError):
    """Who is a member that day is not known yet."""

    field = "cut_off"


class FiguresChanged(OrganisationError):
    """Between the working that was shown and the moment it was to be fixed."""


class DistrictMissing(OrganisationError):
    pass


class MunicipalitiesUnreadable(OrganisationError):
    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line
        self.field = "municipalities"


class MunicipalityUnknown(OrganisationError):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class MunicipalityCodeWrong(OrganisationError):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class MunicipalityTaken(OrganisationError):
    def __init__(self, code: str, by: str) -> None:
        super().__init__(code, by)
        self.code = code
        self.by = by


class AssociationNameTaken(OrganisationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AssociationIdWrong(OrganisationError):
    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id


class BoardStillSits(OrganisationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class DatesReversed(OrganisationError):
    def __init__(self, since: date, until: date) -> None:
        super().__init__(since, until)
        self.since = since
        self.until = until


class DayInFuture(OrganisationError):
    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class DayUnreadable(OrganisationError):
    field = "day"


class NumberWrong(OrganisationError):
    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class BornWrong(OrganisationError):
    def __init__(self, born: date) -> None:
        super().__init__(born)
        self.born = born


class TextTooLong(OrganisationError):
    def __init__(self, field: str, most: int) -> None:
        super().__init__(field, most)
        self.field = field
        self.most = most


class AssociationNeeded(OrganisationError):
    """Members belong to an association, if there is one where they live."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(names)
        self.names = names


class MoveUndated(OrganisationError):
    def __init__(self, since: date) -> None:
        super().__init__(since)
        self.since = since


class StaysOverlap(OrganisationError):
    def __init__(self, since: date) -> None:
        super().__init__(since)
        self.since = since


class IdentityTaken(OrganisationError):
    """`numbers` are those of the others with the same name and birth date."""

    def __init__(self, name: str, numbers: tuple[str, ...]) -> None:
        super().__init__(name, numbers)
        self.name = name
        self.numbers = numbers


class MemberUnknown(OrganisationError):
    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class HolderNotMember(OrganisationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class HolderElsewhere(OrganisationError):
    def __init__(self, name: str, association: str) -> None:
        super().__init__(name, association)
        self.name = name
        self.association = association


class HolderTooNew(OrganisationError):
    """`counts_from` is None for a member who has not paid."""

    def __init__(self, name: str, counts_from: date | None) -> None:
        super().__init__(name, counts_from)
        self.name = name
        self.counts_from = counts_from


class BoardOfInactive(OrganisationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class OfficeTwice(OrganisationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class OfficeWithoutHolder(OrganisationError):
    pass


class OfficeElsewhere(OrganisationError):
    """`needed` says whether the office is one of an association."""

    def __init__(self, needed: bool) -> None:
        super().__init__(needed)
        self.needed = needed


class SameMember(OrganisationError):
    pass


class GroundMoved(OrganisationError):
    """What was shown is no longer what would happen."""


class ImportGone(OrganisationError):
    pass


class ImportRefused(OrganisationError):
    def __init__(self, refused: int) -> None:
        super().__init__(refused)
        self.refused = refused


class FileMissing(OrganisationError):
    pass
