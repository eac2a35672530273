"""Amendments, the tellers' words and addenda as people meet them on the pages."""

import re
import sqlite3

import pytest

from nominering.access.model import Role
from nominering.counting import engine
from nominering.counting.record import Comparison, SecondOpinion
from nominering.nomination.model.electoral_rules import PublicationLevel
from nominering.outcome.model.addenda import Manner
from nominering.outcome.model.amendments import Change
from tests.story import CODES, Story
from tests.web.conftest import Open
from tests.web.test_results import shown
from tests.web.visitor import Visitor, sentence

RESULT = "/resultat/riksdag"
AMENDMENTS = f"{RESULT}/andringar"
WORD = f"{RESULT}/justering"
ADDENDUM = f"{RESULT}/tillagg"
NOT_CARRIED = "Ändringen är bara beslutad om fler röstade för än mot. Vid lottning ska rösterna vara lika."
BOTH = "Du har både sagt att listan är densamma och angett platser: välj det ena."


def candidacies(visitor: Visitor) -> dict[str, str]:
    """Those on the amendments' page, by their words."""
    found = re.findall(r'<option value="([^"]{20,})"[^>]*>([^<]+)</option>', visitor.get(AMENDMENTS).text)
    return {words: id for id, words in found}


def an_amendment(one: str, **changed: str) -> dict[str, str | list[str]]:
    return {
        "change": "move",
        "candidacy": one,
        "place": "1",
        "moved_by": "Eva By",
        "reason": "Bredare lista.",
        "how": "votes",
        "votes_for": "34",
        "votes_against": "20",
        "paragraph": "§ 11",
        "read": "0",
        **changed,
    }


def test_the_presidium_enters_an_amendment_and_the_list_is_shown_before_and_after(opened: Open) -> None:
    app = opened(Story.until_counted)
    presidium, organiser = app.visitor(Role.PRESIDIUM), app.visitor(Role.ORGANISER)
    cecilia = candidacies(presidium)["3. Cecilia Lund"]
    assert presidium.post(AMENDMENTS, an_amendment(cecilia)).status_code == 303
    page = shown(presidium.get(AMENDMENTS).text)
    assert "Cecilia Lund flyttades till plats 1. Yrkande av Eva By: Bredare lista." in page
    assert "Öppen omröstning, 34 för och 20 mot, § 11." in page
    result = organiser.get(RESULT).text
    assert re.search(r"Plats Räknad Med ändringar 1 Bo Alm [^ ]+ [^ ]+ Cecilia Lund", shown(result))
    answer = organiser.post(f"{RESULT}/faststall", {"adopted_on": "2030-01-31", "paragraph": "§ 12", "read": "0"})
    assert (answer.status_code, sentence(answer)[:22]) == (409, "Listan ändrades just n")
    organiser.post(f"{RESULT}/faststall", {"adopted_on": "2030-01-31", "paragraph": "§ 12", "read": "1"})
    after = shown(app.visitor(Role.ASSOCIATION).get(RESULT).text)
    assert "Listan som konferensen fastställde" in after
    assert "Yrkande av Eva By" in after
    table = organiser.get("/handlingar/riksdag/lista.csv").text.splitlines()
    assert table[1].startswith("1,Cecilia Lund,")
    assert "1. Cecilia Lund" not in shown(organiser.get(f"{RESULT}/plats/1").text)
    assert "Cecilia Lund" in shown(organiser.get(f"{RESULT}/storbild/lista").text).split("Med konferensens")[0]


def test_what_was_typed_stays_when_an_amendment_is_refused(opened: Open) -> None:
    presidium = opened(Story.until_counted).visitor(Role.PRESIDIUM)
    cecilia = candidacies(presidium)["3. Cecilia Lund"]
    for changed, said in (
        ({"place": "9"}, "Den platsen finns inte på listan: ange en plats från 1 till 3."),
        ({"place": "3"}, "Personen står redan på plats 3: ange en annan plats."),
        ({"place": "överst"}, "Ange platsen, ett heltal från 1."),
        ({"reason": " "}, "Skriv skälet till ändringen, högst 500 tecken."),
        ({"candidacy": "x"}, "Den personen har inte tackat ja till listan, eller har dragit tillbaka sig."),
        ({"change": "put-in"}, "Den personen står redan på plats 3: flytta i stället."),
        ({"votes_for": "-3"}, "Ange hur många som röstade för, ett heltal."),
        (
            {"votes_for": "3"},
            "Ändringen är bara beslutad om fler röstade för än mot. Vid lottning ska rösterna vara lika.",
        ),
    ):
        answer = presidium.post(AMENDMENTS, an_amendment(cecilia, **changed))
        assert (answer.status_code, sentence(answer)) == (400, said)
        assert 'value="Eva By"' in answer.text
    assert presidium.post(AMENDMENTS, an_amendment(cecilia, change="swap")).status_code == 400
    assert "Beslutade ändringar" not in presidium.get(AMENDMENTS).text


