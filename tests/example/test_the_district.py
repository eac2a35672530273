"""What the example promises to hold: whoever edits its files sees here what else they were for."""

from collections import Counter
from datetime import date, timedelta

from nominering.counting.quotas import Quota, QuotaMode
from nominering.example.calendar import ELECTION_DAY, Calendar
from nominering.example.demo import BOARD, CANDIDATE
from nominering.example.district import MEMBERS_PER_DELEGATE, lists
from nominering.example.files import ASSOCIATIONS, OWN, Files
from nominering.nomination.model.candidacies import Gender
from nominering.nomination.model.nominees import LONGEST_NAME, age_on
from nominering.organisation.apportionment import PerStarted
from nominering.tables.answers import AnswerRow

FILES = Files()
NOMINATIONS, ANSWERS, DELEGATES = FILES.nominations(), FILES.answers(), FILES.delegates()
NOMINEES = {(each.named.name, each.named.born) for each in NOMINATIONS}
AGE = {name: age_on(ELECTION_DAY, born) for name, born in NOMINEES}
TOLD = Calendar.played_then()


def yes(list_id: str) -> list[AnswerRow]:
    return [each for each in ANSWERS if each.list_id == list_id and each.line]


def in_time(rows: list[AnswerRow]) -> list[AnswerRow]:
    return [each for each in rows if each.answered < TOLD.answers_close]


def test_fifteen_associations_cover_every_municipality_once() -> None:
    codes = [line.split(",")[0] for line in (OWN / "municipalities.csv").read_text(encoding="utf-8").splitlines()[1:]]
    assert len(ASSOCIATIONS.every) == 15
    assert Counter(code for each in ASSOCIATIONS.every for code in each.municipalities) == Counter(codes)


def test_one_association_covers_two_municipalities_and_one_is_inactive() -> None:
    assert [each.id for each in ASSOCIATIONS.every if len(each.municipalities) > 1] == ["kil-munkfors"]
    assert [each.id for each in ASSOCIATIONS.every if not each.active] == ["storfors"]


def test_forty_five_people_are_named_to_two_lists() -> None:
    assert len(NOMINEES) == 45
    named = {(each.list_id, each.named.name, each.named.born) for each in NOMINATIONS}
    assert Counter(list_id for list_id, _, _ in named) == {"riksdag": 38, "region": 43}


def test_some_are_named_by_two_associations_and_one_by_three() -> None:
    supporters = Counter(
        (each.named.name, each.named.born) for each in NOMINATIONS if each.list_id == "riksdag"
    ).values()
    assert Counter(supporters) == {1: 33, 2: 4, 3: 1}


def test_thirty_two_and_thirty_eight_said_yes_in_time_and_three_answers_came_late() -> None:
    assert {list_id: len(in_time(yes(list_id))) for list_id in ("riksdag", "region")} == {"riksdag": 32, "region": 38}
    assert [(each.list_id, each.name) for each in ANSWERS if each.answered >= TOLD.answers_close] == [
        ("riksdag", "Rasmus Tångring"),
        ("region", "Rasmus Tångring"),
        ("region", "Rodrigo Pizarro Rydh"),
    ]


def test_everybody_who_answers_is_named_to_that_list_and_one_has_not_answered() -> None:
    named = {(each.list_id, each.named.name, each.named.born) for each in NOMINATIONS}
    assert {(each.list_id, each.name, each.born) for each in ANSWERS} <= named
    unanswered = NOMINEES - {(each.name, each.born) for each in ANSWERS}
    assert [name for name, _ in unanswered] == [CANDIDATE]


def test_the_board_that_the_demo_opens_has_named_its_candidate() -> None:
    board = ASSOCIATIONS.by_id(BOARD)
    assert board.active
    assert board.name in {each.association for each in NOMINATIONS if each.named.name == CANDIDATE}


