"""The rules by hand, and what is fixed. The published tables and the properties stand in files of their own."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.conference.use_cases.roll import apportion_delegates
from nominering.organisation.apportionment import (
    Apportionment,
    Bound,
    Entered,
    Figures,
    LargestRemainder,
    ModifiedSainteLague,
    PerStarted,
    Rule,
    SainteLague,
    Sharing,
    Source,
)
from nominering.organisation.apportionment.record import as_data, fingerprint, from_data
from nominering.organisation.errors import (
    ApportionmentFixed,
    AssociationUnknown,
    BoundsWrong,
    CutOffInFuture,
    FiguresChanged,
    GroupSizeWrong,
    LotRepeated,
    LotUnknown,
    NoMembers,
    TieForSeats,
    TotalTooLarge,
    TotalTooSmall,
    TotalWrong,
)
from nominering.organisation.members import Member, Membership
from nominering.organisation.model import Association, Associations
from nominering.organisation.ports import Assembly
from tests.story import ARVIKA, START, STORFORS, SUNNE, Story


def association(members: int, *, active: bool = True) -> Association:
    return Association("a", "A", (), members, active)


def units(**members: int) -> list[Entered]:
    return [Entered(name, number) for name, number in members.items()]


def seats(apportionment: Apportionment) -> dict[str, int]:
    return {line.name: line.seats for line in apportionment.lines}


@pytest.mark.parametrize(("members", "expected"), [(0, 1), (1, 1), (39, 1), (40, 1), (41, 2), (80, 2), (81, 3)])
def test_a_group_begun_counts_whole(members: int, expected: int) -> None:
    """Stockholm 2015: one delegate per started 40 members."""
    assert PerStarted(40).apportion([association(members)]).total == expected


def test_per_started_keeps_its_minimum_and_its_ceiling() -> None:
    worked = PerStarted(20, least=2, most=4).apportion(units(A=0, B=20, C=60, D=81))
    assert seats(worked) == {"A": 2, "B": 2, "C": 3, "D": 4}
    assert [line.bound for line in worked.lines] == [Bound.MINIMUM, Bound.MINIMUM, None, Bound.MAXIMUM]


def test_without_a_minimum_nobody_is_sent_for_nobody() -> None:
    assert PerStarted(20, least=0).apportion(units(A=0, B=1)).total == 1


@pytest.mark.parametrize("rule", [PerStarted(20), LargestRemainder(4), SainteLague(4), ModifiedSainteLague(4, 1)])
def test_an_inactive_association_sends_nobody(rule: Rule) -> None:
    worked = rule.apportion([ARVIKA, replace(STORFORS, members=500)])
    assert (seats(worked)[STORFORS.name], worked.seats_of("arvika") > 0) == (0, True)
    assert worked.members == ARVIKA.members


def test_the_working_is_shown_for_every_association() -> None:
    working = PerStarted(20).apportion([ARVIKA, SUNNE, STORFORS])
    assert [(line.name, line.members, line.whole, line.seats) for line in working.lines] == [
        ("Vänsterpartiet Arvika", 41, 3, 3),
        ("Vänsterpartiet Sunne", 20, 1, 1),
        ("Vänsterpartiet Storfors", 5, 1, 0),
    ]
    assert (working.total, working.seats_of("arvika"), working.seats_of("nowhere")) == (4, 3, 0)


@given(st.integers(0, 100_000), st.integers(1, 5_000))
def test_no_group_is_larger_than_the_rule_says(members: int, size: int) -> None:
    sent = PerStarted(size, least=0).apportion([association(members)]).total
    assert (sent - 1) * size < members <= sent * size or members == sent == 0


def test_the_share_is_split_into_whole_seats_and_a_remainder() -> None:
    worked = LargestRemainder(10).apportion(units(A=43, B=33, C=24))
    assert [(line.share, line.whole, line.remainder, line.seats) for line in worked.lines] == [
        (Fraction(43, 10), 4, Fraction(3, 10), 4),
        (Fraction(33, 10), 3, Fraction(3, 10), 3),
        (Fraction(24, 10), 2, Fraction(4, 10), 3),
    ]
    assert worked.sharings == (Sharing(10, 100),)


def test_a_share_under_the_minimum_gets_it_and_the_rest_is_shared_anew() -> None:
    """10 by 100: A has 0.8 and is given 2. Then 8 by 92: B has 1.57 and is given 2. Then 6 by 74."""
    worked = LargestRemainder(10, least=2).apportion(units(A=8, B=18, C=30, D=44))
    assert seats(worked) == {"A": 2, "B": 2, "C": 2, "D": 4}
    assert worked.sharings == (
        Sharing(10, 100, Bound.MINIMUM, ("A", "B")),
        Sharing(6, 74),
    )


def test_a_share_above_the_ceiling_gets_it_and_the_rest_is_shared_anew() -> None:
    worked = LargestRemainder(10, most=5).apportion(units(A=80, B=12, C=8))
    assert seats(worked) == {"A": 5, "B": 3, "C": 2}
    assert worked.sharings[0] == Sharing(10, 100, Bound.MAXIMUM, ("A",))


def test_what_a_ceiling_sets_free_may_lift_another_above_its_minimum() -> None:
    """C has 1.8 of 20 at first, under its minimum of 2; when A stops at 8, C's share of what is left is over it."""
    worked = LargestRemainder(20, least=2, most=8).apportion(units(A=70, B=21, C=9))
    assert seats(worked) == {"A": 8, "B": 8, "C": 4}


