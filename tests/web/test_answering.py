"""The nominee's own page: what belongs to a yes, what is agreed to apart from it, and what is kept."""

import json
import re
import sqlite3
from dataclasses import replace
from datetime import date, timedelta

import pytest
from httpx import Response

from nominering.access.model import Role
from nominering.nomination.model.admission import Strictness
from nominering.nomination.model.candidacies import LONGEST_STATEMENT
from nominering.organisation.members import Member, Membership
from tests.story import PEOPLE, START, Story, a_list
from tests.web.conftest import Open, Opened, Told
from tests.web.visitor import Visitor, sentence

Fields = dict[str, str | list[str]]
PAGE = "/svara/miras-link"
YES: Fields = {"answer": "ja", "occupation": "lärare", "place": "Glava"}
LONG = "kommunikationsansvarig vid universitetet i Karlstad, nu ledig"


def plain(answer: Response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def line_of(nominee: Visitor) -> str:
    found = re.search(r"På valsedeln: ([^<]+)</p>", nominee.get(PAGE).text)
    assert found is not None
    return found[1]


def rows(app: Opened, statement: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(app.path) as database:
        return database.execute(statement).fetchall()


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "Åsa Öberg, 50 år, lärare, Glava"),
        ({"leave_out": ["age"]}, "Åsa Öberg, lärare, Glava"),
        ({"leave_out": ["place"], "place": ""}, "Åsa Öberg, 50 år, lärare"),
        ({"leave_out": ["age", "occupation", "place"]}, "Åsa Öberg"),
        ({"affiliation": "partipolitiskt obunden"}, "Åsa Öberg, 50 år, lärare, Glava, partipolitiskt obunden"),
    ],
)
def test_the_law_asks_for_the_name_and_the_candidate_may_leave_out_the_rest(
    opened: Open, fields: Fields, line: str
) -> None:
    nominee = opened(Story.until_nominated).visitor()
    assert nominee.post(f"{PAGE}/riksdag", YES | fields).status_code == 303
    assert line_of(nominee) == line


def test_a_line_that_breaks_into_three_is_refused_in_words_and_shown_as_it_breaks(opened: Open) -> None:
    async def with_a_long_name(story: Story) -> None:
        await story.found()
        named = replace(PEOPLE[0], name="Åsa Birgitta Margareta Elisabeth Hammarström-Söderlind Öberg")
        await story.nominate(named, new_id="Åsa Öberg-1980-05-01")

    nominee = opened(with_a_long_name).visitor()
    answer = nominee.post(f"{PAGE}/riksdag", YES | {"occupation": LONG[:60]})
    assert answer.status_code == 400
    assert sentence(answer) == (
        "Raden ryms inte på valsedelns 2 rader: korta yrket eller titeln eller utelämna något."
    )
    assert f'value="{LONG[:60]}"' in answer.text
    assert answer.text.count("<span>") >= 3
    assert "Du har svarat" not in nominee.get(PAGE).text


def test_without_scripts_the_line_is_shown_before_anything_is_answered(opened: Open) -> None:
    nominee = opened(Story.until_nominated).visitor()
    shown = nominee.post(f"{PAGE}/riksdag", YES | {"answer": "visa"})
    assert shown.status_code == 200
    assert "<span>Åsa Öberg, 50 år, lärare, Glava</span>" in shown.text
    assert 'value="lärare"' in shown.text
    assert "Du har svarat" not in nominee.get(PAGE).text


def test_the_candidates_own_words_are_kept_up_to_a_length(opened: Open) -> None:
    nominee = opened(Story.until_nominated).visitor()
    nominee.post(f"{PAGE}/riksdag", YES | {"statement": "Jag heter Åsa.\r\n\r\nJag vill  mycket. "})
    assert "Jag heter Åsa.\n\nJag vill mycket." in nominee.get(PAGE).text
    answer = nominee.post(f"{PAGE}/riksdag", YES | {"statement": "x" * (LONGEST_STATEMENT + 1)})
    assert answer.status_code == 400
    assert sentence(answer) == "Presentationen är 1001 tecken: korta den till högst 1000 tecken."
    assert "x" * (LONGEST_STATEMENT + 1) in answer.text


def test_a_no_leaves_nothing_that_was_stated_behind(opened: Open) -> None:
    app = opened(Story.until_nominated)
    nominee = app.visitor()
    nominee.post(f"{PAGE}/riksdag", YES | {"statement": "Hej.", "citizenship": "swedish", "resided": "yes"})
    nominee.post(f"{PAGE}/riksdag", {"answer": "nej"})
    kept = rows(
        app,
        "SELECT line_occupation, statement, citizenship, resided FROM candidacy "
        "WHERE list = 'riksdag' AND nominee LIKE 'Åsa%'",
    )
    assert kept == [(None, "", "unstated", "unstated")]


