"""The tables as Piccolo sees them. The schema itself is written by hand in `migrations/`; a test holds the two equal.

Ids are text that means nothing, or natural keys. Times are UTC. Votes are whole numbers.
"""

from piccolo.columns import Boolean, Bytea, Date, Integer, Text, Timestamptz, Varchar
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
    attempts = Integer()
    not_before = Timestamptz(null=True, default=None)


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
    email = Varchar()
    disabled = Boolean()
    invited_at = Timestamptz(null=True, default=None)
    signed_in_at = Timestamptz(null=True, default=None)


class AccessKey(Table, tablename="access_key"):
    secret_hash = Varchar(primary_key=True)
    purpose = Varchar()
    role = Varchar()
    subject = Varchar()
    expires_at = Timestamptz()
    used_at = Timestamptz(null=True, default=None)
    challenge = Varchar()


class Passkey(Table, tablename="passkey"):
    """`id` and `public_key` are base64url."""

    id = Varchar(primary_key=True)
    account = Varchar()
    public_key = Text()
    sign_count = Integer()


class CodeGenerator(Table, tablename="code_generator"):
    """`secret` is encrypted; `last_step` is that of the last code accepted."""

    account = Varchar(primary_key=True)
    secret = Text()
    last_step = Integer()


class RecoveryCode(Table, tablename="recovery_code"):
    code_hash = Varchar(primary_key=True)
    account = Varchar()


class Tries(Table, tablename="tries"):
    what_hash = Varchar(primary_key=True)
    made = Integer()
    since = Timestamptz()


class LogEntry(Table, tablename="log_entry"):
    id = Varchar(primary_key=True)
    at = Timestamptz()
    account = Varchar()
    name = Varchar()
    role = Varchar()
    page = Varchar()
    object = Varchar()
    changed = Boolean()
    status = Integer()


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
    ties = Varchar()
    publication = Varchar()
    fixed_places = Varchar()
    late_nominations = Varchar()
    eligibility = Varchar()
    excluding_offices = Varchar()
    procedure = Varchar()
    rules_edition = Integer(null=True, default=None)
    kind = Varchar()
    area = Varchar()
    remind_days = Integer()


class RulesEdition(Table, tablename="rules_edition"):
    """Keyed by list and number. The last may be a draft: then nobody has adopted it."""

    list = Varchar(primary_key=True)
    number = Integer()
    method = Varchar()
    places = Integer()
    nominations_close = Timestamptz()
    answers_close = Timestamptz()
    ties = Varchar()
    quota = Varchar()
    quota_mode = Varchar()
    publication = Varchar()
    fixed_places = Varchar()
    late_nominations = Varchar()
    eligibility = Varchar()
    excluding_offices = Varchar()
    procedure = Varchar()
    drafted_by = Varchar()
    drafted_at = Timestamptz()
    body = Varchar(null=True, default=None)
    adopted_on = Date(null=True, default=None)
    paragraph = Varchar(null=True, default=None)
    adopted_by = Varchar(null=True, default=None)
    adopted_at = Timestamptz(null=True, default=None)


class DeadlineMoved(Table, tablename="deadline_moved"):
    id = Varchar(primary_key=True)
    list = Varchar()
    deadline = Varchar()
    was = Timestamptz()
    until = Timestamptz()
    moved_by = Varchar()
    moved_at = Timestamptz()


class Nominee(Table, tablename="nominee"):
    id = Varchar(primary_key=True)
    name = Varchar()
    born = Date()
    place = Varchar()
    email = Varchar()
    protected = Boolean()
    erased = Boolean()
    phone = Varchar()
    member = Varchar(null=True, default=None)
    name_key = Varchar()
    merged_into = Varchar(null=True, default=None)


class NomineeMerge(Table, tablename="nominee_merge"):
    """Two nominees who turned out to be one person, and who said so."""

    dropped = Varchar(primary_key=True)
    kept = Varchar()
    merged_by = Varchar()
    merged_at = Timestamptz()


class Photo(Table, tablename="photo"):
    nominee = Varchar(primary_key=True)
    picture = Bytea()
    kept_at = Timestamptz()


class Candidacy(Table, tablename="candidacy"):
    id = Varchar(primary_key=True)
    list = Varchar()
    nominee = Varchar()
    answer = Varchar()
    answered_at = Timestamptz(null=True, default=None)
    line_occupation = Varchar(null=True, default=None)
    line_place = Varchar(null=True, default=None)
    gender = Varchar()
    line_age = Boolean()
    line_affiliation = Varchar()
    statement = Varchar()
    citizenship = Varchar()
    resided = Varchar()
    registered = Varchar()
    three_years = Varchar()
    asked_at = Timestamptz(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)