def test_a_divisor_method_starts_at_the_minimum_and_goes_on_from_there() -> None:
    worked = SainteLague(6, least=1).apportion(units(A=60, B=10, C=2))
    assert seats(worked) == {"A": 4, "B": 1, "C": 1}
    assert [(line.last, line.following, line.bound) for line in worked.lines] == [
        (Fraction(60, 7), Fraction(60, 9), None),
        (None, Fraction(10, 3), Bound.MINIMUM),
        (None, Fraction(2, 3), Bound.MINIMUM),
    ]


def test_the_first_divisor_alone_tells_the_modified_method_apart() -> None:
    """A's second seat costs 3, B's first 1 or 1.2: 100/3 is less than 35/1 but more than 35/1.2."""
    assert seats(SainteLague(2).apportion(units(A=100, B=35))) == {"A": 1, "B": 1}
    assert seats(ModifiedSainteLague(2).apportion(units(A=100, B=35))) == {"A": 2, "B": 0}


def test_a_unit_without_members_gets_its_minimum_and_nothing_more() -> None:
    for rule in (LargestRemainder(5, least=1), SainteLague(5, least=1)):
        assert seats(rule.apportion(units(A=0, B=1))) == {"A": 1, "B": 4}


@pytest.mark.parametrize("size", [0, -1, 10_000_000])
def test_a_delegate_stands_for_a_number_of_members(size: int) -> None:
    with pytest.raises(GroupSizeWrong):
        PerStarted(size)


@pytest.mark.parametrize("total", [0, -1, 100_001])
def test_there_is_a_number_of_seats_to_share(total: int) -> None:
    with pytest.raises(TotalWrong):
        LargestRemainder(total)


@pytest.mark.parametrize(("least", "most"), [(-1, None), (3, 2), (0, 0)])
def test_the_bounds_leave_room(least: int, most: int | None) -> None:
    for rule in (PerStarted, LargestRemainder, SainteLague, ModifiedSainteLague):
        with pytest.raises(BoundsWrong):
            rule(10, least, most)


