"""Elections on the page: the organiser arranges, the presidium conducts, everyone reads who is elected."""

import re
import sqlite3

import pytest

from nominering.access.model import Role
from nominering.balloting.use_cases.vote import cast_ballot
from nominering.election.model.elections import Election, Post, Source, Way
from nominering.election.use_cases.arrange import make_election, propose_candidate
from nominering.election.use_cases.hold import acclaim
from nominering.nomination.model.candidacies import Gender
from tests.story import CODES, START, Story
from tests.web.conftest import Open, Opened
from tests.web.visitor import Visitor, sentence

AUDITORS = {"post": "auditors", "title": "", "seats": "2", "way": "majority"}


def made(visitor: Visitor, **fields: str) -> str:
    answer = visitor.post("/val", AUDITORS | fields)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def propose(visitor: Visitor, here: str, *names: str) -> None:
    for name in names:
        assert visitor.post(f"{here}/kandidater", {"who": name, "source": "floor"}).status_code == 303


def round_on(page: str) -> str:
    found = re.search(r'action="/konferens/([^/"]+)/(?:oppna|stang)"', page)
    assert found is not None, page
    return found[1]


async def _vote(story: Story, round_id: str, ballots: tuple[tuple[int, ...], ...]) -> None:
    for number, marks in enumerate(ballots):
        card = await story.house.cards.recognise(CODES[number])
        await cast_ballot(story.house.box, round_id, card, marks, blank=not marks, submission=f"{number}{round_id}")


def vote(app: Opened, round_id: str, *ballots: tuple[int, ...]) -> None:
    """In the room behind the page."""
    house = app.client.app.state.house
    app.client.blocking_portal.call(_vote, Story(house, app.clock), round_id, ballots)


def held(app: Opened, visitor: Visitor, here: str, *ballots: tuple[int, ...]) -> None:
    assert visitor.post(f"{here}/omrostning").status_code == 303
    round_id = round_on(visitor.get(here).text)
    assert visitor.post(f"/konferens/{round_id}/oppna").headers["location"] == here
    vote(app, round_id, *ballots)
    assert visitor.post(f"/konferens/{round_id}/stang").headers["location"] == here


def test_an_election_is_held_from_candidates_to_a_run_off_and_read_by_everyone(opened: Open) -> None:
    app = opened(Story.until_roll_is_frozen)
    organiser = app.visitor(Role.ORGANISER)
    here = made(organiser)
    assert "Revisorer" in organiser.get("/val").text
    propose(organiser, here, "Ada Ek", "Bo Alm", "Cia Dal", "Dan By")
    presidium = app.visitor(Role.PRESIDIUM)
    held(app, presidium, here, (1, 2), (1, 2), (1, 3), (3,))
    assert presidium.post(f"{here}/rakna").status_code == 303
    page = presidium.get(here).text
    assert "Mer än hälften av de giltiga röstsedlarna är 3 röster (§ 22)." in page
    assert "Till omval om 1 plats: Bo Alm och Cia Dal." in page
    held(app, presidium, here, (2,), (3,), (3,), ())
    assert presidium.post(f"{here}/rakna").status_code == 303
    page = presidium.get(here).text
    assert "3 giltiga röstsedlar, 1 blank." in page
    assert re.search(r"<b>Cia Dal</b> <span class=\"note\">2 röster, i omval", page)
    voter = app.visitor().enter(CODES[0])
    assert "<b>Ada Ek</b>" in voter.get("/val/valda").text
    assert voter.get(here).status_code == 403


def test_the_ballot_explains_how_its_marks_are_counted_in_the_words_of_the_election(opened: Open) -> None:
    app = opened(Story.until_roll_is_frozen)
    presidium, organiser = app.visitor(Role.PRESIDIUM), app.visitor(Role.ORGANISER)
    here = made(organiser)
    propose(organiser, here, "Ada Ek", "Bo Alm", "Cia Dal")
    assert presidium.post(f"{here}/omrostning").status_code == 303
    round_id = round_on(presidium.get(here).text)
    assert presidium.post(f"/konferens/{round_id}/oppna").status_code == 303
    ballot = app.visitor().enter(CODES[0]).get(f"/rosta/{round_id}").text
    assert "<summary>Så räknas din röst</summary>" in ballot
    for said in ("mer än hälften av de giltiga röstsedlarna", "blir det omval om dem", "Är det lika dras lott."):
        assert said in ballot
        assert said in presidium.get(here).text


