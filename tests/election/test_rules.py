"""What an election lets happen, before anything is kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from nominering.conference.model.rounds import CONFERENCE_DECK, BallotKind, RoundState
from nominering.counting.errors import TieNeedsLots
from nominering.counting.lots import Lots
from nominering.counting.marks import Contested, Ranked
from nominering.counting.women import Exchange, Half
from nominering.election.errors import (
    AlreadyDecided,
    BallotOpened,
    CandidateGone,
    CandidateRepeated,
    CountersDiffer,
    CutOffInFuture,
    ElectionIncomplete,
    ElectorateFrozen,
    GenderMissing,
    MembersElect,
    NoAcclamation,
    NobodyEntitled,
    NotBetweenRounds,
    NothingToCount,
    TimesWrong,
    TooFewCandidates,
    TooFewWomen,
    VoteUnderWay,
    WithdrawnAlready,
)
from nominering.election.model import tallies
from nominering.election.model.conflicts import Conflict, Warned, conflicts
from nominering.election.model.elections import Candidate, Election, Post, Reason, Way, Withdrawal
from nominering.election.model.held import Held, Stage
from nominering.election.model.member_ballots import MemberBallot, entitled_on
from nominering.election.model.tallies import MarksTally, elected_by, tally_of, tally_round
from nominering.nomination.model.candidacies import Gender
from nominering.organisation.offices import Body, Office
from tests.story import ALONE, DISA, HIDDEN, LEFT, MOVED, a_member

NOW = datetime(2030, 3, 1, 12, 0, tzinfo=UTC)
AUDITORS = Election("e", "Revisorer", Post.AUDITORS, 2)
BY_MEMBERS = Election("e", "Kongressombud", Post.CONGRESS, 2, Way.MOST_VOTES, half_women=True, ballot="b")


def standing(election: Election, *names: str, gender: Gender = Gender.OTHER) -> Election:
    for name in names:
        election = election.joined_by(Candidate(0, name, gender=gender))
    return election


def closed(stands: Held, lots: tuple[int, ...] | None = None) -> Held:
    round_ = replace(stands.next_round(), state=RoundState.CLOSED, lots=Lots(lots) if lots else None)
    return replace(stands, rounds=(*stands.rounds, round_))


def counted(stands: Held, papers: dict[tuple[int, ...], int]) -> Held:
    round_ = stands.round_to_count()
    tally = tally_round(stands.election, round_, papers, run_off=bool(stands.tallies))
    done = replace(round_, state=RoundState.COUNTED)
    return replace(stands, rounds=(*stands.rounds[:-1], done), tallies=(*stands.tallies, tally))


def test_candidates_are_numbered_as_they_come() -> None:
    assert standing(AUDITORS, "Ada", "Bo", "Cia").numbers == (1, 2, 3)


def test_nobody_stands_twice() -> None:
    with pytest.raises(CandidateRepeated):
        standing(AUDITORS, "Ada", "ADA ")


def test_namesakes_with_numbers_of_their_own_both_stand() -> None:
    both = AUDITORS.joined_by(Candidate(0, "Bo Alm", "1")).joined_by(Candidate(0, "Bo Alm", "2"))
    assert both.numbers == (1, 2)


def test_a_chair_is_one() -> None:
    with pytest.raises(ElectionIncomplete) as refused:
        Election("e", "Ordförande", Post.CHAIR, 2).check()
    assert refused.value.field == "seats"


@pytest.mark.parametrize("way", [Way.MAJORITY, Way.STV])
def test_half_women_is_kept_by_most_votes_only(way: Way) -> None:
    with pytest.raises(ElectionIncomplete):
        replace(BY_MEMBERS, way=way).check()


def test_as_many_as_the_seats_are_elected_by_acclamation_in_their_order() -> None:
    decided = standing(AUDITORS, "Ada", "Bo").acclaimed(NOW)
    assert [(one.place, one.number, one.reason) for one in decided.elected] == [
        (1, 1, Reason.ACCLAMATION),
        (2, 2, Reason.ACCLAMATION),
    ]
    with pytest.raises(AlreadyDecided):
        decided.acclaimed(NOW)


def test_more_than_the_seats_need_a_vote_and_fewer_need_more_candidates() -> None:
    with pytest.raises(NoAcclamation):
        standing(AUDITORS, "Ada", "Bo", "Cia").acclaimed(NOW)
    with pytest.raises(TooFewCandidates):
        standing(AUDITORS, "Ada").acclaimed(NOW)
    with pytest.raises(TooFewCandidates):
        Held(standing(AUDITORS, "Ada")).next_round()


def test_nobody_is_acclaimed_where_all_members_elect() -> None:
    with pytest.raises(MembersElect):
        standing(BY_MEMBERS, "Ada", "Bo", gender=Gender.WOMAN).acclaimed(NOW)


def test_half_women_needs_to_know_and_to_have_women() -> None:
    with pytest.raises(GenderMissing):
        standing(BY_MEMBERS, "Ada", gender=Gender.UNDISCLOSED)
    with pytest.raises(TooFewWomen) as refused:
        Held(standing(BY_MEMBERS, "Bo", "Dan", gender=Gender.MAN)).next_round()
    assert (refused.value.women, refused.value.needed) == (0, 1)


def test_a_majority_then_a_run_off_among_twice_as_many_as_seats_left() -> None:
    """Nine valid, five needed. Ada 8; Bo 4, Cia 3, Dan 2: Bo and Cia meet for the one seat left."""
    stands = closed(Held(standing(AUDITORS, "Ada", "Bo", "Cia", "Dan")))
    assert (stands.stage, stands.rounds[0].deck, stands.rounds[0].places) == (Stage.CLOSED, CONFERENCE_DECK, 2)
    stands = counted(stands, {(1, 2): 3, (1, 3): 3, (1, 4): 2, (2,): 1, (): 2})
    assert isinstance(stands.tallies[0], MarksTally)
    assert (stands.stage, stands.tallies[0].order, stands.run_off, stands.seats_left) == (
        Stage.RUN_OFF,
        (1,),
        (2, 3),
        1,
    )
    stands = closed(stands)
    run_off = stands.rounds[1]
    assert (run_off.id, run_off.numbers, run_off.places, run_off.title) == ("e-2", (2, 3), 1, "Revisorer, omval")
    stands = counted(stands, {(3,): 2, (2,): 1})
    elected = elected_by(stands.election, stands.tallies)
    assert [(one.place, one.number, one.reason, one.votes) for one in elected] == [
        (1, 1, Reason.MAJORITY, 8),
        (2, 3, Reason.RUN_OFF, 2),
    ]


FIRST = {(1, 2): 3, (1, 3): 3, (1, 4): 2, (2,): 1}  # Ada is elected; Bo and Cia are to meet


def gone(stands: Held, number: int) -> Held:
    return stands.without(Withdrawal(number, "Presidiet", NOW))


def test_a_candidate_withdraws_before_the_run_off_and_the_others_meet() -> None:
    stands = gone(counted(closed(Held(standing(AUDITORS, "Ada", "Bo", "Cia", "Dan"))), FIRST), 2)
    assert (stands.stage, stands.run_off, stands.seats_left) == (Stage.RUN_OFF, (3,), 1)
    stands = counted(closed(stands), {(3,): 1, (): 4})
    assert [one.number for one in elected_by(stands.election, stands.tallies)] == [1, 3]


def test_when_those_who_meet_are_fewer_than_the_seats_everybody_left_meets() -> None:
    stands = counted(closed(Held(standing(AUDITORS, "Ada", "Bo", "Cia", "Dan"))), FIRST)
    stands = gone(gone(stands, 2), 3)
    assert (stands.run_off, stands.seats_left) == ((4,), 1)
    assert gone(stands, 4).run_off == ()


def test_the_seat_of_an_elected_who_withdraws_is_free_in_the_run_off() -> None:
    stands = gone(counted(closed(Held(standing(AUDITORS, "Ada", "Bo", "Cia", "Dan"))), FIRST), 1)
    assert (stands.elected, stands.run_off, stands.seats_left) == ((), (2, 3), 2)
    stands = counted(closed(stands), {(2, 3): 1})
    assert [one.number for one in elected_by(stands.election, stands.tallies)] == [2, 3]


def test_nobody_withdraws_twice_or_while_a_vote_is_prepared_or_not_there() -> None:
    first = Held(standing(AUDITORS, "Ada", "Bo", "Cia", "Dan"))
    with pytest.raises(NotBetweenRounds):
        gone(first, 1)
    with pytest.raises(NotBetweenRounds):
        gone(closed(first), 1)
    between = counted(closed(first), FIRST)
    with pytest.raises(WithdrawnAlready):
        gone(gone(between, 2), 2)
    with pytest.raises(CandidateGone):
        gone(between, 9)
    with pytest.raises(NotBetweenRounds):
        gone(closed(between), 2)


@pytest.mark.parametrize("wrong", [(2,), (1, 2)])
def test_a_second_count_that_differs_stops_the_election(
    monkeypatch: pytest.MonkeyPatch, wrong: tuple[int, ...]
) -> None:
    true = tallies.piled
    monkeypatch.setattr(tallies, "piled", lambda papers, among: true({**papers, wrong: 9}, among))
    with pytest.raises(CountersDiffer):
        counted(closed(Held(standing(AUDITORS, "Ada", "Bo", "Cia"))), {(1, 2): 3})


def test_women_who_come_in_are_counted_a_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The votes give Bo and Dan; Ada, with more votes than Cia, comes in for Dan."""
    election = standing(standing(BY_MEMBERS, "Ada", "Cia", gender=Gender.WOMAN), "Bo", "Dan", gender=Gender.MAN)
    papers = {(3, 4): 4, (3, 1): 2, (2,): 1}
    right = counted(closed(Held(election)), papers).tallies[0]
    assert right.order == (3, 1)
    for wrong in ((3, 2), (4, 1), (1, 2), (3, 4), (3,)):
        half = Half(wrong, (Exchange(4, wrong[-1]),))
        monkeypatch.setattr(tallies, "keep_half_women", lambda *_, half=half: half)
        with pytest.raises(CountersDiffer):
            counted(closed(Held(election)), papers)


