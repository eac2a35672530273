"""Papper: from the printer over two tellers to the box."""

import re
import sqlite3
from io import BytesIO

from pypdf import PdfReader

from nominering.access.model import Role
from tests.story import CODES, Story
from tests.web.conftest import Open, Opened
from tests.web.visitor import Visitor, sentence

ROUND = "/papper/riksdag-1"


def numbers_on(pdf: bytes) -> list[str]:
    return re.findall(
        r"Kontrollnummer\s+([0-9A-Z]{5})", "\n".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages)
    )


def read(teller: Visitor, number: str, **fields: str) -> str:
    answer = teller.post(f"{ROUND}/skriv-in", {"number": number, **fields})
    return answer.headers["location"] if answer.status_code == 303 else sentence(answer)


def close(app: Opened) -> None:
    assert app.visitor(Role.PRESIDIUM).post("/konferens/riksdag-1/stang").status_code == 303


def test_two_on_paper_and_one_by_phone_make_a_result(opened: Open) -> None:
    app = opened(Story.until_open)
    organiser, teller, presidium = (app.visitor(r) for r in (Role.ORGANISER, Role.TELLER, Role.PRESIDIUM))
    answer = organiser.post(f"{ROUND}/skriv-ut", {"how_many": "4"})
    assert answer.headers["content-type"] == "application/pdf"
    one, two, *_ = numbers_on(answer.content)
    assert app.visitor().enter(CODES[0]).post("/rosta/riksdag-1", {"rank-1": "1"}).status_code == 303
    for code in CODES[1:3]:
        assert teller.post(f"{ROUND}/lamna-ut", {"code": code.lower()}).status_code == 303
    assert "3 av 4" in teller.get(ROUND).text
    refused = teller.post(f"{ROUND}/lamna-ut", {"code": "AAAA"})
    assert refused.text.count(sentence(refused)) == 2  # on top, and at the field
    close(app)
    assert 'href="/papper/riksdag-1">Räkna in röstsedlar på papper: Riksdagslistan' in teller.get("/").text
    assert "inte ligger i urnan" in sentence(presidium.post("/konferens/riksdag-1/rakna"))
    assert read(teller, one.lower(), **{"rank-2": "1", "rank-3": "2"}) == f"{ROUND}/skriv-in?sparad={one}"
    assert f"Sedel {one} är inskriven" in teller.get(f"{ROUND}/skriv-in?sparad={one}").text
    assert "redan skrivit in" in read(teller, one, **{"rank-2": "1"})
    read(presidium, one, **{"rank-3": "1", "rank-2": "2"})
    for each in (teller, presidium):
        read(each, two, blank="ja")
    page = organiser.get(ROUND).text
    assert f"/skillnad/{one}" in page
    assert "<button>Lägg 2 röstsedlar" in page
    assert f"/skillnad/{one}" not in teller.get(ROUND).text
    refused = organiser.post(f"{ROUND}/i-urnan")
    assert "inte inskriven lika" in sentence(refused)
    assert f"/skillnad/{one}" in refused.text
    look = organiser.get(f"{ROUND}/skillnad/{one}").text
    assert look.count("1. ") >= 2
    assert organiser.post(f"{ROUND}/skillnad/{one}", {"rank-2": "1", "rank-3": "2"}).status_code == 303
    assert '<button class="primary">Lägg 2 röstsedlar' in organiser.get(ROUND).text
    assert organiser.post(f"{ROUND}/i-urnan").status_code == 303
    assert "2 röstsedlar på papper ligger i urnan" in organiser.get(ROUND).text
    assert presidium.post("/konferens/riksdag-1/rakna").status_code == 303
    assert presidium.get("/resultat/riksdag").status_code == 200


def test_a_code_that_is_read_wrong_is_told_as_at_the_voters_own_door(opened: Open) -> None:
    wrong = opened(Story.until_open).visitor(Role.TELLER).post(f"{ROUND}/lamna-ut", {"code": "43A"})
    assert sentence(wrong) == "Du skrev 3 tecken, men en kod har 10 på ett kodkort och 12 i ett brev: läs den igen."


def test_what_was_typed_is_still_there_when_it_is_refused(opened: Open) -> None:
    app = opened(Story.until_open)
    teller = app.visitor(Role.TELLER)
    (number,) = numbers_on(app.visitor(Role.ORGANISER).post(f"{ROUND}/skriv-ut", {"how_many": "1"}).content)
    teller.post(f"{ROUND}/lamna-ut", {"code": CODES[0]})
    close(app)
    twice = teller.post(f"{ROUND}/skriv-in", {"number": number, "rank-1": "2", "rank-3": "2"})
    assert twice.status_code == 400
    assert sentence(twice) == "Två kandidater har fått plats 2: ge varje kandidat en egen plats."
    assert twice.text.count('maxlength="3" autocomplete="off" value="2"') == 2
    assert f'value="{number}"' in twice.text
    false = teller.post(f"{ROUND}/skriv-in", {"number": "FALSK", "rank-1": "1"})
    assert "Ingen sedel med det kontrollnumret" in sentence(false)
    assert 'aria-invalid="true"' in false.text
    empty = teller.post(f"{ROUND}/skriv-in", {"number": number})
    assert empty.status_code == 400


def test_a_missing_ballot_is_explained_on_the_page(opened: Open) -> None:
    app = opened(Story.until_open)
    teller = app.visitor(Role.TELLER)
    teller.post(f"{ROUND}/lamna-ut", {"code": CODES[0]})
    close(app)
    assert sentence(teller.post(f"{ROUND}/i-urnan")).startswith("Det fattas 1 sedel:")
    assert "Skriv vad som har hänt" in sentence(teller.post(f"{ROUND}/saknas", {"missing": "1"}))
    assert teller.post(f"{ROUND}/saknas", {"missing": "1", "explanation": "Gick hem."}).status_code == 303
    assert "Gick hem. (Rösträknaren)" in teller.get(ROUND).text
    assert teller.post(f"{ROUND}/i-urnan").status_code == 303


def test_the_database_says_of_no_ballot_on_paper_who_cast_it(opened: Open) -> None:
    app = opened(Story.until_open)
    teller, organiser = app.visitor(Role.TELLER), app.visitor(Role.ORGANISER)
    numbers = numbers_on(organiser.post(f"{ROUND}/skriv-ut", {"how_many": "3"}).content)
    for code in CODES[:2]:
        teller.post(f"{ROUND}/lamna-ut", {"code": code})
    with sqlite3.connect(app.path) as kept:
        cards = {row[0] for row in kept.execute("SELECT code_hash FROM voting_card")}
        dump = [line for line in kept.iterdump() if any(number in line for number in numbers)]
    assert dump
    assert not [line for line in dump if any(card in line for card in cards)]
    close(app)
    for number, by in ((number, each) for number in numbers[:2] for each in (teller, organiser)):
        read(by, number, **{"rank-1": "1"})
    assert organiser.post(f"{ROUND}/i-urnan").status_code == 303
    with sqlite3.connect(app.path) as kept:
        assert not kept.execute("SELECT * FROM paper_reading").fetchall()


def test_the_room_lists_every_round_and_an_auditor_changes_nothing(opened: Open) -> None:
    app = opened(Story.until_open)
    auditor = app.visitor(Role.AUDITOR)
    assert auditor.get("/papper").text.count("Röstsedlar för ") == 2
    page = auditor.get(ROUND).text
    assert "Lämna ut en röstsedel" not in page
    assert app.visitor(Role.TELLER).get("/papper/finns-inte").status_code == 404
