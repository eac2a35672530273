"""Report delegates and alternates for an association."""

from dataclasses import dataclass
from datetime import date

from nominering.conference.errors import NotApportioned, ReportChanged, ReportClosed
from nominering.conference.model.participants import Kind
from nominering.conference.model.report import Report, check_may_be_sent
from nominering.conference.ports import Roll
from nominering.organisation.errors import MemberUnknown
from nominering.organisation.ports import Members, Organisation, Register


@dataclass(frozen=True)
class Terms:
    """When the conference is held, and the last day for whoever reports; the organiser has none."""

    held_on: date
    report_by: date | None = None

    def check_open(self, today: date) -> None:
        """Raises ReportClosed."""
        if self.report_by is not None and today > self.report_by:
            raise ReportClosed(self.report_by)


async def report_of(organisation: Organisation, roll: Roll, association_id: str) -> Report:
    """Raises AssociationUnknown."""
    association = (await organisation.associations()).by_id(association_id)
    return Report.of(association, (await roll.roll()).everybody)


async def report_delegate(
    organisation: Organisation,
    members: Members,
    register: Register,
    roll: Roll,
    association_id: str,
    member_id: str,
    kind: Kind,
    terms: Terms,
    *,
    new_id: str,
    today: date,
) -> Report:
    """Raises ReportClosed, NotApportioned, MemberUnknown, AssociationUnknown, DelegateElsewhere, DelegateTooNew,
    DelegateOnBoard, DelegateRepeated, TooManyDelegates, RollFrozen, ReportChanged.
    """
    terms.check_open(today)
    apportionment = await organisation.apportionment()
    if apportionment is None:
        raise NotApportioned
    report = await report_of(organisation, roll, association_id)
    member = await members.member(member_id)
    if member is None:
        raise MemberUnknown(member_id)
    check_may_be_sent(member, report.association, await register.offices(), terms.held_on)
    changed = report.with_person(new_id, member, kind, apportionment.seats_of(association_id))
    return await _keep(roll, report, changed)


async def take_back_delegate(
    organisation: Organisation, roll: Roll, association_id: str, delegate_id: str, terms: Terms, *, today: date
) -> Report:
    """Raises ReportClosed, ParticipantUnknown, AssociationUnknown, RollFrozen, ReportChanged."""
    terms.check_open(today)
    report = await report_of(organisation, roll, association_id)
    return await _keep(roll, report, report.without(delegate_id))


async def move_alternate(
    organisation: Organisation,
    roll: Roll,
    association_id: str,
    delegate_id: str,
    steps: int,
    terms: Terms,
    *,
    today: date,
) -> Report:
    """Raises ReportClosed, ParticipantUnknown, AssociationUnknown, RollFrozen, ReportChanged."""
    terms.check_open(today)
    report = await report_of(organisation, roll, association_id)
    return await _keep(roll, report, report.moved(delegate_id, steps))


async def _keep(roll: Roll, was: Report, report: Report) -> Report:
    if not await roll.keep_report(report, was):
        raise ReportChanged
    return report