def test_alternates_out_of_order_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    election = standing(replace(AUDITORS, post=Post.AUDITORS_ALTERNATES), "Ada", "Bo", "Cia")
    monkeypatch.setattr(tallies, "rank_alternates", lambda *_: Ranked((2, 1)))
    with pytest.raises(CountersDiffer):
        counted(closed(Held(election)), {(1, 2): 3, (1,): 1})


def test_a_vote_is_counted_before_the_next_is_prepared() -> None:
    stands = closed(Held(standing(AUDITORS, "Ada", "Bo", "Cia")))
    with pytest.raises(VoteUnderWay):
        stands.next_round()
    with pytest.raises(NothingToCount):
        Held(stands.election).round_to_count()


def test_alternates_step_in_by_votes_and_equals_by_lot() -> None:
    election = replace(AUDITORS, post=Post.AUDITORS_ALTERNATES)
    stands = closed(Held(standing(election, "Ada", "Bo", "Cia")))
    papers = {(1, 2): 3, (3,): 1}
    with pytest.raises(TieNeedsLots):
        counted(stands, papers)
    drawn = counted(closed(Held(stands.election), (2, 3, 1)), papers)
    tally = drawn.tallies[0]
    assert isinstance(tally, MarksTally)
    assert tally.order == (2, 1)
    assert [lot.contested for lot in tally.lots] == [Contested.RANK]