def test_one_name_is_of_sixty_characters() -> None:
    assert [name for name, _ in NOMINEES if len(name) >= 60] == [
        "Birgitta Margareta Elisabeth Alexandra Hammarström-Söderlind"
    ]
    assert max(len(name) for name, _ in NOMINEES) == 60 < LONGEST_NAME


def test_two_have_the_same_name_and_both_stand() -> None:
    assert [name for name, how_many in Counter(name for name, _ in NOMINEES).items() if how_many > 1] == [
        "Anna Hedlund"
    ]
    standing = {each.born for each in in_time(yes("riksdag")) if each.name == "Anna Hedlund"}
    assert standing == {date(1961, 10, 3), date(1999, 2, 21)}


def test_the_youngest_comes_of_age_on_election_day_and_the_oldest_is_eighty_one() -> None:
    assert (min(AGE.values()), max(AGE.values())) == (18, 81)
    assert ("Tilde Forsmark Öberg", date(2012, 9, 8)) in NOMINEES
    assert AGE["Tilde Forsmark Öberg"] == 18


def test_a_birthday_the_day_after_and_one_on_29_february_are_there() -> None:
    assert ("Gunvor Isaksdotter Lindh", date(1963, 9, 9)) in NOMINEES
    assert AGE["Gunvor Isaksdotter Lindh"] == 66
    assert ("Jürgen Wikander", date(1964, 2, 29)) in NOMINEES
    assert AGE["Jürgen Wikander"] == 66


def test_letters_of_many_languages_are_there() -> None:
    letters = {letter for name, _ in NOMINEES for letter in name}
    assert set("åäöÁéüøłğî") <= letters


def test_sixty_delegates_fill_the_seats_exactly() -> None:
    apportionment = PerStarted(MEMBERS_PER_DELEGATE).apportion(ASSOCIATIONS.every)
    reported = Counter(each.association for each in DELEGATES)
    assert reported == {line.name: line.seats for line in apportionment.lines if line.seats}
    assert len(DELEGATES) == apportionment.total == 60


def test_every_meeting_was_held_before_nominations_closed() -> None:
    held = [each.meeting.held for each in NOMINATIONS]
    assert (min(held), max(held)) == (date(2029, 11, 20), date(2030, 1, 17))
    assert max(held) < (TOLD.nominations_close - timedelta(days=1)).date()


def test_the_lists_have_a_quota_rule_each_kept_in_its_own_way() -> None:
    assert [(str(each.quota), each.quota_mode) for each in lists(TOLD)] == [
        ("half-women:up", QuotaMode.INTEGRATED),
        ("alternating", QuotaMode.AFTERWARDS),
    ]


def test_most_state_their_gender_the_same_for_both_lists_and_some_do_not() -> None:
    stated = {list_id: Counter(each.gender for each in in_time(yes(list_id))) for list_id in ("riksdag", "region")}
    assert stated == {
        "riksdag": {Gender.WOMAN: 19, Gender.MAN: 10, Gender.OTHER: 1, Gender.UNDISCLOSED: 2},
        "region": {Gender.WOMAN: 19, Gender.MAN: 15, Gender.OTHER: 1, Gender.UNDISCLOSED: 3},
    }
    people = {(each.name, each.born, each.gender) for each in ANSWERS if each.line}
    assert len(people) == len({(name, born) for name, born, _ in people})


def test_two_can_take_their_yes_back_and_the_alternating_list_can_still_be_kept() -> None:
    """34 places are 17 odd and 17 even ones: of 19 women, 15 men and 4 others no more than two are too many."""
    kinds = {Gender.WOMAN: "woman", Gender.MAN: "man"}
    left = Counter(kinds.get(each.gender or Gender.OTHER, "other") for each in in_time(yes("region")))
    alternating = Quota.named("alternating")
    assert alternating.can_be_kept({}, left - Counter(man=2), 34)
    assert not alternating.can_be_kept({}, left - Counter(man=3), 34)