def test_the_last_amendment_is_taken_back(opened: Open) -> None:
    async def amended(story: Story) -> None:
        await story.until_counted()
        await story.amend(Change.MOVE, 3, 1)

    presidium = opened(amended).visitor(Role.PRESIDIUM)
    assert presidium.post(f"{AMENDMENTS}/angra", {"read": "0"}).status_code == 409
    assert presidium.post(f"{AMENDMENTS}/angra", {"read": "1"}).status_code == 303
    assert "flyttades" not in presidium.get(AMENDMENTS).text
    assert presidium.post(f"{AMENDMENTS}/angra", {"read": "2"}).status_code == 409


def test_a_teller_is_led_to_the_count_and_says_what_it_came_to(opened: Open) -> None:
    app = opened(Story.until_counted)
    teller, organiser = app.visitor(Role.TELLER), app.visitor(Role.ORGANISER)
    assert "Säg vad du kom fram till: Riksdagslistan" in teller.get("/").text
    page = teller.get(WORD).text
    count = re.search(r'name="count" value="(\w+)"', page)
    assert count is not None
    warned = shown(organiser.get(RESULT).text)
    assert "Ingen rösträknare har sagt att räkningen stämmer. Två ska göra det innan listan fastställs." in warned
    for typed, said in (
        ({}, "Välj om du kom fram till samma lista eller en annan."),
        ({"agrees": "avviker"}, "Ange vilka platser som avviker, till exempel 3, 4."),
        ({"agrees": "avviker", "places": "2"}, "Skriv vad du kom fram till och hur, högst 1 000 tecken."),
        ({"agrees": "avviker", "places": "sist", "text": "x"}, "Ange vilka platser som avviker, till exempel 3, 4."),
        (
            {"agrees": "samma", "places": "2"},
            "Du har både sagt att listan är densamma och angett platser: välj det ena.",
        ),
    ):
        answer = teller.post(WORD, {**typed, "count": count[1]})
        assert (answer.status_code, sentence(answer)) == (400, said)
    assert teller.post(WORD, {"agrees": "samma", "count": "another"}).status_code == 409
    told = {"agrees": "avviker", "places": "2 och 3", "text": "En bunt saknas.", "count": count[1]}
    assert teller.post(WORD, told).status_code == 303
    stopped = organiser.get(RESULT).text
    assert "Rösträknaren," in stopped
    assert "plats 2 och 3. En bunt saknas." in shown(stopped)
    assert "<h2>Fastställ listan</h2>" not in stopped
    answer = organiser.post(f"{RESULT}/faststall", {"adopted_on": "2030-01-31", "paragraph": "§ 12"})
    assert sentence(answer) == (
        "Rösträknaren har kommit fram till en annan lista på plats 2 och 3: red ut det innan listan fastställs."
    )
    settle = re.search(rf'action="({WORD}/\w+/utredd)"', stopped)
    assert settle is not None
    assert organiser.post(settle[1], {"settled": ""}).status_code == 400
    assert organiser.post(settle[1], {"settled": "Bunten låg i bordet."}).status_code == 303
    assert "Så reddes det ut: Bunten låg i bordet." in shown(organiser.get(RESULT).text)
    assert "<h2>Fastställ listan</h2>" in organiser.get(RESULT).text
    assert "Säg vad du kom fram till: Regionlistan" in teller.get("/").text


