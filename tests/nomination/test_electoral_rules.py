"""What the electoral rules of a list allow, whatever is chosen."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.counting.errors import QuotaCannotBeKept, QuotaOnSet
from nominering.counting.quotas import MAN, WOMAN, Quota, QuotaMode
from nominering.counting.rules import Method, Procedure, TieRule
from nominering.nomination.errors import (
    DeadlineInPast,
    DeadlineNotLater,
    DeadlinePassed,
    DeadlinesOutOfOrder,
    DecisionInFuture,
    DecisionTooEarly,
    FixedPlaceOnSet,
    FixedPlaceOutside,
    FixedPlaceTwice,
    FixedPlaceVacant,
    ListIncomplete,
    NominationError,
    RulesIncomplete,
)
from nominering.nomination.model.admission import LateNominations, Strictness
from nominering.nomination.model.electoral_rules import (
    LONGEST_LIST,
    Deadline,
    DecidedBy,
    Decision,
    ElectoralRules,
    PublicationLevel,
)
from nominering.nomination.model.lists import CandidateList, Election
from nominering.organisation.model import District, Municipality
from nominering.organisation.offices import Body
from tests.story import START, a_list

DAY = timedelta(days=1)
RULES = a_list().electoral_rules
QUOTAS = (
    "none",
    "half-women:up",
    "half-women:down",
    "alternating",
    "alternating:woman",
    "alternating:man",
    "pairwise",
)
MOMENTS = st.integers(0, 330 * 24 * 60).map(
    lambda minutes: datetime(2030, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
PEOPLE = ("a", "b", "c", "d")


@st.composite
def any_rules(draw: st.DrawFn) -> ElectoralRules:
    minimum = st.builds(
        lambda group, least, more: Quota.named(f"minimum:{group}:{least}:{least + more}"),
        st.sampled_from(("woman", "man", "!woman", "!man")),
        st.integers(1, 5),
        st.integers(0, 5),
    )
    return ElectoralRules(
        method=draw(st.sampled_from(Method)),
        places=draw(st.integers(1, 40)),
        nominations_close=draw(MOMENTS),
        answers_close=draw(MOMENTS),
        ties=draw(st.sampled_from(TieRule)),
        quota=draw(st.one_of(st.sampled_from(QUOTAS).map(Quota.named), minimum)),
        quota_mode=draw(st.sampled_from(QuotaMode)),
        publication=draw(st.sampled_from(PublicationLevel)),
        fixed=draw(st.dictionaries(st.integers(1, 5), st.sampled_from(PEOPLE), max_size=3)),
        late_nominations=draw(st.sampled_from(LateNominations)),
        eligibility=draw(st.sampled_from(Strictness)),
        excluding_offices=draw(st.frozensets(st.sampled_from(Body))),
        procedure=draw(st.sampled_from(Procedure)),
    )


def test_a_list_under_rules_has_every_choice_of_them() -> None:
    other = replace(RULES, method=Method.IRV_BY_PLACE, places=7, ties=TieRule.LOT_ONLY, fixed={1: "a"})
    assert a_list().under(other).electoral_rules == other


@given(any_rules())
def test_a_list_takes_over_whatever_it_is_put_under(rules: ElectoralRules) -> None:
    assert a_list().under(rules).electoral_rules == rules


@given(any_rules(), any_rules())
def test_two_sets_of_rules_have_one_fingerprint_only_if_they_are_the_same(
    one: ElectoralRules, other: ElectoralRules
) -> None:
    assert (one.fingerprint == other.fingerprint) == (one == other)


@given(any_rules(), MOMENTS)
def test_what_has_passed_never_moves_and_what_moves_is_still_to_come(rules: ElectoralRules, now: datetime) -> None:
    """Whatever is accepted leaves the deadlines that have passed alone."""
    before = a_list()
    try:
        before.check_rules(rules, now)
    except (NominationError, QuotaOnSet):
        return
    after = before.under(rules)
    for deadline in Deadline:
        if before.closes(deadline) <= now:
            assert after.closes(deadline) == before.closes(deadline)
        elif after.closes(deadline) != before.closes(deadline):
            assert after.closes(deadline) > now
    assert after.nominations_close < after.answers_close


@pytest.mark.parametrize("places", [0, -1, LONGEST_LIST + 1, 1000])
def test_a_list_has_at_least_one_place_and_not_a_thousand(places: int) -> None:
    with pytest.raises(RulesIncomplete) as refused:
        replace(RULES, places=places).check()
    assert refused.value.field == "places"


def test_a_set_has_no_quota_and_no_numbered_places() -> None:
    of_set = replace(RULES, method=Method.SCOTTISH_STV)
    of_set.check()
    with pytest.raises(QuotaOnSet):
        replace(of_set, quota=Quota.named("pairwise")).check()
    with pytest.raises(FixedPlaceOnSet):
        replace(of_set, fixed={1: "a"}).check()


def test_one_person_has_one_of_the_places_the_list_has() -> None:
    replace(RULES, fixed={1: "a", 3: "b"}).check()
    with pytest.raises(FixedPlaceTwice):
        replace(RULES, fixed={1: "a", 2: "a"}).check()
    for place in (0, 4):
        with pytest.raises(FixedPlaceOutside):
            replace(RULES, fixed={place: "a"}).check()


def test_a_fixed_place_is_for_somebody_who_stands_and_within_reach() -> None:
    groups = {"a": WOMAN, "b": MAN}
    replace(RULES, fixed={2: "a"}).check_can_be_filled(groups)
    with pytest.raises(FixedPlaceVacant):
        replace(RULES, fixed={1: "z"}).check_can_be_filled(groups)
    with pytest.raises(FixedPlaceOutside):
        replace(RULES, fixed={3: "a"}).check_can_be_filled(groups)


def test_fixed_places_and_quota_are_tried_together() -> None:
    """Either can be kept alone: a man first, and at least half women from the top."""
    groups = {"a": WOMAN, "b": MAN, "c": WOMAN}
    half = replace(RULES, quota=Quota.named("half-women:up"))
    half.check_can_be_filled(groups)
    replace(RULES, fixed={1: "b"}).check_can_be_filled(groups)
    with pytest.raises(QuotaCannotBeKept):
        replace(half, fixed={1: "b"}).check_can_be_filled(groups)


@pytest.mark.parametrize(
    ("nominations", "answers", "refused", "field"),
    [
        (timedelta(days=20), timedelta(days=15), DeadlinesOutOfOrder, "answers_close"),
        (timedelta(days=15), timedelta(days=15), DeadlinesOutOfOrder, "answers_close"),
        (timedelta(days=15), timedelta(days=400), DeadlinesOutOfOrder, "answers_close"),
        (timedelta(days=-1), timedelta(days=15), DeadlineInPast, "nominations_close"),
        (timedelta(0), timedelta(days=15), DeadlineInPast, "nominations_close"),
    ],
)
def test_deadlines_come_in_order_before_the_election_and_after_now(
    nominations: timedelta, answers: timedelta, refused: type[Exception], field: str
) -> None:
    wanted = replace(RULES, nominations_close=START + nominations, answers_close=START + answers)
    with pytest.raises(refused) as why:
        a_list().check_rules(wanted, START)
    assert why.value.field == field  # type: ignore[attr-defined]


def test_a_deadline_that_has_passed_stays_while_other_rules_may_change() -> None:
    now = START + 11 * DAY
    a_list().check_rules(replace(RULES, ties=TieRule.LOT_ONLY), now)
    with pytest.raises(DeadlinePassed):
        a_list().check_rules(replace(RULES, nominations_close=START + 12 * DAY), now)


def test_stops_that_were_brought_forward_to_the_same_moment_hinder_no_other_choice() -> None:
    stopped = a_list().stop_answers(START + DAY)
    stopped.check_rules(replace(stopped.electoral_rules, places=2), START + 2 * DAY)


def test_a_deadline_is_extended_and_never_shortened() -> None:
    extended = a_list().extend(Deadline.NOMINATIONS, START + 12 * DAY, START)
    assert extended == replace(a_list(), nominations_close=START + 12 * DAY)
    for until, refused in (
        (START + 10 * DAY, DeadlineNotLater),
        (START + 5 * DAY, DeadlineNotLater),
        (START + 20 * DAY, DeadlinesOutOfOrder),
    ):
        with pytest.raises(refused):
            a_list().extend(Deadline.NOMINATIONS, until, START)
    with pytest.raises(DeadlinePassed):
        a_list().extend(Deadline.NOMINATIONS, START + 12 * DAY, START + 10 * DAY)
    with pytest.raises(DeadlinesOutOfOrder):
        a_list().extend(Deadline.ANSWERS, START + 400 * DAY, START)


def test_a_decision_has_been_made_and_has_its_paragraph() -> None:
    today = date(2030, 1, 10)
    assert Decision(DecidedBy.BOARD, today, "  §  8 ").minuted(today) == Decision(DecidedBy.BOARD, today, "§ 8")
    for paragraph in ("", "  ", "x" * 201):
        with pytest.raises(RulesIncomplete):
            Decision(DecidedBy.BOARD, today, paragraph).minuted(today)
    with pytest.raises(DecisionInFuture):
        Decision(DecidedBy.BOARD, today + DAY, "§ 8").minuted(today)
    with pytest.raises(DecisionTooEarly):
        Decision(DecidedBy.BOARD, today - DAY, "§ 8").check_not_before(today)


DISTRICT = District("Distriktet", "Partiet", "Länet", (Municipality("1784", "Arvika"), Municipality("1766", "Sunne")))


@pytest.mark.parametrize("kind", [Election.RIKSDAG, Election.REGION])
def test_a_list_to_the_riksdag_or_the_region_is_to_the_whole_district(kind: Election) -> None:
    before = replace(a_list(), kind=Election.MUNICIPAL, area=("1784",))
    assert before.to(kind, ("1784", "nowhere"), DISTRICT) == replace(before, kind=kind, area=())


def test_a_municipal_list_is_to_those_of_the_districts_municipalities_that_were_chosen() -> None:
    def area(*chosen: str, within: District = DISTRICT) -> CandidateList:
        return a_list().to(Election.MUNICIPAL, chosen, within)

    assert area("1766") == replace(a_list(), kind=Election.MUNICIPAL, area=("1766",))
    assert area("1766", "1784").area == ("1784", "1766")
    assert area(within=replace(DISTRICT, municipalities=())).area == ()
    for chosen in ((), ("0180",), ("1766", "0180")):
        with pytest.raises(ListIncomplete) as refused:
            area(*chosen)
        assert refused.value.field == "area"


def test_reminders_come_at_most_sixty_days_before_or_never() -> None:
    for days in (0, 1, 60):
        assert a_list().reminding(days) == replace(a_list(), remind_days=days)
    for days in (None, -1, 61):
        with pytest.raises(ListIncomplete) as refused:
            a_list().reminding(days)
        assert refused.value.field == "remind_days"


def test_every_choice_is_one_of_the_list_too() -> None:
    assert {each.name for each in fields(ElectoralRules)} <= {each.name for each in fields(a_list())}