def test_ordinary_members_need_no_rank() -> None:
    stands = counted(closed(Held(standing(AUDITORS, "Ada", "Bo", "Cia"))), {(1, 2): 3, (3,): 1})
    assert stands.tallies[0].order == (1, 2)


def test_women_are_at_least_half_of_the_delegates_by_votes() -> None:
    election = standing(standing(BY_MEMBERS, "Bo", "Dan", gender=Gender.MAN), "Ada", "Cia", gender=Gender.WOMAN)
    stands = closed(Held(election))
    assert (stands.rounds[0].deck, stands.rounds[0].ballot) == ("b", BallotKind.MARKS)
    stands = counted(stands, {(1, 2): 5, (1, 3): 2, (4,): 1})
    assert [(one.number, one.reason, one.votes) for one in elected_by(election, stands.tallies)] == [
        (1, Reason.MOST_VOTES, 7),
        (3, Reason.HALF_WOMEN, 2),
    ]


def test_the_scottish_way_keeps_the_order_of_election() -> None:
    stands = closed(Held(standing(replace(AUDITORS, way=Way.STV), "Ada", "Bo", "Cia")), (1, 2, 3))
    assert stands.rounds[0].ballot is BallotKind.RANKING
    stands = counted(stands, {(2, 1): 4, (3,): 3, (1,): 1})
    assert [(one.number, one.reason) for one in elected_by(stands.election, stands.tallies)] == [
        (2, Reason.TRANSFER),
        (3, Reason.TRANSFER),
    ]


