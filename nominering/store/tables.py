"""The tables as Piccolo sees them. The schema itself is written by hand in `migrations/`; a test holds the two equal.

Ids are text that means nothing, or natural keys. Times are UTC. Votes are whole numbers.
"""

from piccolo.columns import Boolean, Date, Integer, Text, Timestamptz, Varchar
from piccolo.table import Table


class District(Table, tablename="district"):
    id = Varchar(primary_key=True)
    name = Varchar()
    party = Varchar()
    constituency = Varchar()


class Association(Table, tablename="association"):
    id = Varchar(primary_key=True)
    name = Varchar()
    municipalities = Varchar()
    members = Integer()
    active = Boolean()
    city_district = Varchar()


class Municipality(Table, tablename="municipality"):
    code = Varchar(primary_key=True)
    name = Varchar()


class Member(Table, tablename="member"):
    id = Varchar(primary_key=True)
    name = Varchar()
    born = Date()
    municipality = Varchar()
    fee_paid = Date(null=True, default=None)
    email = Varchar()
    phone = Varchar()
    protected = Boolean()


class Membership(Table, tablename="membership"):
    id = Varchar(primary_key=True)
    member = Varchar()
    association = Varchar(null=True, default=None)
    since = Date()
    until = Date(null=True, default=None)


class Office(Table, tablename="office"):
    id = Varchar(primary_key=True)
    body = Varchar()
    title = Varchar()
    name = Varchar()
    since = Date()
    until = Date(null=True, default=None)
    member = Varchar(null=True, default=None)
    association = Varchar(null=True, default=None)


class MemberMerge(Table, tablename="member_merge"):
    """`held` is the dropped member with its memberships, as JSON."""

    dropped = Varchar(primary_key=True)
    kept = Varchar()
    held = Text()
    merged_at = Timestamptz()
    merged_by = Varchar()


class Letter(Table, tablename="letter"):
    id = Varchar(primary_key=True)
    kind = Varchar()
    about = Varchar()
    name = Varchar()
    address = Varchar()
    subject = Varchar()
    text = Text()
    queued_at = Timestamptz()
    delivery = Varchar()
    settled_at = Timestamptz(null=True, default=None)
    trouble = Varchar()


class FixedApportionment(Table, tablename="fixed_apportionment"):
    """At most one row for the conference and one for the congress; `record` is the whole working as JSON."""

    id = Varchar(primary_key=True)
    record = Text()


class ConferencePlan(Table, tablename="conference_plan"):
    """At most one row, with id "next"."""

    id = Varchar(primary_key=True)
    held_at = Timestamptz()
    place = Varchar()
    report_by = Date()
    words = Text()


class NoticeAddress(Table, tablename="notice_address"):
    """Keyed by association, or by the empty text with no association; addresses with a space between."""

    id = Varchar(primary_key=True)
    association = Varchar(null=True, default=None)
    addresses = Text()


class NoticeEdition(Table, tablename="notice_edition"):
    """The call as it was sent, as JSON; never changed."""

    number = Integer(primary_key=True)
    sent_at = Timestamptz()
    notice = Text()


class Account(Table, tablename="account"):
    id = Varchar(primary_key=True)
    name = Varchar()
    role = Varchar()
    association = Varchar(null=True, default=None)


class AccessKey(Table, tablename="access_key"):
    secret_hash = Varchar(primary_key=True)
    purpose = Varchar()
    role = Varchar()
    subject = Varchar()
    expires_at = Timestamptz()


class CandidateList(Table, tablename="candidate_list"):
    id = Varchar(primary_key=True)
    position = Integer()
    title = Varchar()
    election = Varchar()
    election_day = Date()
    constituency = Varchar()
    places = Integer()
    method = Varchar()
    nominations_close = Timestamptz()
    answers_close = Timestamptz()
    quota = Varchar()
    quota_mode = Varchar()


class Nominee(Table, tablename="nominee"):
    id = Varchar(primary_key=True)
    name = Varchar()
    born = Date()
    place = Varchar()
    email = Varchar()


class Candidacy(Table, tablename="candidacy"):
    id = Varchar(primary_key=True)
    list = Varchar()
    nominee = Varchar()
    answer = Varchar()
    answered_at = Timestamptz(null=True, default=None)
    line_occupation = Varchar(null=True, default=None)
    line_place = Varchar(null=True, default=None)
    gender = Varchar()