def test_a_tie_asks_for_a_lot_and_says_what_the_lot_decided(opened: Open) -> None:
    app = opened(Story.until_roll_is_frozen)
    visitor = app.visitor(Role.ORGANISER)
    here = made(visitor, seats="1")
    propose(visitor, here, "Ada Ek", "Bo Alm", "Cia Dal")
    held(app, visitor, here, (1,), (1,), (2,), (3,))
    page = visitor.get(here).text
    assert "Bo Alm och Cia Dal fick lika många röster." in page
    assert "Räkna rösterna" not in page
    assert visitor.post(f"{here}/rakna").status_code == 409
    for typed, status in (("1, x", 400), ("1, 2", 400), ("1 2 2 3", 400), ("9", 400), ("", 400)):
        refused = visitor.post(f"{here}/lottning", {"order": typed})
        assert refused.status_code == status
        assert f'value="{typed}"' in refused.text
    assert visitor.post(f"{here}/lottning", {"order": "3 1 2"}).status_code == 303
    assert visitor.post(f"{here}/lottning", {"order": "1 2 3"}).status_code == 409
    assert "Lottordning: 3, 1, 2." in visitor.get(here).text
    assert visitor.post(f"{here}/rakna").status_code == 303
    said = "Bo Alm och Cia Dal fick lika många röster om den sista platsen i omvalet; lotten föll på Cia Dal."
    assert said in visitor.get(here).text


def test_as_many_as_the_seats_are_acclaimed_once(opened: Open) -> None:
    app = opened(Story.until_roll_is_frozen)
    visitor = app.visitor(Role.PRESIDIUM)
    here = made(app.visitor(Role.ORGANISER))
    propose(visitor, here, "Ada Ek")
    assert "acklamation</summary>" not in visitor.get(here).text
    few = visitor.post(f"{here}/acklamation")
    assert sentence(few) == "1 kandiderar till 2 platser: föreslå fler innan det blir val."
    propose(visitor, here, "Bo Alm")
    assert "Välj med acklamation" in visitor.get(here).text
    assert visitor.post(f"{here}/acklamation").status_code == 303
    assert "med acklamation" in visitor.get(here).text
    assert sentence(visitor.post(f"{here}/acklamation")) == "Valet är redan avgjort."


def test_what_cannot_be_is_refused_and_what_was_typed_is_kept(opened: Open) -> None:
    app = opened(Story.until_peopled)
    visitor = app.visitor(Role.ORGANISER)
    for fields, field in (
        ({"post": "other"}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"seats": "0"}, "seats"),
        ({"seats": "två"}, "seats"),
        ({"post": "chair", "seats": "2"}, "seats"),
        ({"way": "most-votes", "post": "king"}, None),
    ):
        refused = visitor.post("/val", AUDITORS | fields)
        assert refused.status_code == 400
        if field:
            assert f'id="{field}-wrong"' in refused.text
    assert "Inga val är upplagda" in visitor.get("/val").text
    here = made(visitor, title="Granskning")
    nobody = "Ingen medlem heter precis ”{}”: skriv hela namnet eller medlemsnumret, bara medlemmar kan väljas."
    for typed, said in (
        ("", "Skriv namnet eller medlemsnumret på den som föreslås."),
        ("Lo Borta", nobody.format("Lo Borta")),
        ("<script>", nobody.format("&lt;script&gt;")),
    ):
        refused = visitor.post(f"{here}/kandidater", {"who": typed})
        assert (refused.status_code, sentence(refused)) == (400, said)
    propose(visitor, here, "1001")
    assert sentence(visitor.post(f"{here}/kandidater", {"who": "Disa Holm"})) == "Disa Holm kandiderar redan."
    assert visitor.post(f"{here}/kandidater/9/ta-bort").status_code == 409
    assert visitor.post(f"{here}/kandidater/1/ta-bort").status_code == 303
    assert "Ingen kandiderar än." in visitor.get(here).text
    assert visitor.get("/val/nej").status_code == 404
    assert visitor.post("/val/nej/kandidater", {"who": "1001"}).status_code == 404