class NomineeAct(Table, tablename="nominee_act"):
    """One that stands at the most of each act for each nominee; the withdrawn ones are kept."""

    id = Varchar(primary_key=True)
    nominee = Varchar()
    act = Varchar()
    version = Varchar()
    given_at = Timestamptz()
    withdrawn_at = Timestamptz(null=True, default=None)


class AnswerCode(Table, tablename="answer_code"):
    """The replaced ones are kept, so that whoever holds one can be told so. `wrong` counts guesses at it."""

    code_hash = Varchar(primary_key=True)
    half_hash = Varchar()
    nominee = Varchar()
    expires_at = Timestamptz()
    replaced = Boolean()
    wrong = Integer()


class ReplacedLink(Table, tablename="replaced_link"):
    """Personal links that a newer one took the place of. They open nothing."""

    secret_hash = Varchar(primary_key=True)


class Erasure(Table, tablename="erasure"):
    """What kind of personal data was erased, when and how many; never whose."""

    id = Varchar(primary_key=True)
    erased_at = Timestamptz()
    kind = Varchar()
    how_many = Integer()


class Nomination(Table, tablename="nomination"):
    """`nominator` is the same for the same nominator; `association`, `member` or `delegate` says who that is."""

    id = Varchar(primary_key=True)
    candidacy = Varchar()
    kind = Varchar()
    nominator = Varchar()
    association = Varchar(null=True, default=None)
    member = Varchar(null=True, default=None)
    delegate = Varchar(null=True, default=None)
    meeting_held = Date(null=True, default=None)
    meeting_paragraph = Varchar(null=True, default=None)
    motivation = Varchar()
    electable = Varchar()
    relation = Varchar()
    came_in = Timestamptz(null=True, default=None)
    late = Boolean()
    withdrawn_at = Timestamptz(null=True, default=None)


class NominationDraft(Table, tablename="nomination_draft"):
    """`content` is JSON: what was typed in each field."""

    nominator = Varchar(primary_key=True)
    content = Text()
    saved_by = Varchar()
    saved_at = Timestamptz()


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
    member = Varchar(null=True, default=None)
    place = Integer(null=True, default=None)


class VotingRoll(Table, tablename="voting_roll"):
    """At most one row, with id "frozen"."""

    id = Varchar(primary_key=True)
    frozen_at = Timestamptz()


class Attendee(Table, tablename="attendee"):
    id = Varchar(primary_key=True)
    name = Varchar()
    kind = Varchar()
    member = Varchar(null=True, default=None)


class KindRights(Table, tablename="kind_rights"):
    """What the conference has decided; rights with a space between."""

    kind = Varchar(primary_key=True)
    rights = Varchar()


class RollChange(Table, tablename="roll_change"):
    """The log of the hall; never changed. Numbered without gaps."""

    number = Integer(primary_key=True)
    what = Varchar()
    delegate = Varchar(null=True, default=None)
    attendee = Varchar(null=True, default=None)
    instead_of = Varchar(null=True, default=None)
    at = Timestamptz()
    noted_by = Varchar()
    reason = Varchar()


class RoundVoter(Table, tablename="round_voter"):
    """Keyed by round and delegate: who held a vote when it opened. Not who has voted."""

    round = Varchar(primary_key=True)
    delegate = Varchar()
    instead_of = Varchar(null=True, default=None)


class VotingRound(Table, tablename="voting_round"):
    """`list` is set for a round about a list or one place of it, `election` for one; `method` for a ranking."""

    id = Varchar(primary_key=True)
    matter = Varchar()
    list = Varchar(null=True, default=None)
    title = Varchar()
    places = Integer()
    ballot = Varchar()
    method = Varchar(null=True, default=None)
    ties = Varchar()
    quota = Varchar()
    quota_mode = Varchar()
    lots = Varchar(null=True, default=None)
    lots_seed = Varchar(null=True, default=None)
    state = Varchar()
    deck = Varchar()
    entitled = Integer(null=True, default=None)
    shown = Varchar()
    change_of_mind = Boolean()
    election = Varchar(null=True, default=None)
    procedure = Varchar()


class Standing(Table, tablename="standing"):
    """Keyed by round and number."""

    round = Varchar(primary_key=True)
    number = Integer()
    candidacy = Varchar(null=True, default=None)
    name = Varchar()
    detail = Varchar()
    quota_group = Varchar()
    fixed_place = Integer(null=True, default=None)


class VotingCard(Table, tablename="voting_card"):
    """`bearer` is set in a deck that is tied. Cards from before they had numbers have none."""

    code_hash = Varchar(primary_key=True)
    deck = Varchar()
    number_hash = Varchar(null=True, default=None)
    bearer = Varchar(null=True, default=None)