def strict(list_id: str = "riksdag") -> Told:
    async def tell(story: Story) -> None:
        await story.until_nominated()
        await story.house.lists.keep_list(replace(a_list(list_id), eligibility=Strictness.STOP))

    return tell


def test_a_list_that_stops_asks_what_the_law_asks_before_it_takes_a_yes(opened: Open) -> None:
    nominee = opened(strict()).visitor()
    answer = nominee.post(f"{PAGE}/riksdag", YES)
    assert answer.status_code == 400
    assert sentence(answer) == (
        "Ditt ja kan inte tas emot till den här listan än: du har inte angett medborgarskap (RF 3:4)."
    )
    foreign = nominee.post(f"{PAGE}/riksdag", YES | {"citizenship": "eu", "resided": "yes"})
    assert "är inte svensk medborgare" in sentence(foreign)
    assert "Du har svarat" not in nominee.get(PAGE).text
    assert nominee.post(f"{PAGE}/riksdag", YES | {"citizenship": "swedish", "resided": "yes"}).status_code == 303


def test_a_list_that_warns_takes_a_yes_and_says_what_is_missing(opened: Open) -> None:
    nominee = opened(Story.until_nominated).visitor()
    assert nominee.post(f"{PAGE}/region", YES | {"citizenship": "swedish", "registered": "no"}).status_code == 303
    page = plain(nominee.get(PAGE))
    assert "Du är inte folkbokförd där valet gäller. KL 1:8 med 1:7 och 4:3" in page


