"""The official list before it is printed: what the page holds, and the table."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from nominering.documents import official_list
from nominering.documents.official_list import Line
from nominering.nomination.model.candidacies import BallotLine
from nominering.organisation.model import District
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.model.places import AdoptedPlace
from tests.documents.printed import PAGE, page_of
from tests.story import a_list

DISTRICT = District("Vänsterpartiet Värmland", "Vänsterpartiet", "Värmlands län")


def adopted(*born: date) -> AdoptedList:
    places = tuple(
        AdoptedPlace(place, f"c{place}", f"Namn {place}", each, BallotLine("lärare", "Arvika"))
        for place, each in enumerate(born, start=1)
    )
    return AdoptedList("riksdag", date(2030, 3, 9), "§ 12", places)


def test_the_page_says_whose_list_it_is_and_when_it_was_adopted() -> None:
    page = official_list.page(DISTRICT, a_list(), adopted(date(1980, 5, 1)))
    assert page == official_list.OfficialList(
        party="Vänsterpartiet",
        district="Vänsterpartiet Värmland",
        constituency="Värmlands län",
        title="Riksdagslistan",
        election="Valet",
        election_day=date(2030, 9, 8),
        adopted_on=date(2030, 3, 9),
        paragraph="§ 12",
        colour="riksdag",
        lines=(Line(1, "Namn 1", date(1980, 5, 1), 50, "lärare", "Arvika"),),
    )


@pytest.mark.parametrize(
    ("election_day", "born", "age"),
    [
        (date(2030, 9, 8), date(2012, 9, 7), 18),
        (date(2030, 9, 8), date(2012, 9, 8), 18),
        (date(2030, 9, 8), date(2012, 9, 9), 17),
        (date(2030, 9, 8), date(1964, 2, 29), 66),
        (date(2030, 2, 28), date(2012, 2, 29), 17),
        (date(2030, 3, 1), date(2012, 2, 29), 18),
        (date(2032, 2, 28), date(2012, 2, 29), 19),
        (date(2032, 2, 29), date(2012, 2, 29), 20),
        (date(2030, 9, 8), date(1929, 12, 31), 100),
    ],
)
def test_an_age_is_the_age_on_election_day(election_day: date, born: date, age: int) -> None:
    page = official_list.page(DISTRICT, replace(a_list(), election_day=election_day), adopted(born))
    assert page.lines[0].age == age


def test_the_html_says_what_the_page_says() -> None:
    html = official_list.html(page_of(2))
    assert '<html lang="sv">' in html
    assert "<title>Riksdagslistan 2030 – Vänsterpartiet Värmland</title>" in html
    assert "<b>Valdag</b> 8 september 2030" in html
    assert "Listan är fastställd den 9 mars 2030, § 12. Ålder är ålder på valdagen." in html
    assert html.count("<li>") == 2
    assert '<li><span class="place">2.</span> <b>Wiesława Michałek</b>, 50 år, snickare från ' in html
    assert '<span class="ext">Ż</span>ary, Västra Ämtervik</li>' in html


def test_the_table_is_read_back_as_it_was() -> None:
    lines = (
        Line(1, 'Bo "Bosse" Alm', date(1980, 5, 1), 50, "lärare, musiker", "Arvika"),
        Line(2, "Wiesława Michałek", date(1970, 1, 17), 60, "lokalvårdare", "Säffle"),
    )
    table = official_list.table(replace(PAGE, lines=lines))
    assert table == (
        "place,name,born,age,occupation,residence\n"
        '1,"Bo ""Bosse"" Alm",1980-05-01,50,"lärare, musiker",Arvika\n'
        "2,Wiesława Michałek,1970-01-17,60,lokalvårdare,Säffle\n"
    )
    assert [row["name"] for row in csv.DictReader(io.StringIO(table))] == [line.name for line in lines]


def test_a_list_of_nobody_is_a_table_of_a_header() -> None:
    assert official_list.table(PAGE) == ",".join(official_list.COLUMNS) + "\n"


@pytest.mark.parametrize("sign", "=+-@")
def test_a_spreadsheet_does_not_run_a_name(sign: str) -> None:
    page = page_of(1)
    table = official_list.table(replace(page, lines=(replace(page.lines[0], name=f"{sign}cmd|A0"),)))
    assert f"\n1,'{sign}cmd|A0," in table
