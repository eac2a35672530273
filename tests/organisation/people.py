"""Members, associations and stated lines that tests of the register begin from."""

from dataclasses import replace
from datetime import date
from typing import Any

from nominering.organisation.members import Member, Membership
from nominering.organisation.model import Association, Associations
from nominering.organisation.registering.changes import Stated
from nominering.organisation.registering.members import StatedMember

TODAY = date(2030, 1, 10)
ARVIKA = Association("arvika", "Vänsterpartiet Arvika", ("1784",), 41, True)
SUNNE = Association("sunne", "Vänsterpartiet Sunne", ("1766",), 20, True)
STORFORS = Association("storfors", "Vänsterpartiet Storfors", ("1760",), 5, False)
ASSOCIATIONS = Associations((ARVIKA, STORFORS, SUNNE))
DISA = Member(
    id="1001",
    name="Disa Holm",
    born=date(1980, 5, 1),
    municipality="1784",
    memberships=(Membership("arvika", date(2020, 3, 1)),),
    fee_paid=date(2020, 3, 2),
    email="disa@example.org",
    phone="070-1",
)
SAYS = StatedMember(
    number="1001",
    name="Disa Holm",
    born=date(1980, 5, 1),
    association="Vänsterpartiet Arvika",
    municipality="1784",
    since=date(2020, 3, 1),
    fee_paid=date(2020, 3, 2),
    email="disa@example.org",
    phone="070-1",
    protected=False,
)


def line(said: StatedMember, number: int = 2) -> Stated[StatedMember]:
    return Stated(number, f"{said.number} {said.name}", said)


def says(**changed: Any) -> Stated[StatedMember]:
    return line(replace(SAYS, **changed))