def test_the_committee_and_the_organiser_read_why_and_by_which_paragraph(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_nominated()
        paid = START.date() - timedelta(days=10)
        stay = Membership("arvika", date(2030, 1, 1))
        await story.house.members.keep_members([Member("1", "ÅSA ÖBERG", date(1980, 5, 1), "1784", (stay,), paid)])

    app = opened(told)
    app.visitor().post(f"{PAGE}/riksdag", YES | {"citizenship": "eu", "statement": "Jag vill mycket."})
    for role in (Role.COMMITTEE, Role.ORGANISER):
        page = plain(app.visitor(role).get("/valbarhet/riksdag"))
        assert (
            "Åsa Öberg är inte svensk medborgare, och det krävs av den som kandiderar till riksdagen. RF 3:4" in page
        )
        assert "Åsa Öberg har ett medlemskap som räknas först från 30 januari 2030. stadgarna § 3" in page
        assert "Cecilia Lund finns inte som medlem i registret" in page
        assert "Jag vill mycket." in page


def test_candidates_whom_a_list_stops_are_not_frozen(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_roll_is_frozen()
        kept = await story.house.lists.candidate_list("riksdag")
        await story.house.lists.keep_list(replace(kept, eligibility=Strictness.STOP))
        stay = Membership("sunne", date(2028, 1, 1))
        known = [
            Member(str(n), name, born, "1766", (stay,), date(2028, 1, 1))
            for n, (name, born) in enumerate((("Bo Alm", date(1990, 2, 28)), ("Cecilia Lund", date(1971, 9, 8))))
        ]
        await story.house.members.keep_members(known)

    app = opened(told)
    organiser = app.visitor(Role.ORGANISER)
    answer = organiser.post("/konferens/riksdag/las-kandidaterna")
    assert answer.status_code == 409
    assert sentence(answer) == (
        "Kandidaterna kan inte låsas: Bo Alm finns inte som medlem i registret under det namnet och "
        "födelsedatumet (organisationen); Åsa Öberg finns inte som medlem i registret under det namnet och "
        "födelsedatumet (organisationen)."
    )
    assert "Lås kandidaterna" in organiser.get("/konferens").text
    assert organiser.post("/konferens/region/las-kandidaterna").status_code == 303


@pytest.mark.parametrize(
    ("act", "version"), [("publication", "publicering-2026-11"), ("pledge", "forsakran-2026-11")]
)
def test_consent_and_pledge_are_acts_of_their_own_and_are_taken_back(opened: Open, act: str, version: str) -> None:
    app = opened(Story.until_nominated)
    nominee = app.visitor()
    nominee.post(f"{PAGE}/riksdag", YES)
    assert rows(app, "SELECT * FROM nominee_act") == []
    for _ in range(2):
        assert nominee.post(f"{PAGE}/om-dig/{act}", {"choice": "ja", "version": version}).status_code == 303
    assert f"Lämnat 10 januari 2030 kl. 13.00 (text {version})." in plain(nominee.get(PAGE))
    app.clock.now = START + timedelta(days=30)
    assert nominee.post(f"{PAGE}/om-dig/{act}", {"choice": "nej"}).status_code == 303
    assert "Lämnat" not in plain(nominee.get(PAGE))
    ((kept, given, withdrawn),) = rows(app, "SELECT version, given_at, withdrawn_at FROM nominee_act")
    assert kept == version
    assert str(given)[:10] == "2030-01-10"
    assert str(withdrawn)[:10] == "2030-02-09"


@pytest.mark.parametrize(
    ("act", "fields", "status"),
    [
        ("publication", {"choice": "ja", "version": "en-text-som-ingen-har-skrivit"}, 400),
        ("publication", {"choice": "ja", "version": "forsakran-2026-11"}, 400),
        ("publication", {"choice": "kanske"}, 400),
        ("publication", {}, 400),
        ("rymdfart", {"choice": "ja"}, 404),
    ],
)
def test_what_is_no_consent_is_none(opened: Open, act: str, fields: Fields, status: int) -> None:
    app = opened(Story.until_nominated)
    assert app.visitor().post(f"{PAGE}/om-dig/{act}", fields).status_code == status
    assert rows(app, "SELECT * FROM nominee_act") == []


def test_after_the_stop_the_page_says_what_stands_and_why_it_cannot_be_changed(opened: Open) -> None:
    app = opened(Story.until_nominated)
    app.visitor().post(f"{PAGE}/riksdag", YES)
    app.clock.now = START + timedelta(days=21)
    page = plain(app.visitor().get(PAGE))
    assert "Riksdagslistan : du svarade ja 10 januari 2030 kl. 13.00" in page
    assert "Svarstiden gick ut 30 januari 2030 kl. 13.00, så svaret kan inte ändras här." in page
    assert "Du har inte svarat, och kandiderar därför inte." in page
    assert "Spara mitt ja" not in page


@pytest.mark.parametrize(
    ("link", "days", "said"),
    [
        ("nonsens", 0, "Länken finns inte: se efter att hela adressen kom med, eller be distriktets ombudsman"),
        (
            "miras-link",
            41,
            "Länken har gått ut: skriv koden i ditt brev om du har ett, eller be distriktets ombudsman",
        ),
        ("miras-link", -1, "Länken har ersatts av en nyare: använd den senaste länken"),
    ],
)
def test_a_link_that_does_not_fit_says_why_and_whom_to_turn_to(opened: Open, link: str, days: int, said: str) -> None:
    app = opened(Story.until_nominated)
    if days < 0:
        app.visitor(Role.ORGANISER).post("/konferens/svarslankar/Åsa Öberg-1980-05-01")
    app.clock.now += timedelta(days=max(days, 0))
    for answer in (
        app.visitor().get(f"/svara/{link}"),
        app.visitor().post(f"/svara/{link}/riksdag", YES),
        app.visitor().post(f"/svara/{link}/om-dig/pledge", {"choice": "ja"}),
        app.visitor().get(f"/svara/{link}/uppgifter"),
        app.visitor().get(f"/svara/{link}/uppgifter.json"),
    ):
        assert answer.status_code == 404
        assert sentence(answer).startswith(said)
    assert rows(app, "SELECT count(*) FROM candidacy WHERE answer <> 'asked'") == [(0,)]


def test_a_nominee_reads_and_takes_along_everything_that_is_kept(opened: Open) -> None:
    app = opened(Story.until_nominated)
    nominee = app.visitor()
    nominee.post(f"{PAGE}/riksdag", YES | {"statement": "Jag vill mycket.", "citizenship": "swedish"})
    nominee.post(f"{PAGE}/om-dig/pledge", {"choice": "ja", "version": "forsakran-2026-11"})
    page = plain(nominee.get(f"{PAGE}/uppgifter"))
    for kept in ("1 maj 1980", "Jag vill mycket.", "Vänsterpartiet Arvika", "§ 7", "Kunnig.", "forsakran-2026-11"):
        assert kept in page
    taken = nominee.get(f"{PAGE}/uppgifter.json")
    assert "attachment" in taken.headers["content-disposition"]
    data = json.loads(taken.content)
    assert data["Dig"][0]["namn"] == "Åsa Öberg"
    assert {each["lista"]: each["medborgarskap"] for each in data["Dina svar"]} == {
        "Riksdagslistan": "svensk",
        "Regionlistan": "inte angett",
    }
    assert len(data["Vem som nominerade dig"]) == 2
    assert "Bo Alm" not in taken.text
