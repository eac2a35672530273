"""A ballot among all members on the page: frozen, timed, printed, opened by the clock, counted."""

import re
import sqlite3
from datetime import timedelta

import pytest

from nominering.access.model import Role
from nominering.balloting.model.codes import LETTER_CODE_LENGTH
from nominering.web.member_ballots import look_at_the_clock
from tests.printed_codes import codes_on
from tests.story import START, Story
from tests.web.conftest import Open, Opened
from tests.web.test_voting_cards import ready as when_ready
from tests.web.visitor import Visitor, sentence

NEW = {"title": "Val av kongressombud", "seats": "2", "alternates": "1", "half_women": "ja"}
TIMES = {"opens_at": "2030-01-11T08:00", "closes_at": "2030-01-18T20:00"}


def made(visitor: Visitor, **fields: str) -> str:
    answer = visitor.post("/val/medlemmar", NEW | fields)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def parts(visitor: Visitor, here: str) -> list[str]:
    return re.findall(r'<h2><a href="(/val/[\w-]+)">', visitor.get(here).text)


def filled(visitor: Visitor, here: str) -> None:
    ordinary, alternates = parts(visitor, here)
    for election, people in (
        (ordinary, (("1004", "man"), ("1006", "man"), ("1001", "woman"))),
        (alternates, (("1003", "woman"), ("1002", "woman"))),
    ):
        for number, gender in people:
            fields = {"who": number, "source": "committee", "gender": gender}
            assert visitor.post(f"{election}/kandidater", fields).status_code == 303


def ready(app: Opened, visitor: Visitor) -> str:
    """Everything but the letters."""
    here = made(visitor)
    filled(visitor, here)
    assert visitor.post(f"{here}/rostratt", {"cut_off": "2030-01-10"}).status_code == 303
    assert visitor.post(f"{here}/tider", TIMES).status_code == 303
    assert visitor.post(f"{here}/las").status_code == 303
    return here


def look(app: Opened) -> None:
    app.client.blocking_portal.call(look_at_the_clock, app.client.app.state.house)


async def _deal(story: Story, deck: str) -> None:
    await story.house.cards.issue(("RTWXYACDEF", "TWXYACDEFG", "WXYACDEFGH", "XYACDEFGHJ", "YACDEFGHJK"), 5, deck)


def deal(app: Opened, here: str) -> None:
    """As the printed letters are, with codes that the test knows."""
    story = Story(app.client.app.state.house, app.clock)
    app.client.blocking_portal.call(_deal, story, here.rpartition("/")[2])


def test_the_members_elect_by_one_code_on_two_ballots(opened: Open) -> None:
    app = opened(Story.until_peopled)
    organiser = app.visitor(Role.ORGANISER)
    here = ready(app, organiser)
    page = organiser.get(here).text
    assert "5 medlemmar, efter registret den 10 januari 2030" in page
    assert "Skriv ut 5 kodbrev" in page
    deal(app, here)
    assert "Valet öppnar av sig självt 11 januari 2030 kl. 08.00." in organiser.get(here).text
    app.clock.now = START + timedelta(days=1)
    look(app)
    organiser = app.visitor(Role.ORGANISER)
    assert "Det stänger av sig självt 18 januari 2030 kl. 20.00." in organiser.get(here).text
    voter = app.visitor().enter("RTWXY-ACDEF")
    page = voter.get("/rosta").text
    assert "Kongressombud" in page
    assert "Suppleanter för kongressombuden" in page
    ordinary, alternates = re.findall(r'href="/rosta/([\w-]+)"', page)
    for round_id, marks in ((ordinary, ("1", "2")), (alternates, ("2",))):
        fields: dict[str, str | list[str]] = {f"mark-{number}": number for number in marks}
        assert voter.post(f"/rosta/{round_id}", fields | {"submission": round_id}).status_code == 303
    app.clock.now = START + timedelta(days=9)
    look(app)
    organiser = app.visitor(Role.ORGANISER)
    page = organiser.get(here).text
    assert page.count("Räkna: ") == 2
    for election in parts(organiser, here):
        assert "1 av 5 röstade" not in organiser.get(election).text
        if "fick lika många röster" in organiser.get(election).text:
            assert organiser.post(f"{election}/lottning", {"order": "1 3 2"}).status_code == 303
        assert organiser.post(f"{election}/rakna").status_code == 303
        assert "1 av 5 röstade." in organiser.get(election).text
    assert "Se de valda" in organiser.get(here).text
    page = app.visitor(Role.MEMBER).get("/val/valda").text
    said = "Minst hälften ska vara kvinnor: Ensam Edasson (1 röst) lämnar plats för Disa Holm (0 röster)."
    assert said in page


