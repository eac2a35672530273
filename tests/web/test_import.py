"""A file is uploaded, looked at and applied as it was shown, or not at all."""

import re
import sqlite3
import threading
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from nominering.access.model import Role
from nominering.tables.importing import AnyPlan, plan
from nominering.tables.sheet import LARGEST_FILE
from tests.story import Story
from tests.tables.workbook import workbook
from tests.web.conftest import Open, Opened
from tests.web.visitor import Visitor, sentence

HEADER = "number;name;born;association;municipality;email;phone;since;fee_paid;protected"
DISA = "1001;Disa Holm;1980-05-01;arvika;1784;m1001@example.org;070-1001;2020-03-01;2020-03-01;nej"
IDA = "2001;Ida Ek;1990-01-01;arvika;1784;;;2025-01-01;2025-01-02;nej"


def content(*lines: str) -> bytes:
    return "\n".join((HEADER, *lines, "")).encode()


def upload(visitor: Visitor, file: bytes, name: str = "m.csv", what: str = "members") -> str:
    """The address of what would become of it."""
    answer = visitor.post("/organisation/import", {"what": what}, file=(name, file))
    assert answer.status_code == 303, answer.text
    settle(visitor, answer.headers["location"])
    return str(answer.headers["location"])


def settle(visitor: Visitor, address: str) -> None:
    """Wait for what goes on in the server."""
    while "<progress" in visitor.get(address).text:
        time.sleep(0.05)


def members(app: Opened) -> list[tuple[str, str]]:
    with sqlite3.connect(app.path) as kept:
        return kept.execute("SELECT id, name FROM member ORDER BY id").fetchall()


def test_nothing_is_kept_until_it_is_saved(opened: Open) -> None:
    app = opened(Story.until_peopled)
    organiser = app.visitor(Role.ORGANISER)
    before = members(app)
    address = upload(organiser, content(DISA.replace("070-1001", "070-9"), IDA))
    page = organiser.get(address).text
    assert "1 ny, 1 ändras, 0 oförändrade, 0 fel, 4 finns inte i filen." in page
    assert "phone: 070-1001 → 070-9" in page
    assert "2001 Ida Ek" in organiser.get(f"{address}?visa=new").text
    assert "1004 Mats Flyttström" in organiser.get(f"{address}?visa=missing").text
    assert members(app) == before
    assert organiser.post(f"{address}/spara").status_code == 303
    settle(organiser, address)
    assert "m.csv är inläst" in organiser.get(address).text
    assert members(app) == sorted([*before, ("2001", "Ida Ek")])
    again = organiser.get(upload(organiser, content(DISA.replace("070-1001", "070-9"), IDA))).text
    assert "ändrar ingenting" in again
    assert "Spara ändringarna" not in again


def test_saving_twice_saves_once(opened: Open) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    address = upload(organiser, content(IDA))
    organiser.post(f"{address}/spara")
    organiser.post(f"{address}/spara")
    settle(organiser, address)
    assert organiser.get(address).status_code == 200


def test_every_fault_stands_at_its_line_and_nothing_is_saved(opened: Open) -> None:
    app = opened(Story.until_peopled)
    organiser = app.visitor(Role.ORGANISER)
    before = members(app)
    wrong = IDA.replace("1990-01-01", "1990-13-01").replace("2025-01-01", "")
    address = upload(organiser, content(IDA, wrong.replace("2001", "2002"), IDA.replace("arvika", "kumla")))
    page = organiser.get(address).text
    assert re.findall(r'<td class="n">(\d+)</td>', page) == ["3", "4"]
    assert "born kan inte vara ”1990-13-01”." in page
    assert "since är inte ifyllt." in page
    assert "samma uppgift står redan på rad 2." in page
    assert "Spara ändringarna" not in page
    organiser.post(f"{address}/spara")
    settle(organiser, address)
    answer = organiser.get(address)
    assert sentence(answer).startswith("2 rader i filen har fel")
    assert members(app) == before


def test_a_register_that_has_changed_stops_what_was_shown(opened: Open) -> None:
    app = opened(Story.until_peopled)
    organiser = app.visitor(Role.ORGANISER)
    address = upload(organiser, content(IDA))
    organiser.post("/organisation/dubbletter", {"one": "1001", "other": "1002", "keep": "1001"})
    organiser.post(f"{address}/spara")
    settle(organiser, address)
    answer = organiser.get(address)
    assert (answer.status_code, sentence(answer)) == (
        409,
        "Registret har ändrats sedan sidan visades, så ingenting sparades: gör om provkörningen och se efter igen.",
    )
    assert ("2001", "Ida Ek") not in members(app)
    organiser.post(f"{address}/om")
    settle(organiser, address)
    organiser.post(f"{address}/spara")
    settle(organiser, address)
    assert ("2001", "Ida Ek") in members(app)


def test_offices_and_associations_come_in_the_same_way(opened: Open) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    address = upload(
        organiser,
        "id;name;municipalities;active\neda;Vänsterpartiet Eda;1730;ja\n".encode(),
        what="associations",
    )
    organiser.post(f"{address}/spara")
    settle(organiser, address)
    assert "Vänsterpartiet Eda" in organiser.get("/organisation").text
    address = upload(
        organiser,
        "body;association;title;member;since\nföreningsstyrelse;sunne;ordförande;1001;2029-01-01\n".encode(),
        what="offices",
    )
    assert "bara föreningens egna medlemmar sitter i dess styrelse" in organiser.get(address).text