@pytest.mark.parametrize("way", [Way.MAJORITY, Way.STV])
def test_a_tally_is_read_back_as_it_was(way: Way) -> None:
    stands = counted(closed(Held(standing(replace(AUDITORS, way=way), "Ada", "Bo", "Cia")), (1, 2, 3)), {(2,): 4})
    tally = stands.tallies[0]
    assert tally_of("e-1", tally.as_data()) == tally


def test_the_meeting_is_warned_of_what_does_not_go_together() -> None:
    election = AUDITORS.joined_by(Candidate(0, "Mats", MOVED.id)).joined_by(Candidate(0, "Disa", DISA.id))
    board = replace(AUDITORS, id="b", post=Post.BOARD).joined_by(Candidate(0, "Disa", DISA.id))
    office = Office("o", Body.DISTRICT_BOARD, "ledamot", "Mats", date(2029, 3, 1), None, MOVED.id)
    people = {each.id: each for each in (MOVED, DISA)}
    today = date(2030, 1, 10)
    assert conflicts(election, (election, board), (office,), people, today) == (
        Warned(1, Conflict.SITS_ON_BOARD),
        Warned(2, Conflict.STANDS_FOR_BOARD),
    )
    assert conflicts(board, (election, board), (office,), people, today) == (Warned(1, Conflict.STANDS_FOR_AUDIT),)


def test_the_elected_chair_and_whoever_is_in_no_association_are_warned_of() -> None:
    chair = Election("c", "Ordförande", Post.CHAIR, 1).joined_by(Candidate(0, "Disa", DISA.id)).acclaimed(NOW)
    new = a_member("9", "Ny", date(2000, 1, 1), "arvika", 2030)
    board = Election("b", "Styrelse", Post.BOARD, 3)
    for member in (DISA, ALONE, new):
        board = board.joined_by(Candidate(0, member.name, member.id))
    people = {each.id: each for each in (DISA, ALONE, new)}
    assert conflicts(board, (chair, board), (), people, date(2030, 3, 10)) == (
        Warned(1, Conflict.IS_CHAIR),
        Warned(2, Conflict.NO_ASSOCIATION),
        Warned(3, Conflict.TOO_NEW),
    )


def test_who_may_vote_is_who_was_a_member_that_counted_that_day() -> None:
    new = a_member("9", "Ny", date(2000, 1, 1), "arvika", 2030)
    assert entitled_on((DISA, LEFT, HIDDEN, ALONE, new), date(2030, 3, 10)) == (DISA, HIDDEN, ALONE)


def test_the_electorate_is_frozen_once_on_a_day_that_has_been() -> None:
    ballot = MemberBallot("b", "Kongressval")
    today = NOW.date()
    with pytest.raises(CutOffInFuture):
        ballot.frozen((DISA,), today + timedelta(days=1), NOW, today)
    with pytest.raises(NobodyEntitled):
        ballot.frozen((LEFT,), today, NOW, today)
    frozen = ballot.frozen((DISA, LEFT), today, NOW, today)
    assert (frozen.voters, frozen.cut_off) == (1, today)
    with pytest.raises(ElectorateFrozen):
        frozen.frozen((DISA,), today, NOW, today)


def test_a_ballot_closes_after_it_opens_and_is_only_prolonged_once_open() -> None:
    ballot, day = MemberBallot("b", "Kongressval"), timedelta(days=1)
    for opens, closes in ((NOW + day, NOW + day), (NOW - 3 * day, NOW - day)):
        with pytest.raises(TimesWrong):
            ballot.timed(opens, closes, NOW, opened=False)
    timed = ballot.timed(NOW, NOW + 5 * day, NOW, opened=False)
    assert timed.timed(NOW, NOW + 7 * day, NOW, opened=True).closes_at == NOW + 7 * day
    for opens, closes in ((NOW, NOW + 4 * day), (NOW - day, NOW + 7 * day)):
        with pytest.raises(BallotOpened):
            timed.timed(opens, closes, NOW, opened=True)