def test_the_page_says_place_by_place_what_the_second_counters_found_and_the_way_on(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    differs = SecondOpinion(Comparison.DISAGREES, "other-winner", 4)
    right = engine.second_opinion
    monkeypatch.setattr(
        engine, "second_opinion", lambda profile, step: differs if step.place == 2 else right(profile, step)
    )
    app = opened(Story.until_closed)
    organiser, teller = app.visitor(Role.ORGANISER), app.visitor(Role.TELLER)
    organiser.post("/konferens/region-1/rakna")
    page = shown(organiser.get("/resultat/region").text)
    assert re.search(r"2 Bo Alm \(nr 2\) oense Åsa Öberg överens Bo Alm \(nr 2\)", page)
    assert "Listan kan inte fastställas så länge en kontrollräkning avviker." in page
    assert "Så går ni vidare" not in teller.get("/resultat/region").text
    again = organiser.post("/resultat/region/rakna-om")
    assert (again.status_code, sentence(again)) == (
        409,
        "Räkningen gav samma sak en gång till: kontrollräkningen stämmer inte på plats 2.",
    )
    monkeypatch.setattr(engine, "second_opinion", right)
    assert organiser.post("/resultat/region/rakna-om").status_code == 303
    assert "<h2>Fastställ listan</h2>" in organiser.get("/resultat/region").text
    earlier = shown(organiser.get("/resultat/region/tidigare").text)
    assert "Räkning 1, ersatt" in earlier
    assert "Ordningen blev densamma." in earlier
    assert organiser.get("/resultat/region/tidigare/1/record.json").status_code == 200
    assert organiser.get("/resultat/region/tidigare/2/record.json").status_code == 404
    assert app.visitor(Role.AUDITOR).get("/resultat/region/tidigare").status_code == 200
    assert teller.get("/resultat/region/tidigare").status_code == 403


async def _left(story: Story) -> None:
    await story.until_adopted()
    await story.step_down(1)


def test_a_withdrawal_after_the_adoption_leads_the_organiser_to_an_addendum(opened: Open) -> None:
    app = opened(_left)
    organiser, board = app.visitor(Role.ORGANISER), app.visitor(Role.ASSOCIATION)
    led = "Bo Alm har dragit tillbaka sin kandidatur efter fastställelsen: gör ett tillägg till Riksdagslistan"
    assert led in organiser.get("/").text
    assert "efter fastställelsen" in organiser.get("/konferens").text
    page = shown(organiser.get(ADDENDUM).text)
    assert "Den kortaste ändringen" in page
    assert "Åsa Öberg kommer in på plats 3, först i omräkningen av dem som inte står på listan." in page
    told = {
        "manner": "shortest",
        "body": "board",
        "decided_on": "2030-01-31",
        "paragraph": "§ 4",
        "reason": "Har flyttat.",
        "read": "0",
    }
    for changed, said in (
        ({"manner": ""}, "Välj vad som ska hända med listan."),
        ({"body": "chair"}, "Välj vem som beslutade tillägget."),
        ({"decided_on": "i går"}, "Ange dagen då tillägget beslutades (åååå-mm-dd)."),
        ({"decided_on": "2031-01-01"}, "Datumet ligger i framtiden: ange den dag då tillägget beslutades."),
        ({"reason": ""}, "Skriv skälet till tillägget, högst 500 tecken."),
    ):
        answer = organiser.post(ADDENDUM, told | changed)
        assert (answer.status_code, sentence(answer)) == (400, said)
    assert organiser.post(ADDENDUM, told).headers["location"] == f"{ADDENDUM}/1"
    assert organiser.post(ADDENDUM, told).status_code == 409
    assert "efter fastställelsen" not in organiser.get("/").text
    for reader in (organiser, board, app.visitor().enter(CODES[0])):
        addendum = shown(reader.get(f"{ADDENDUM}/1").text)
        assert "Beslutat av distriktsstyrelsen den 31 januari 2030, § 4." in addendum
        assert re.search(r"Plats 1, Bo Alm, har dragit tillbaka sin kandidatur\.", addendum)
        assert "Listan som gäller, med tillägg 1" in shown(reader.get(RESULT).text)
        assert reader.get(f"{ADDENDUM}/2").status_code == 404
        assert reader.get(f"{ADDENDUM}/1/record.json").status_code == (200 if reader is organiser else 403)
    table = board.get("/handlingar/riksdag/lista.csv").text.splitlines()
    assert table[0].endswith(",addendum")
    assert table[3].startswith("3,Åsa Öberg,")
    assert table[3].endswith('"tillägg 1, 31 januari 2030, § 4"')
    pdf = board.get("/handlingar/riksdag/tillagg/1/tillagg.pdf")
    assert (pdf.status_code, pdf.content[:5]) == (200, b"%PDF-")
    assert board.get("/handlingar/riksdag/tillagg/2/tillagg.pdf").status_code == 404


def test_who_has_died_is_entered_by_hand_and_the_number_may_stand_empty(opened: Open) -> None:
    organiser = opened(Story.until_adopted).visitor(Role.ORGANISER)
    page = organiser.get(ADDENDUM).text
    assert "Alla på den fastställda listan kan stå kvar" in page
    (cecilia,) = re.findall(r'<option value="(\w+)">3\. Cecilia Lund', page)
    page = shown(organiser.get(f"{ADDENDUM}?vem={cecilia}&orsak=died").text)
    assert "Plats 3, Cecilia Lund har avlidit." in page
    told = {
        "manner": "empty",
        "body": "conference",
        "decided_on": "2030-01-31",
        "paragraph": "§ 4",
        "reason": "Sorg.",
    }
    assert organiser.post(ADDENDUM, told | {"read": "0", "bort": f"{cecilia}:strange"}).status_code == 409
    answer = organiser.post(ADDENDUM, told | {"read": "0", "bort": f"{cecilia}:died"})
    assert answer.status_code == 303
    assert "3 Cecilia Lund tom" in shown(organiser.get(f"{ADDENDUM}/1").text)
    assert len(organiser.get("/handlingar/riksdag/lista.csv").text.splitlines()) == 3


def test_there_is_no_addendum_to_a_list_that_is_not_adopted(opened: Open) -> None:
    organiser = opened(Story.until_counted).visitor(Role.ORGANISER)
    answer = organiser.get(ADDENDUM)
    assert (answer.status_code, organiser.post(ADDENDUM).status_code) == (409, 409)


def test_where_the_votes_are_not_shown_nobody_reads_the_counted_order_or_the_reasons(opened: Open) -> None:
    async def told(story: Story) -> None:
        story.rules = {"publication": PublicationLevel.NOTHING}
        await story.until_counted()
        await story.amend(Change.MOVE, 3, 1, reason="För många lärare.")
        await story.adopt("riksdag")
        await story.step_down(1)
        await story.add(Manner.SHORTEST)

    app = opened(told)
    for reader in (app.visitor(Role.ASSOCIATION), app.visitor().enter(CODES[0])):
        page = shown(reader.get(RESULT).text)
        assert "Konferensen ändrade den räknade listan, § 11." in page
        assert "För många lärare" not in page
        assert "med tillägg 1" in page
        assert "Åsa Öberg" in page
    assert "Yrkande av Eva By" in app.visitor(Role.TELLER).get(RESULT).text


def test_whoever_was_moved_by_the_conference_reads_the_own_place(opened: Open) -> None:
    """Åsa was below the list by the count."""

    async def told(story: Story) -> None:
        await story.until_counted()
        await story.amend(Change.PUT_IN, 4, 1)
        await story.adopt("riksdag")

    page = shown(opened(told).visitor().get("/svara/miras-link").text)
    assert "Du står på plats 1 på Riksdagslistan" in page


def test_a_protected_identity_has_no_place_on_an_addendum(opened: Open) -> None:
    """Whoever came in by it, and is protected by the register since."""
    app = opened(_left)
    organiser = app.visitor(Role.ORGANISER)
    told = {"manner": "shortest", "body": "board", "decided_on": "2030-01-31", "paragraph": "§ 4", "reason": "Skäl."}
    organiser.post(ADDENDUM, told | {"read": "0"})
    assert ",lärare,Arvika," in organiser.get("/handlingar/riksdag/lista.csv").text.splitlines()[3]
    with sqlite3.connect(app.path, timeout=10) as kept:
        kept.execute(
            "INSERT INTO member (id, name, born, municipality, fee_paid, email, phone, protected) "
            "VALUES ('hidden', 'Åsa Öberg', '1980-05-01', '1784', '2020-01-01', '', '', 1)"
        )
    assert ",lärare,," in organiser.get("/handlingar/riksdag/lista.csv").text.splitlines()[3]
    assert "Arvika" not in shown(organiser.get(f"{ADDENDUM}/1").text)