def test_a_workbook_is_read(opened: Open) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    address = upload(organiser, workbook(*(row.split(";") for row in (HEADER, IDA))), "m.xlsx")
    assert "2001 Ida Ek" in organiser.get(address).text


def test_protected_data_are_not_shown_in_a_plan(opened: Open) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    hidden = "1003;Hillevi Dold;1970-02-02;arvika;1784;ny@example.org;070-8;2029-01-01;2020-03-01;nej"
    page = organiser.get(upload(organiser, content(hidden))).text
    assert "phone: skyddade uppgifter, visas inte" in page
    for secret in ("1784", "1766", "ny@example.org", "070-8", "070-1003", "Vänsterpartiet Sunne"):
        assert secret not in page


def test_faults_do_not_tell_where_somebody_protected_lives(opened: Open) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    hidden = "1003;Hillevi Dold;1970-02-02;;1784;;;2029-01-01;2020-03-01;ja"
    nowhere = "2003;Hedda Dold;1971-02-02;Vänsterpartiet Kumla;17;;;2029-01-01;2020-03-01;ja"
    page = organiser.get(upload(organiser, content(hidden, nowhere))).text
    assert page.count("skyddade uppgifter visas inte: se efter i filen.") == 3
    for secret in ("Vänsterpartiet", "1784", "”17”"):
        assert secret not in page


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"PK\x03\x04nonsense", "m.csv, rad 1: filen går inte att läsa som en arbetsbok"),
        (b"\xff\xfe\x00\x00", "m.csv, rad 1: filen är inte text i UTF-8."),
        (b"name\nDisa\n", "m.csv, rad 1: kolumnen number saknas."),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(opened: Open, file: bytes, said: str) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    answer = organiser.get(upload(organiser, file))
    assert answer.status_code == 400
    assert sentence(answer).startswith(said)


def test_no_file_and_too_large_a_file_are_refused(opened: Open) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    for answer in (
        organiser.post("/organisation/import", {"what": "offices"}),
        organiser.post("/organisation/import", {"what": "offices"}, file=("", b"")),
        organiser.post("/organisation/import", {"what": "offices", "file": "text"}),
    ):
        assert (answer.status_code, sentence(answer)) == (400, "Välj en fil att läsa in.")
        assert 'value="offices" checked' in answer.text
    large = organiser.post(
        "/organisation/import", {"what": "members"}, file=("m.csv", b"x" * (LARGEST_FILE + 200_000))
    )
    assert large.status_code == 413


def test_an_import_is_its_organisers_own_and_is_forgotten(opened: Open) -> None:
    app = opened(Story.until_peopled)
    organiser = app.visitor(Role.ORGANISER)
    address = upload(organiser, content(IDA))
    newer = upload(organiser, content(DISA))
    assert organiser.get(address).status_code == 404
    assert sentence(organiser.post(f"{address}/spara")) == "Importen finns inte längre: ladda upp filen på nytt."
    assert organiser.post(f"{newer}/avbryt").status_code == 303
    assert organiser.get(newer).status_code == 404
    last = upload(organiser, content(DISA))
    app.clock.now += timedelta(minutes=31)
    assert organiser.get(last).status_code == 404


def test_a_long_plan_comes_in_pages(opened: Open) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    many = [IDA.replace("2001", str(number)).replace("Ida", f"Ida{number}") for number in range(2001, 2231)]
    address = upload(organiser, content(*many))
    assert organiser.get(address).text.count('<td class="n">') == 100
    assert organiser.get(f"{address}?visa=new&sida=3").text.count('<td class="n">') == 30
    assert "Sida 3 av 3" in organiser.get(f"{address}?visa=new&sida=77").text


def test_how_far_it_has_come_is_shown_while_it_goes_on(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no patience at all, and a file that is not read before the page has been seen."""
    seen = threading.Event()

    def read_when_seen(*args: Any) -> AnyPlan:
        assert seen.wait(30)
        return plan(*args)

    monkeypatch.setattr("nominering.web.bench.PATIENCE", 0)
    monkeypatch.setattr("nominering.web.bench.plan", read_when_seen)
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    many = [IDA.replace("2001", str(number)).replace("Ida", f"Ida{number}") for number in range(2001, 5001)]
    answer = organiser.post("/organisation/import", {"what": "members"}, file=("m.csv", content(*many)))
    page = organiser.get(answer.headers["location"]).text
    seen.set()
    assert "Läser filen" in page
    assert '<meta http-equiv="refresh" content="1">' in page
    settle(organiser, answer.headers["location"])
    assert "3\u00a0000 nya" in organiser.get(answer.headers["location"]).text


def test_the_stories_members_are_as_the_files_say() -> None:
    """What the tests above call unchanged is so by the story and not by luck."""
    from tests.story import DISA as told

    number, name, born, association, municipality, email, phone, since, fee, _ = DISA.split(";")
    assert replace(told, memberships=()) == replace(
        told, id=number, name=name, municipality=municipality, email=email, phone=phone, memberships=()
    )
    assert (str(told.born), told.latest.association_id, str(told.latest.since), str(told.fee_paid)) == (
        born,
        association,
        since,
        fee,
    )