class CardDeck(Table, tablename="card_deck"):
    """`edition` is counted up at every change of the deck's cards."""

    name = Varchar(primary_key=True)
    tied = Boolean()
    edition = Integer()


class CardSpoiling(Table, tablename="card_spoiling"):
    """A card that somebody asks to have replaced. Only of the card it was: nothing of what has been voted."""

    id = Varchar(primary_key=True)
    deck = Varchar()
    number = Varchar()
    bearer = Varchar()
    holder = Varchar()
    reason = Varchar()
    asked_by = Varchar()
    asked_name = Varchar()
    asked_at = Timestamptz()
    settlement = Varchar()
    settled_by = Varchar(null=True, default=None)
    settled_name = Varchar(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)


class TickedOff(Table, tablename="ticked_off"):
    """Keyed by round and card. No time, no order, no ballot; where minds may change, until the round closes, the
    ranking sealed with a key that is not kept here. `first_card` is set when the card has been replaced since.
    """

    card = Varchar(primary_key=True)
    round = Varchar()
    submission = Varchar()
    sealed = Text()
    first_card = Varchar()


class Ballot(Table, tablename="ballot"):
    """Keyed by round and ranking ("3,1,2"; empty is blank): how many gave it. No paper has a row of its own."""

    ranking = Varchar(primary_key=True)
    round = Varchar()
    papers = Integer()


class PaperVote(Table, tablename="paper_vote"):
    """Ballots on paper: how many were handed out in a round, and what became of them."""

    round = Varchar(primary_key=True)
    given = Integer()
    spoilt = Integer()
    returned = Integer()
    missing = Integer()
    without_card = Integer()
    explanation = Varchar()
    explained_by = Varchar()
    put_in = Boolean()
    invalid = Integer()


class PaperPrinted(Table, tablename="paper_printed"):
    """Keyed by round and check number."""

    round = Varchar(primary_key=True)
    check_number = Varchar()


class PaperReading(Table, tablename="paper_reading"):
    """Keyed by round, check number and look; `ranking` is None for an invalid ballot. Gone once it is in the box."""

    round = Varchar(primary_key=True)
    check_number = Varchar()
    look = Integer()
    account = Varchar()
    ranking = Varchar(null=True, default=None)


class HallEvent(Table, tablename="hall_event"):
    """Keyed by list and number. Places and numbers stand with blanks between; a tally is JSON."""

    list = Varchar(primary_key=True)
    number = Integer()
    deed = Varchar()
    entered_by = Varchar()
    entered_at = Timestamptz()
    places = Varchar()
    numbers = Varchar()
    round = Varchar(null=True, default=None)
    said = Varchar()
    tally = Text(null=True, default=None)
    back_to = Integer(null=True, default=None)


class CountedList(Table, tablename="counted_list"):
    round = Varchar(primary_key=True)
    record = Text()


class EarlierCount(Table, tablename="earlier_count"):
    """A count that was made again without somebody who had withdrawn since."""

    id = Varchar(primary_key=True)
    round = Varchar()
    record = Text()
    replaced_at = Timestamptz()


class Agenda(Table, tablename="agenda"):
    """One row, with id "agenda"."""

    id = Varchar(primary_key=True)
    revision = Integer()


class AgendaItem(Table, tablename="agenda_item"):
    id = Varchar(primary_key=True)
    position = Integer()
    kind = Varchar()
    about = Varchar()
    title = Varchar()
    text = Text()
    state = Varchar()
    outcome = Text()


class Screen(Table, tablename="screen"):
    """One row, with id "screen"."""

    id = Varchar(primary_key=True)
    show = Varchar()
    about = Varchar()
    frame = Varchar()
    link_hash = Varchar()


class ConferenceQuorum(Table, tablename="conference_quorum"):
    """One row, with id "quorum"."""

    id = Varchar(primary_key=True)
    rule = Varchar()
    least = Integer()


class RoundOpening(Table, tablename="round_opening"):
    round = Varchar(primary_key=True)
    opened_at = Timestamptz()
    present = Integer(null=True, default=None)
    needed = Integer(null=True, default=None)
    reason = Text()


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
    line_age = Boolean()
    line_affiliation = Varchar()


class MemberBallot(Table, tablename="member_ballot"):
    id = Varchar(primary_key=True)
    title = Varchar()
    cut_off = Date(null=True, default=None)
    voters = Integer(null=True, default=None)
    frozen_at = Timestamptz(null=True, default=None)
    opens_at = Timestamptz(null=True, default=None)
    closes_at = Timestamptz(null=True, default=None)