def test_who_may_vote_is_a_file_for_the_envelopes_and_hides_the_protected(opened: Open) -> None:
    app = opened(Story.until_peopled)
    visitor = app.visitor(Role.ORGANISER)
    here = made(visitor)
    assert visitor.get(f"{here}/rostratt.csv").status_code == 400
    assert visitor.post(f"{here}/rostratt", {"cut_off": "2030-01-10"}).status_code == 303
    table = visitor.get(f"{here}/rostratt.csv").text
    assert "1001;Disa Holm;Vänsterpartiet Arvika;m1001@example.org" in table
    assert "1003;Hillevi Dold;;" in table
    assert "Lo Borta" not in table
    assert app.visitor(Role.PRESIDIUM).get(f"{here}/rostratt.csv").status_code == 403


def test_the_page_says_when_the_register_has_changed_since_the_freeze(opened: Open) -> None:
    app = opened(Story.until_peopled)
    visitor = app.visitor(Role.ORGANISER)
    here = made(visitor)
    assert visitor.post(f"{here}/rostratt", {"cut_off": "2030-01-10"}).status_code == 303
    assert "Någon har ändrats i efterhand" not in visitor.get(here).text
    with sqlite3.connect(app.path, timeout=10) as kept:
        kept.execute("UPDATE member SET fee_paid = NULL WHERE id = '1001'")
    assert "Registret säger nu 4 medlemmar den dagen, men rösträtten är fastställd för 5." in visitor.get(here).text


@pytest.mark.parametrize(
    ("act", "fields", "said"),
    [
        ("rostratt", {"cut_off": ""}, "Ange vilken dag som avgör vem som får rösta."),
        ("rostratt", {"cut_off": "2031-01-01"}, "Dagen har inte varit än: välj en dag som har varit, senast i dag."),
        (
            "rostratt",
            {"cut_off": "1950-01-01"},
            "Ingen i registret hade rösträtt den dagen: läs in medlemmarna eller välj en annan dag.",
        ),
        ("tider", {"opens_at": "", "closes_at": ""}, "Ange dag och tid då omröstningen öppnar."),
        (
            "tider",
            {"opens_at": "2030-01-18T20:00", "closes_at": "2030-01-18T20:00"},
            "Omröstningen ska stänga efter att den öppnar, och inte i det förflutna: ändra tiden.",
        ),
        ("las", {}, "0 kandiderar till 2 platser: föreslå fler innan det blir val."),
        ("kodbrev", {}, "Fastställ först vilken dag som avgör vem som får rösta."),
        ("oppna", {}, "Fastställ först vilken dag som avgör vem som får rösta."),
        ("stang", {}, "Omröstningen är inte öppen, så den kan inte stängas."),
    ],
)
def test_what_comes_too_early_or_is_wrong_is_refused(
    opened: Open, act: str, fields: dict[str, str], said: str
) -> None:
    visitor = opened(Story.until_peopled).visitor(Role.ORGANISER)
    here = made(visitor)
    before = visitor.get(here).text
    refused = visitor.post(f"{here}/{act}", fields)
    assert refused.status_code in (400, 409)
    assert sentence(refused) == said
    assert re.sub(r'value="[^"]+"', "", visitor.get(here).text) == re.sub(r'value="[^"]+"', "", before)


def test_a_ballot_without_a_title_or_seats_is_not_made(opened: Open) -> None:
    visitor = opened(Story.until_peopled).visitor(Role.ORGANISER)
    for fields in ({"title": ""}, {"seats": "0"}, {"alternates": "x"}):
        refused = visitor.post("/val/medlemmar", NEW | fields)
        assert refused.status_code == 400
    assert "Kongressombuden väljs av alla medlemmar" in visitor.get("/val").text
    assert visitor.get("/val/medlemmar/nej").status_code == 404


def test_too_few_women_stops_the_candidates_from_being_fixed(opened: Open) -> None:
    visitor = opened(Story.until_peopled).visitor(Role.ORGANISER)
    here = made(visitor)
    ordinary, alternates = parts(visitor, here)
    for election, number in ((ordinary, "1004"), (ordinary, "1006"), (alternates, "1004")):
        fields = {"who": number, "gender": "man"}
        assert visitor.post(f"{election}/kandidater", fields).status_code == 303
    undisclosed = visitor.post(f"{ordinary}/kandidater", {"who": "1001"})
    assert 'id="gender-wrong"' in undisclosed.text
    refused = visitor.post(f"{here}/las")
    assert sentence(refused) == "Minst hälften ska vara kvinnor, alltså 1, men 0 kvinnor kandiderar: föreslå fler."


def test_the_letters_are_printed_once_and_thrown_away_only_unused(opened: Open) -> None:
    app = opened(Story.until_peopled)
    visitor = app.visitor(Role.ORGANISER)
    here = ready(app, visitor)
    answer = visitor.post(f"{here}/kodbrev")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/konferens/utskrift/")
    codes = codes_on(visitor.post(when_ready(visitor, answer)).content)
    assert [len(code) for code in codes] == [LETTER_CODE_LENGTH] * 5