def test_a_part_of_a_name_offers_the_members_it_may_be(opened: Open) -> None:
    visitor = opened(Story.until_peopled).visitor(Role.ORGANISER)
    here = made(visitor)
    page = visitor.post(f"{here}/kandidater", {"who": "hillevi", "source": "floor"}).text
    assert "Föreslå Hillevi Dold" in page
    assert "Vänsterpartiet Sunne" not in page, "of a member with protected identity only the name is shown"
    assert "Vänsterpartiet Arvika" in visitor.post(f"{here}/kandidater", {"who": "holm"}).text


def test_the_meeting_is_warned(opened: Open) -> None:
    visitor = opened(Story.until_peopled).visitor(Role.ORGANISER)
    here = made(visitor)
    propose(visitor, here, "1004")
    assert "Mats Flyttström sitter i distriktsstyrelsen, som revisorerna granskar." in visitor.get(here).text


def test_the_elected_are_written_into_the_register_with_one_press(opened: Open) -> None:
    app = opened(Story.until_peopled)
    visitor = app.visitor(Role.ORGANISER)
    here = made(visitor, seats="1")
    propose(visitor, here, "1001")
    assert visitor.post(f"{here}/registret", {"since": "2030-01-01"}).status_code == 409
    assert visitor.post(f"{here}/acklamation").status_code == 303
    assert app.visitor(Role.PRESIDIUM).post(f"{here}/registret", {"since": "2030-01-01"}).status_code == 403
    for fields, said in (
        ({"since": ""}, "Ange från vilken dag uppdraget gäller."),
        ({"since": "2030-01-10", "until": "x"}, "Ange till vilken dag uppdraget gäller, eller lämna fältet tomt."),
    ):
        refused = visitor.post(f"{here}/registret", fields)
        assert (refused.status_code, sentence(refused)) == (400, said)
    assert visitor.post(f"{here}/registret", {"since": "2030-01-10", "until": "2029-01-01"}).status_code == 409
    fields = {"since": "2030-01-10", "until": "2031-03-01"}
    assert visitor.post(f"{here}/registret", fields).status_code == 303
    with sqlite3.connect(app.path) as kept:
        (row,) = kept.execute("SELECT title, since, until FROM office WHERE body = 'auditors'").fetchall()
    assert row == ("revisor", "2030-01-10", "2031-03-01")


async def _acclaimed(story: Story) -> None:
    await story.until_roll_is_frozen()
    house = story.house
    election = Election("e", "Revisorer", Post.AUDITORS, 1, Way.MAJORITY)
    await make_election(house.elections, election)
    await propose_candidate(
        house.elections,
        house.rounds,
        house.members,
        house.organisation,
        "e",
        "Ada Ek",
        Source.COMMITTEE,
        Gender.UNDISCLOSED,
        START.date(),
    )
    await acclaim(house.elections, house.rounds, "e", START)


@pytest.mark.parametrize("told", [_acclaimed, Story.until_roll_is_frozen])
def test_the_minutes_are_a_pdf_with_and_without_decided_elections(opened: Open, told: object) -> None:
    answer = opened(told).visitor(Role.PRESIDIUM).get("/val/protokoll.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")


def test_an_election_on_the_agenda_leads_to_its_room(opened: Open) -> None:
    visitor = opened(_acclaimed).visitor(Role.ORGANISER)
    assert visitor.post("/konferens/dagordning", {"what": "election:e"}).status_code == 303
    (item,) = {*re.findall(r'action="/konferens/dagordning/(\w+)/ta-upp"', visitor.get("/konferens/dagordning").text)}
    assert visitor.post(f"/konferens/dagordning/{item}/ta-upp").status_code == 303
    page = visitor.get("/konferens/dagordning").text
    assert 'href="/val/e"' in page
    assert "Vald: Ada Ek" in page
