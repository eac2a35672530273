"""The result says why each place fell as it did, and stops when the second counter disagrees."""

import json
import re
from dataclasses import replace

import pytest

from nominering.access.model import Role
from nominering.counting import engine
from nominering.counting.count import count
from nominering.counting.profile import Profile
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.record import Comparison, SecondOpinion
from nominering.counting.rules import Method, Rules
from nominering.outcome.model.counted import CountedList
from tests.story import CODES, Story
from tests.web.conftest import Open
from tests.web.visitor import sentence


def shown(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_each_place_of_the_proportional_list_has_its_sentence(opened: Open) -> None:
    """Ballots 1>2, 1>3, 2 and one blank: the quota of the last count is 3/2, and candidate 1 is above it."""
    page = shown(opened(Story.until_counted).visitor(Role.ORGANISER).get("/resultat/riksdag").text)
    assert "3 giltiga röster, 1 blank." in page
    assert "var ensam kvar när alla andra platser var avgjorda" in page
    assert "hade den andra mer än kvoten 1,5;" in page
    assert "överens Kontrollräknad med recount.py: 3 av 3 platser." in page


def test_each_place_of_the_place_by_place_list_has_the_second_opinion(opened: Open) -> None:
    page = shown(opened(Story.until_counted).visitor(Role.ORGANISER).get("/resultat/region").text)
    assert "fick 2 av de 3 röster som räknades, mer än hälften, direkt" in page
    assert len(re.findall(r"PyRankVote: (?:överens|ej jämförbar)", page)) == 3
    assert re.search(r"Kontrollräknad med PyRankVote 2\.0\.6: \d av 3 platser", page)


def test_the_stages_of_a_place_are_shown_with_every_vote(opened: Open) -> None:
    """Of 3 papers the quota among four is 3/4: candidate 1 has 2, and 5/4 moves on at 5/8 a paper."""
    page = shown(opened(Story.until_counted).visitor(Role.ORGANISER).get("/resultat/riksdag/plats/4").text)
    assert "Överskottet 1,25 från Bo Alm (nr 1) går vidare; varje röst behåller 0,625 av sitt värde." in page
    assert "Utan nästa namn 0 0,62500 0,87500" in page


def test_where_no_group_lacks_a_place_the_page_says_so(opened: Open) -> None:
    page = shown(opened(Story.until_counted).visitor(Role.ORGANISER).get("/resultat/riksdag").text)
    assert "Ingen. Varje början av den här listan är proportionell" in page


def test_groups_left_without_a_place_are_named(opened: Open) -> None:
    """Two papers take the three places one by one; one of three is due a place among the first three."""

    async def majority(story: Story) -> None:
        await story.until_open()
        for number, ranking in enumerate(((1, 2, 3), (1, 2, 3), (4,))):
            await story.vote(number, *ranking, round_id="region-1")
        await story.house.box.seal("region-1")
        await story.count("region")

    page = shown(opened(majority).visitor(Role.ORGANISER).get("/resultat/region").text)
    assert re.search(r"1 röst(er)? satte Åsa Öberg först: 0 av 1 bland de 3 första\.", page)


@pytest.mark.parametrize(
    ("opinion", "said"),
    [
        (SecondOpinion(Comparison.DISAGREES, "other-winner", 4), "PyRankVote säger"),
        (SecondOpinion(Comparison.CRASHED, "RuntimeError"), "haveri (RuntimeError)"),
    ],
)
def test_a_second_counter_that_does_not_agree_stops_the_list(
    opened: Open, monkeypatch: pytest.MonkeyPatch, opinion: SecondOpinion, said: str
) -> None:
    monkeypatch.setattr(engine, "second_opinion", lambda profile, step: opinion)
    organiser = opened(Story.until_closed).visitor(Role.ORGANISER)
    organiser.post("/konferens/region-1/rakna")
    page = organiser.get("/resultat/region").text
    assert said in shown(page)
    assert "Resultatet är stoppat" in page
    assert "Fastställ listan" not in page
    answer = organiser.post("/resultat/region/faststall", {"adopted_on": "2030-01-31", "paragraph": "§ 12"})
    assert answer.status_code == 409
    assert (
        sentence(answer) == "Kontrollräkningen stämmer inte på plats 1, 2 och 3: red ut det innan listan fastställs."
    )
    assert organiser.get("/handlingar/region/lista.pdf").status_code == 409


def test_the_record_is_there_as_a_file(opened: Open) -> None:
    organiser = opened(Story.until_counted).visitor(Role.ORGANISER)
    first, second = (organiser.get("/resultat/riksdag/record.json") for _ in range(2))
    assert first.content == second.content
    report = json.loads(first.content)
    assert report["method"] == "ordered-stv"
    assert len(report["order"]) == 3
    assert report["record"]["lots"]["order"] == [4, 3, 2, 1]


def test_everyone_reads_why_once_the_list_is_adopted_and_not_before(opened: Open) -> None:
    app = opened(Story.until_counted)
    organiser, board = app.visitor(Role.ORGANISER), app.visitor(Role.ASSOCIATION)
    voter = app.visitor().enter(CODES[0])
    for reader in (board, voter):
        early = reader.get("/resultat/riksdag")
        assert (early.status_code, sentence(early)) == (
            409,
            "Resultatet visas när konferensen har fastställt listan.",
        )
        assert reader.get("/resultat/riksdag/plats/1").status_code == 409
    organiser.post("/resultat/riksdag/faststall", {"adopted_on": "2030-01-31", "paragraph": "§ 12"})
    assert "Se resultatet för Riksdagslistan" in voter.get("/rosta").text
    for reader in (board, voter):
        page = shown(reader.get("/resultat/riksdag").text)
        assert "andra mer än kvoten" in page
        assert "Grupper utan plats" not in page
        assert reader.get("/resultat/riksdag/plats/2").status_code == 200
        assert reader.get("/resultat/riksdag/record.json").status_code == 403


async def _with_a_rule(story: Story) -> None:
    """Women are 1 and 3. Freely 2 comes first with two of three papers; the rule wants a woman there."""
    await story.until_closed()
    round_ = await story.house.rounds.round("riksdag-1")
    rules = replace(round_.rules, quota=Quota.named("alternating:woman"), quota_mode=QuotaMode.AFTERWARDS)
    profile = Profile.of(round_.numbers, {(2, 4): 2, (1, 3): 1})
    groups = {1: "woman", 2: "man", 3: "woman", 4: "man"}
    record = count(profile, rules, round_.lots, 3, groups=groups).as_data()
    await story.house.outcomes.keep_counted(CountedList.of("riksdag-1", record))


def test_a_list_that_a_rule_changed_stands_beside_the_free_one_with_each_move(opened: Open) -> None:
    page = shown(opened(_with_a_rule).visitor(Role.ORGANISER).get("/resultat/riksdag").text)
    assert "Regeln om varvade kvinnor och män med en kvinna först hålls efter räkningen" in page
    assert "Utan regeln Den fria räkningen: samma röster, utan regeln." in page
    assert re.search(
        r"Plats 1: den fria räkningen satte ([^;]+) här; regeln om varvade kvinnor och män med en kvinna först gav "
        r"platsen till [^,]+, som stod på plats 2\. \1 fick plats 2\.",
        page,
    )
    assert re.search(r"\w fick ingen plats\.", page)
    assert re.search(r"stod på plats 1 i den fria räkningen; regeln om [^;]+ satte [^;]+ före\.", page)
    assert "stod på plats 3 i den fria räkningen" in page


def test_the_count_of_a_place_that_a_rule_moved_says_it_was_the_free_count(opened: Open) -> None:
    organiser = opened(_with_a_rule).visitor(Role.ORGANISER)
    page = shown(organiser.get("/resultat/riksdag/plats/1").text)
    assert "Plats 1 i den fria räkningen: " in page
    assert "stod på plats 1 i den fria räkningen; regeln om" in page


async def _a_set(story: Story) -> None:
    await story.until_closed()
    round_ = await story.house.rounds.round("riksdag-1")
    profile = Profile.of(round_.numbers, {(1, 2): 5, (3,): 3, (2, 4): 2})
    record = count(profile, Rules(Method.SCOTTISH_STV), round_.lots, 2).as_data()
    await story.house.outcomes.keep_counted(CountedList.of("riksdag-1", record))


def test_an_elected_set_has_its_page(opened: Open) -> None:
    organiser = opened(_a_set).visitor(Role.ORGANISER)
    page = shown(organiser.get("/resultat/riksdag").text)
    assert "STV (skotska reglerna). 10 giltiga röster" in page
    assert "De valda, i den ordning de valdes Kvoten var 4." in page
    assert "ej jämförbar Inte kontrollräknad med recount.py" in page
    assert "Grupper utan plats" not in page
    assert organiser.get("/resultat/riksdag/storbild/lista").status_code == 200
    assert organiser.get("/resultat/riksdag/plats/1").status_code == 404