class Election(Table, tablename="election"):
    id = Varchar(primary_key=True)
    position = Integer()
    title = Varchar()
    post = Varchar()
    seats = Integer()
    way = Varchar()
    half_women = Boolean()
    member_ballot = Varchar(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)


class ElectionCandidate(Table, tablename="election_candidate"):
    """Keyed by election and number."""

    election = Varchar(primary_key=True)
    number = Integer()
    name = Varchar()
    member = Varchar(null=True, default=None)
    detail = Varchar()
    source = Varchar()
    gender = Varchar()


class ElectionWithdrawal(Table, tablename="election_withdrawal"):
    """Keyed by election and number."""

    election = Varchar(primary_key=True)
    number = Integer()
    entered_by = Varchar()
    entered_at = Timestamptz()


class ElectionElected(Table, tablename="election_elected"):
    """Keyed by election and place."""

    election = Varchar(primary_key=True)
    place = Integer()
    number = Integer()
    reason = Varchar()
    votes = Integer(null=True, default=None)


class ElectionCount(Table, tablename="election_count"):
    round = Varchar(primary_key=True)
    record = Text()


class Amendment(Table, tablename="amendment"):
    """The log of what the conference changed in a counted list, by list and number. An undo has no candidacy."""

    list = Varchar(primary_key=True)
    number = Integer()
    change = Varchar()
    candidacy = Varchar(null=True, default=None)
    place = Integer(null=True, default=None)
    moved_by = Varchar()
    reason = Varchar()
    how = Varchar()
    votes_for = Integer(null=True, default=None)
    votes_against = Integer(null=True, default=None)
    paragraph = Varchar()
    set_aside = Varchar()
    fingerprint = Varchar()
    entered_by = Varchar()
    entered_at = Timestamptz()


class TellersWord(Table, tablename="tellers_word"):
    """`fingerprint` is that of the count it is about; `places` are numbers with commas."""

    id = Varchar(primary_key=True)
    round = Varchar()
    account = Varchar()
    name = Varchar()
    said_at = Timestamptz()
    fingerprint = Varchar()
    agrees = Boolean()
    places = Varchar()
    text = Varchar()
    settled = Varchar()
    settled_by = Varchar()
    settled_at = Timestamptz(null=True, default=None)


class Addendum(Table, tablename="addendum"):
    """Keyed by list and number. `record` is the recount, where there was one."""

    list = Varchar(primary_key=True)
    number = Integer()
    manner = Varchar()
    body = Varchar()
    decided_on = Date()
    paragraph = Varchar()
    reason = Varchar()
    record = Text(null=True, default=None)
    entered_by = Varchar()
    entered_at = Timestamptz()


class AddendumGone(Table, tablename="addendum_gone"):
    """Keyed by list and candidacy: nobody is gone twice."""

    candidacy = Varchar(primary_key=True)
    list = Varchar()
    addendum = Integer()
    cause = Varchar()


class AddendumPlace(Table, tablename="addendum_place"):
    """Keyed by list, addendum and place. Without a candidacy the number stands empty."""

    list = Varchar(primary_key=True)
    addendum = Integer()
    place = Integer()
    candidacy = Varchar(null=True, default=None)
    name = Varchar()
    born = Date(null=True, default=None)
    line_occupation = Varchar()
    line_place = Varchar()
    line_age = Boolean()
    line_affiliation = Varchar()


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
    Passkey,
    CodeGenerator,
    RecoveryCode,
    Tries,
    LogEntry,
    CandidateList,
    RulesEdition,
    DeadlineMoved,
    Nominee,
    NomineeMerge,
    Photo,
    Candidacy,
    NomineeAct,
    AnswerCode,
    ReplacedLink,
    Erasure,
    Nomination,
    NominationDraft,
    ProposalVersion,
    VersionPlace,
    Publication,
    CommitteeNote,
    CounterProposal,
    CounterPlace,
    Delegate,
    VotingRoll,
    Attendee,
    KindRights,
    RollChange,
    RoundVoter,
    VotingRound,
    Standing,
    VotingCard,
    CardDeck,
    CardSpoiling,
    TickedOff,
    Ballot,
    PaperVote,
    PaperPrinted,
    PaperReading,
    HallEvent,
    CountedList,
    EarlierCount,
    Agenda,
    AgendaItem,
    Screen,
    ConferenceQuorum,
    RoundOpening,
    AdoptedList,
    AdoptedPlace,
    MemberBallot,
    Election,
    ElectionCandidate,
    ElectionWithdrawal,
    ElectionElected,
    ElectionCount,
    Amendment,
    TellersWord,
    Addendum,
    AddendumGone,
    AddendumPlace,
)