@pytest.mark.parametrize("rule", [LargestRemainder, SainteLague, ModifiedSainteLague])
def test_a_total_that_cannot_be_shared_is_refused(rule: type[LargestRemainder | SainteLague]) -> None:
    with pytest.raises(TotalTooSmall, match=r"\(5, 6\)"):
        rule(5, least=2).apportion(units(A=1, B=2, C=3))
    with pytest.raises(TotalTooLarge, match=r"\(7, 6\)"):
        rule(7, most=2).apportion(units(A=1, B=2, C=3))
    with pytest.raises(TotalTooLarge, match=r"\(6, 5\)"):
        rule(6, least=1, most=2).apportion(units(A=0, B=2, C=3))
    with pytest.raises(NoMembers):
        rule(5).apportion(units(A=0, B=0))
    with pytest.raises(NoMembers):
        rule(5).apportion([])


@pytest.mark.parametrize("rule", [LargestRemainder(4), SainteLague(4), ModifiedSainteLague(4)])
def test_a_tie_for_the_last_seat_is_named_and_needs_a_lot(rule: Rule) -> None:
    three = units(Timrå=10, Kramfors=10, Ånge=10)
    with pytest.raises(TieForSeats) as tie:
        rule.apportion(three)
    assert (tie.value.tied, tie.value.seats) == (("Timrå", "Kramfors", "Ånge"), 1)
    drawn = rule.apportion(three, ("Ånge", "Timrå", "Kramfors"))
    assert seats(drawn) == {"Timrå": 1, "Kramfors": 1, "Ånge": 2}
    assert drawn.draw is not None
    assert (drawn.draw.tied, drawn.draw.won) == (("Timrå", "Kramfors", "Ånge"), ("Ånge",))


@pytest.mark.parametrize("rule", [LargestRemainder(5), SainteLague(5)])
def test_a_lot_that_draws_too_few_settles_nothing(rule: Rule) -> None:
    three = units(A=10, B=10, C=10)
    with pytest.raises(TieForSeats) as tie:
        rule.apportion(three, ("B",))
    assert tie.value.seats == 2
    assert seats(rule.apportion(three, ("B", "C"))) == {"A": 1, "B": 2, "C": 2}


@pytest.mark.parametrize("rule", [LargestRemainder(6), SainteLague(6), ModifiedSainteLague(6)])
def test_equals_with_a_seat_each_are_no_tie_and_use_no_lot(rule: Rule) -> None:
    worked = rule.apportion(units(A=10, B=10, C=10), ("C", "B", "A"))
    assert (seats(worked), worked.draw) == ({"A": 2, "B": 2, "C": 2}, None)


def test_a_tie_is_exact_where_decimals_would_hide_it() -> None:
    """1/3 of a seat each: three equal remainders for one seat."""
    with pytest.raises(TieForSeats):
        LargestRemainder(4).apportion(units(A=1_000_001, B=1_000_001, C=1_000_001))
    assert seats(SainteLague(1).apportion(units(A=999_999_999, B=999_999_998))) == {"A": 1, "B": 0}


@pytest.mark.parametrize("rule", [PerStarted(20), LargestRemainder(4), SainteLague(4)])
def test_a_lot_names_those_who_share_once_each(rule: Rule) -> None:
    with pytest.raises(LotUnknown):
        rule.apportion(units(A=10, B=11), ("A", "Ö"))
    with pytest.raises(LotRepeated):
        rule.apportion(units(A=10, B=11), ("A", "A"))


def test_a_working_is_the_same_when_it_has_been_kept() -> None:
    for worked in (
        PerStarted(20, 1, 5).apportion([ARVIKA, SUNNE, STORFORS]),
        LargestRemainder(9, 2).apportion(units(A=10, B=10, C=35), ("B",)),
        ModifiedSainteLague(4).apportion(units(A=10, B=10, C=10), ("C",)),
    ):
        fixed = replace(worked, source=Source.REGISTER, cut_off=date(2030, 1, 1), fixed_at=START)
        assert from_data(as_data(fixed)) == fixed


