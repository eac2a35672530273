"""The call in words: everything the board's call holds, on paper and in a letter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from nominering.conference.model.notice import Conference, Notice
from nominering.counting.quotas import Quota
from nominering.counting.rules import Method
from nominering.documents import notice, pdf
from nominering.nomination.model.admission import LateNominations
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.apportionment import Apportionment, Figures, LargestRemainder, Source
from nominering.organisation.model import District
from tests.documents.printed import reader, squeezed, tags_of
from tests.story import ARVIKA, START, STORFORS, SUNNE, a_list

CONFERENCE = Conference(
    START + timedelta(days=40), "Folkets hus, Åmål", date(2030, 2, 12), "Vi äter lunch.\n\nTa tåget."
)
LISTS = (
    replace(a_list(), quota=Quota.named("half-women:up")),
    a_list("region", Method.IRV_BY_PLACE),
)
APPORTIONED = Figures((ARVIKA, STORFORS, SUNNE), Source.REGISTER, date(2030, 1, 1)).apportioned(LargestRemainder(10))


def called(apportionment: Apportionment | None = APPORTIONED, lists: Sequence[CandidateList] = LISTS) -> Notice:
    district = District("Vänsterpartiet Värmland", "Vänsterpartiet", "Värmlands län")
    return notice.notice(district, CONFERENCE, lists, apportionment, "https://nominering.example")


def test_the_letter_says_all_that_a_board_must_know() -> None:
    said = " ".join(notice.text(called()).split())
    for words in (
        "KALLELSE TILL VALKONFERENS 19 FEBRUARI 2030",
        "Tid: 19 februari 2030 kl. 13.00",
        "Plats: Folkets hus, Åmål",
        "Ombud anmäls senast: 12 februari 2030",
        "Vi äter lunch.",
        "Ta tåget.",
        "https://nominering.example/nominera",
        "Val: Valet 8 september 2030, Värmlands län",
        "Platser: 3",
        "Nomineringen stänger: 20 januari 2030 kl. 13.00",
        "Svarstiden går ut: 30 januari 2030 kl. 13.00",
        "Valordning: Proportionell lista. Kvotering: minst hälften kvinnor.",
        "Listan avgörs nedifrån.",
        "Kvotering: minst hälften kvinnor, hur långt ned på listan man än läser",
        "Valordning: Plats för plats, alternativröst.",
        "10 ombud efter största rest. Räknat i medlemsregistret: de vars medlemskap räknades den 1 januari 2030.",
        "10 ombud delas på 61 medlemmar, alltså 6,10000 medlemmar på varje.",
        "- Vänsterpartiet Arvika: 7 ombud (medlemmar: 41; andel av ombuden: 6,72131; hela: 6; rest: 0,72131)",
        "- Vänsterpartiet Storfors: 0 ombud (medlemmar: 5), vilande",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (LateNominations.COMMITTEE, "Proportionell lista. Efter stopptiden får valberedningen nominera."),
        (LateNominations.FLOOR, "Efter stopptiden får valberedningen och ombuden på konferensen nominera."),
        (LateNominations.NOBODY, None),
    ],
)
def test_a_board_is_told_who_may_nominate_late_if_anybody_may(late: LateNominations, words: str | None) -> None:
    said = " ".join(notice.text(called(lists=(replace(a_list(), late_nominations=late),))).split())
    assert words in said if words else "Efter stopptiden" not in said


def test_the_call_leads_to_the_whole_electoral_rules_of_each_list() -> None:
    lines = notice.text(called()).splitlines()
    for list_id in ("riksdag", "region"):
        assert f"https://nominering.example/valordning/{list_id}" in lines


def test_no_line_of_the_letter_is_too_long_to_read() -> None:
    assert max(map(len, notice.text(called()).splitlines())) <= 72


def test_a_call_before_the_apportionment_says_that_it_will_come() -> None:
    assert "Ombuden är inte fördelade på föreningarna än" in notice.text(called(None))


def test_whatever_changes_gives_the_call_another_fingerprint() -> None:
    assert notice.fingerprint(called()) == notice.fingerprint(called())
    assert notice.fingerprint(called()) != notice.fingerprint(called(None))


def test_the_printed_call_holds_the_same_words_and_says_which_edition_it_is() -> None:
    printed = reader(pdf.render(notice.html(called(), START, 2)))
    said = squeezed("".join(page.extract_text() for page in printed.pages))
    for words in (
        "Utgåva 2, skickad 10 januari 2030 kl. 13.00.",
        "Folkets hus, Åmål",
        "Vänsterpartiet Arvika7416,72131",
    ):
        assert squeezed(words) in said
    tags = set(tags_of(printed.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    assert {"/H1", "/H2", "/Table", "/TH"} <= tags


def test_a_draft_says_that_it_is_not_sent() -> None:
    assert "Förslag, inte skickat." in notice.html(called(), None, None)