class Nomination(Table, tablename="nomination"):
    id = Varchar(primary_key=True)
    candidacy = Varchar()
    association = Varchar()
    meeting_held = Date()
    meeting_paragraph = Varchar()
    motivation = Varchar()


class ProposalVersion(Table, tablename="proposal_version"):
    """Keyed by list and number."""

    list = Varchar(primary_key=True)
    number = Integer()
    name = Varchar()
    saved_by = Varchar()
    saved_at = Timestamptz()


class VersionPlace(Table, tablename="version_place"):
    """Keyed by list, version and place."""

    list = Varchar(primary_key=True)
    version = Integer()
    place = Integer()
    candidacy = Varchar()


class Publication(Table, tablename="publication"):
    """Keyed by list and number: the later takes the place of the earlier."""

    list = Varchar(primary_key=True)
    number = Integer()
    version = Integer()
    published_at = Timestamptz()


class CommitteeNote(Table, tablename="committee_note"):
    """What is in `sealed` can be read with the installation's secret only."""

    id = Varchar(primary_key=True)
    candidacy = Varchar()
    sealed = Text()
    written_by = Varchar()
    written_at = Timestamptz()
    changed_at = Timestamptz(null=True, default=None)
    held_on = Date(null=True, default=None)


class CounterProposal(Table, tablename="counter_proposal"):
    """Keyed by list and association."""

    list = Varchar(primary_key=True)
    association = Varchar()
    reason = Varchar()
    state = Varchar()
    changed_at = Timestamptz()


class CounterPlace(Table, tablename="counter_place"):
    """Keyed by list, association and place."""

    list = Varchar(primary_key=True)
    association = Varchar()
    place = Integer()
    candidacy = Varchar()


class Delegate(Table, tablename="delegate"):
    id = Varchar(primary_key=True)
    association = Varchar()
    name = Varchar()
    number = Integer(null=True, default=None)


class VotingRoll(Table, tablename="voting_roll"):
    """At most one row, with id "frozen"."""

    id = Varchar(primary_key=True)
    frozen_at = Timestamptz()


class RankingRound(Table, tablename="ranking_round"):
    id = Varchar(primary_key=True)
    list = Varchar()
    title = Varchar()
    method = Varchar()
    ties = Varchar()
    places = Integer()
    lots = Varchar(null=True, default=None)
    lots_seed = Varchar(null=True, default=None)
    state = Varchar()
    quota = Varchar()
    quota_mode = Varchar()


class Standing(Table, tablename="standing"):
    candidacy = Varchar(primary_key=True)
    round = Varchar()
    number = Integer()
    name = Varchar()
    quota_group = Varchar()


class VotingCard(Table, tablename="voting_card"):
    code_hash = Varchar(primary_key=True)


class TickedOff(Table, tablename="ticked_off"):
    """Keyed by round and card. No time, no order, no ballot."""

    card = Varchar(primary_key=True)
    round = Varchar()
    submission = Varchar()


class Ballot(Table, tablename="ballot"):
    """Keyed by round and ranking ("3,1,2"; empty is blank): how many gave it. No paper has a row of its own."""

    ranking = Varchar(primary_key=True)
    round = Varchar()
    papers = Integer()


class CountedList(Table, tablename="counted_list"):
    round = Varchar(primary_key=True)
    record = Text()


class AdoptedList(Table, tablename="adopted_list"):
    list = Varchar(primary_key=True)
    adopted_on = Date()
    paragraph = Varchar()


class AdoptedPlace(Table, tablename="adopted_place"):
    candidacy = Varchar(primary_key=True)
    list = Varchar()
    place = Integer()
    name = Varchar()
    born = Date()
    line_occupation = Varchar()
    line_place = Varchar()


EVERY: tuple[type[Table], ...] = (
    District,
    Municipality,
    Association,
    Member,
    Membership,
    Office,
    MemberMerge,
    Letter,
    FixedApportionment,
    ConferencePlan,
    NoticeAddress,
    NoticeEdition,
    Account,
    AccessKey,
    CandidateList,
    Nominee,
    Candidacy,
    Nomination,
    ProposalVersion,
    VersionPlace,
    Publication,
    CommitteeNote,
    CounterProposal,
    CounterPlace,
    Delegate,
    VotingRoll,
    RankingRound,
    Standing,
    VotingCard,
    TickedOff,
    Ballot,
    CountedList,
    AdoptedList,
    AdoptedPlace,
)
