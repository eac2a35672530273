"""The ballot file: each dialect met in the field, each thing that can be wrong and its line, and the way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nominering.counting import blt
from nominering.counting.blt import BltFile
from nominering.counting.errors import MalformedBlt
from nominering.counting.profile import Profile, Ranking
from tests.counting.strategies import REPEATABLE

PLAIN = """3 2
4 1 2 0
2 3 0
1 0
0
"Åsa"
"Bo"
"Cilla"
"Kretslista"
"""


def with_head(*lines: str, ballots: str = "4 1 2 0") -> str:
    return "\n".join(["3 2", *lines, ballots, "0", '"Åsa"', '"Bo"', '"Cilla"', '"Kretslista"', ""])


def test_a_plain_file() -> None:
    assert blt.parse(PLAIN) == BltFile(
        "Kretslista", 2, ("Åsa", "Bo", "Cilla"), (((1, 2), 4), ((3,), 2), ((), 1)), frozenset(), None
    )


def test_the_profile_numbers_candidates_as_in_the_file_and_counts_blanks_apart() -> None:
    profile = blt.parse(PLAIN).profile
    assert profile == Profile.of((1, 2, 3), {(1, 2): 4, (3,): 2, (): 1})
    assert profile.blank == 1


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("\n", "\r\n"),
        "\ufeff" + PLAIN,
        PLAIN.replace("\n", "  \n\n"),
        PLAIN.replace(" ", "\t"),
        "# our box\n" + PLAIN.replace("4 1 2 0", "4 1 2 0 # the first pile"),
        PLAIN.replace("4 1 2 0\n2 3 0\n", "4 1 2 0 2 3 0\n"),
        PLAIN.removesuffix("\n"),
    ],
    ids=["CRLF", "byte order mark", "empty lines", "tabs", "comments", "two ballots on a line", "no last newline"],
)
def test_these_say_the_same_as_the_plain_file(text: str) -> None:
    assert blt.parse(text) == blt.parse(PLAIN)


def test_a_hash_inside_a_name_is_no_comment() -> None:
    assert blt.parse(PLAIN.replace("Bo", "Bo # 2")).names == ("Åsa", "Bo # 2", "Cilla")


def test_the_withdrawn_come_as_negative_numbers_or_by_their_tag() -> None:
    for head in (["-3", "-1"], ["-3 -1"], ["[withdrawn 1 3]"], ["[withdrawn 3]", "-1"]):
        box = blt.parse(with_head(*head))
        assert box.withdrawn == {1, 3}
        assert box.profile == Profile.of((2,), [((2,), 4)])


def test_nicknames_stand_for_the_numbers_wherever_a_candidate_is_named() -> None:
    box = blt.parse(with_head("[nick a b c]", "[tie c a b]", "[withdrawn b]", ballots="4 c b 0\n2 1 0"))
    assert box.ballots == (((3, 2), 4), ((1,), 2))
    assert box.tie_order == (3, 1, 2)
    assert box.withdrawn == {2}


def test_the_tie_line_is_a_lot_order_that_passes_over_the_withdrawn() -> None:
    box = blt.parse(with_head("[tie 3 1 2]", "[withdrawn 1]"))
    assert box.tie_order == (3, 1, 2)
    assert box.standing_tie_order == (3, 2)
    assert blt.parse(PLAIN).standing_tie_order is None


def test_the_options_of_another_counter_are_passed_over() -> None:
    assert blt.parse(with_head("[droop arithmetic=rational]")) == blt.parse(with_head())


def test_a_source_and_a_comment_may_follow_the_title() -> None:
    assert blt.parse(PLAIN + '"The board"\n"Counted twice"\n') == blt.parse(PLAIN)


def test_a_missing_name_is_not_made_good_by_the_title() -> None:
    with pytest.raises(MalformedBlt) as refused:
        blt.parse('3 1\n1 1 0\n0\n"Åsa"\n"Bo"\n"Kretslista"\n')
    assert (refused.value.line, refused.value.problem) == (6, "title-missing")


def test_a_name_with_a_line_break_is_written_on_one_line() -> None:
    assert blt.parse(blt.write("Lista", 1, {1: "Bo\nEk"}, [])).names == ("Bo Ek",)


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_only_line_feeds_and_carriage_returns_end_a_line(mark: str) -> None:
    assert blt.parse(f'1 1\n0\n"Bo{mark}Ek"\n"L"\n').names == (f"Bo{mark}Ek",)


def test_a_ranking_nobody_gave_does_not_end_the_ballots() -> None:
    assert blt.parse(blt.write("L", 1, {1: "A", 2: "B"}, [((1,), 0), ((2,), 3)])).ballots == (((2,), 3),)


def test_an_absurd_number_of_candidates_takes_no_room() -> None:
    with pytest.raises(MalformedBlt) as refused:
        blt.parse("999999999 1\n[tie 1]\n")
    assert refused.value.problem == "tie-incomplete"


@pytest.mark.parametrize(
    ("text", "problem", "line", "detail"),
    [
        ("", "candidate-count", 1, ""),
        ("# nothing\n# here\n", "candidate-count", 2, ""),
        ("x 2\n", "candidate-count", 1, "x"),
        ("0 2\n", "candidate-count", 1, "0"),
        ("1234567890 2\n", "candidate-count", 1, "1234567890"),
        ('"3" 2\n', "candidate-count", 1, "3"),
        ("3\n", "seat-count", 1, ""),
        ("3\n0\n", "seat-count", 2, "0"),
        ("3 two\n", "seat-count", 1, "two"),
        (with_head("[nick a b]"), "nick-count", 2, "2"),
        (with_head("[nick a b b]"), "nick-count", 2, "3"),
        (with_head("[tie 3 1]"), "tie-incomplete", 2, "[tie 3 1]"),
        (with_head("[tie 3 1 1]"), "tie-incomplete", 2, "[tie 3 1 1]"),
        (with_head("[tie 3 1 4]"), "unknown-candidate", 2, "4"),
        (with_head("[withdrawn 9]"), "unknown-candidate", 2, "9"),
        (with_head("# a comment", "-4"), "unknown-candidate", 3, "4"),
        (with_head("-0"), "unknown-candidate", 2, "0"),
        (with_head("[seats 2]"), "unknown-tag", 2, "[seats 2]"),
        (with_head("[]"), "unknown-tag", 2, "[]"),
        (with_head(ballots="4 1 4 0"), "unknown-candidate", 2, "4"),
        (with_head(ballots="4 1 - 2 0"), "unknown-candidate", 2, "-"),
        (with_head(ballots="4 1 ٢ 0"), "unknown-candidate", 2, "٢"),
        (with_head(ballots="4 1 2=3 0"), "equal-ranking", 2, "2=3"),
        (with_head(ballots="4 1 0\n2 3 1 3 0"), "ranked-twice", 3, "3"),
        (with_head(ballots="4 1 0\n2 3"), "ballot-end-missing", 3, ""),
        (with_head(ballots='4 1 "Bo" 0'), "ballot-end-missing", 2, ""),
        ("3 2\n4 1 0\n2 3", "ballot-end-missing", 3, ""),
        (with_head(ballots="4.5 1 0"), "ballot-weight", 2, "4.5"),
        (with_head(ballots="4 1 0\n-2"), "ballot-weight", 3, "-2"),
        (PLAIN.replace("\n0\n", "\n"), "ballot-weight", 5, "Åsa"),
        ("3 2\n4 1 2 0\n\n# the rest is lost\n", "end-missing", 4, ""),
        ('3 2\n4 1 2 0\n0\n"Åsa"\n"Bo"\n', "name-missing", 5, ""),
        ('3 2\n4 1 2 0\n0\n"Åsa"\nBo\n"Cilla"\n', "name-missing", 5, "Bo"),
        (PLAIN.replace('"Kretslista"', "Kretslista"), "title-missing", 9, "Kretslista"),
        (PLAIN + "7\n", "trailing-text", 10, "7"),
        (PLAIN.replace('"Bo"', '"Bo'), "unreadable", 7, '"'),
        (with_head("[tie 3 1 2"), "unreadable", 2, "["),
        (with_head(ballots="4 1] 0"), "unreadable", 2, "]"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, problem: str, line: int, detail: str) -> None:
    with pytest.raises(MalformedBlt) as refused:
        blt.parse(text)
    assert (refused.value.problem, refused.value.line, refused.value.detail) == (problem, line, detail)


def test_a_file_is_written_as_other_counters_read_it() -> None:
    written = blt.write("Kretslista", 2, {2: "Bo", 1: "Åsa"}, [((2, 1), 3), ((), 1)], tie_order=(2, 1))
    assert written == '2 2\n[tie 2 1]\n3 2 1 0\n1 0\n0\n"Åsa"\n"Bo"\n"Kretslista"\n'


def test_a_quotation_mark_in_a_name_is_written_as_an_apostrophe() -> None:
    assert blt.parse(blt.write('The "list"', 1, {1: 'Bo "Bosse" Ek'}, [])).names == ("Bo 'Bosse' Ek",)
    assert blt.parse(blt.write('The "list"', 1, {1: "Bo"}, [])).title == "The 'list'"


NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters='"'), max_size=20)


@st.composite
def files(draw: st.DrawFn) -> BltFile:
    names = tuple(draw(st.lists(NAMES, min_size=1, max_size=7)))
    numbers = range(1, len(names) + 1)
    ranking = st.permutations(numbers).flatmap(
        lambda order: st.sampled_from([order[:n] for n in (0, *numbers)]).map(tuple)
    )
    ballots: list[tuple[Ranking, int]] = draw(st.lists(st.tuples(ranking, st.integers(1, 999_999_999)), max_size=6))
    tie_order = draw(st.none() | st.permutations(numbers).map(tuple))
    return BltFile(draw(NAMES), draw(st.integers(1, 99)), names, tuple(ballots), frozenset(), tie_order)


@settings(REPEATABLE, max_examples=200)
@given(files())
def test_what_is_written_reads_back_the_same(box: BltFile) -> None:
    names = dict(enumerate(box.names, start=1))
    assert blt.parse(blt.write(box.title, box.seats, names, box.ballots, box.tie_order)) == box


@settings(REPEATABLE, max_examples=300)
@given(st.text(st.sampled_from('0123 -=\n"[]#atie'), max_size=60))
def test_a_file_of_rubbish_is_read_or_refused_and_never_crashes(text: str) -> None:
    problem_line = 1
    try:
        blt.parse(text)
    except MalformedBlt as refused:
        problem_line = refused.line
    assert 1 <= problem_line <= max(1, len(text.splitlines()))