def member(number: int, association_id: str | None, paid: date | None, until: date | None = None) -> Member:
    stay = Membership(association_id, date(2029, 1, 1), until)
    return Member(str(number), "N", date(1980, 1, 1), "1784", (stay,), paid)


EVERY = Associations((ARVIKA, SUNNE, STORFORS))
DAY = date(2030, 1, 1)


def test_members_are_counted_where_they_belonged_on_the_cut_off_date_when_they_counted() -> None:
    register = (
        member(1, "arvika", DAY - timedelta(days=30)),
        member(2, "arvika", DAY - timedelta(days=29)),  # § 3: not yet
        member(3, "arvika", DAY - timedelta(days=300), until=DAY - timedelta(days=1)),
        member(4, "sunne", DAY - timedelta(days=300), until=DAY),
        member(5, "sunne", None),
        member(6, None, DAY - timedelta(days=300)),
    )
    figures = Figures.counted(EVERY, register, DAY, today=DAY)
    assert [(each.id, each.members) for each in figures.units] == [("arvika", 1), ("sunne", 1), ("storfors", 0)]
    assert (figures.source, figures.cut_off) == (Source.REGISTER, DAY)


def test_an_empty_register_leaves_what_is_stated_of_each_association() -> None:
    figures = Figures.counted(EVERY, (), DAY, today=DAY)
    assert (figures.units, figures.source) == (EVERY.every, Source.STATED)


def test_nobody_is_counted_before_the_day() -> None:
    with pytest.raises(CutOffInFuture):
        Figures.counted(EVERY, (), DAY + timedelta(days=1), today=DAY)


async def test_the_apportionment_is_fixed_once_with_the_figures_it_used(story: Story) -> None:
    await story.found()
    fixed = await apportion_delegates(story.house.organisation, story.house.roll, PerStarted(20), now=story.clock.now)
    with pytest.raises(ApportionmentFixed):
        await apportion_delegates(story.house.organisation, story.house.roll, PerStarted(10))
    kept = await story.house.organisation.apportionment()
    assert kept == fixed
    assert (fixed.terms.number, fixed.source, fixed.fixed_at) == (20, Source.STATED, START)


async def test_what_is_fixed_is_what_was_shown(story: Story) -> None:
    await story.found()
    every = (await story.house.organisation.associations()).every
    shown = fingerprint(Figures(every, Source.STATED).apportioned(PerStarted(20)))
    changed = Figures((replace(every[0], members=42), *every[1:]), Source.STATED)
    with pytest.raises(FiguresChanged):
        await apportion_delegates(story.house.organisation, story.house.roll, PerStarted(20), changed, seen=shown)
    assert await story.house.organisation.apportionment() is None
    await apportion_delegates(story.house.organisation, story.house.roll, PerStarted(20), seen=shown)
    assert await story.house.organisation.apportionment() is not None


async def test_the_congress_is_apportioned_beside_the_delegates(story: Story) -> None:
    await story.found()
    districts = LargestRemainder(225, 2).apportion(units(Värmland=512, Gotland=90, Dalarna=700))
    await story.house.organisation.keep_apportionment(districts, Assembly.CONGRESS)
    assert await story.house.organisation.apportionment() is None
    assert await story.house.organisation.apportionment(Assembly.CONGRESS) == districts
    with pytest.raises(ApportionmentFixed):
        await story.house.organisation.keep_apportionment(districts, Assembly.CONGRESS)


def test_an_association_is_known_by_its_name() -> None:
    every = Associations((ARVIKA, SUNNE))
    assert every.named("Vänsterpartiet Sunne") is SUNNE
    with pytest.raises(AssociationUnknown):
        every.named("Vänsterpartiet Åmål")


async def test_associations_come_in_swedish_order(story: Story) -> None:
    await story.found()
    names = [each.name for each in (await story.house.organisation.associations()).every]
    assert names == ["Vänsterpartiet Arvika", "Vänsterpartiet Storfors", "Vänsterpartiet Sunne"]
