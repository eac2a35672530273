"""What a voter can send that is no ballot: one sentence, the right status, and the box as it was."""

import sqlite3

import pytest

from tests.story import CODES, Story
from tests.web.conftest import Open, Opened
from tests.web.visitor import sentence


def kept(app: Opened) -> tuple[int, int]:
    with sqlite3.connect(app.path) as database:
        return (
            database.execute("SELECT COUNT(*) FROM ballot").fetchone()[0],
            database.execute("SELECT COUNT(*) FROM ticked_off").fetchone()[0],
        )


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Du har inte rangordnat någon: rangordna minst en kandidat eller välj att rösta blankt."),
        ({"rank-1": "", "rank-2": " "}, "Du har inte rangordnat någon"),
        ({"rank-99": "1"}, "99 är ingen kandidat i omröstningen"),
        ({"rank-0": "1"}, "0 är ingen kandidat i omröstningen"),
        ({"rank-x": "1"}, "x är ingen kandidat i omröstningen"),
        ({"rank-1": ["1", "2"]}, "Kandidat 1 är rangordnad två gånger: ge varje kandidat högst en plats."),
        ({"rank-1": "1", "rank-2": "1"}, "Två kandidater har fått plats 1: ge varje kandidat en egen plats."),
        ({"rank-1": "först"}, "”först” är ingen plats: skriv ett heltal från 1."),
        ({"rank-1": "0"}, "”0” är ingen plats"),
        ({"rank-1": "-1"}, "”-1” är ingen plats"),
        ({"rank-1": "1.5"}, "”1.5” är ingen plats"),
        ({"rank-1": "1", "blank": "ja"}, "Du har både rangordnat och valt blankt: välj det ena."),
    ],
)
def test_it_is_refused_and_nothing_is_kept(opened: Open, fields: dict[str, str | list[str]], says: str) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    answer = voter.post("/rosta/riksdag-1", fields)
    assert answer.status_code == 400
    assert sentence(answer).startswith(says)
    assert kept(app) == (0, 0)
    assert voter.post("/rosta/riksdag-1", {"rank-2": "1"}).status_code == 303
    assert kept(app) == (1, 1)


def test_places_may_have_gaps(opened: Open) -> None:
    app = opened(Story.until_open)
    app.visitor().enter(CODES[0]).post("/rosta/riksdag-1", {"rank-3": "7", "rank-2": "12", "rank-4": "2"})
    with sqlite3.connect(app.path) as database:
        assert database.execute("SELECT ranking FROM ballot").fetchall() == [("4,3,2",)]


def test_blank_is_an_act_of_its_own(opened: Open) -> None:
    app = opened(Story.until_open)
    assert app.visitor().enter(CODES[0]).post("/rosta/riksdag-1", {"blank": "ja"}).status_code == 303
    with sqlite3.connect(app.path) as database:
        assert database.execute("SELECT ranking, papers FROM ballot").fetchall() == [("", 1)]


def test_a_card_of_another_conference_is_refused(opened: Open) -> None:
    """Its code is well-formed; this conference has not issued it."""
    answer = opened(Story.until_open).visitor().post("/rosta/kod", {"code": "MNPQRTWXY3"})
    assert answer.status_code == 401


@pytest.mark.parametrize("typed", [CODES[0].lower(), f" {CODES[0][:5]}-{CODES[0][5:]} ", " ".join(CODES[0])])
def test_a_code_may_be_typed_as_it_comes(opened: Open, typed: str) -> None:
    answer = opened(Story.until_open).visitor().post("/rosta/kod", {"code": typed})
    assert answer.headers["location"] == "/rosta"


def test_a_used_card_comes_in_and_is_told_that_it_has_voted(opened: Open) -> None:
    app = opened(Story.until_open)
    app.visitor().enter(CODES[0]).post("/rosta/riksdag-1", {"rank-1": "1"})
    again = app.visitor().enter(CODES[0])
    assert "Du har röstat. Rösten är mottagen" in again.get("/rosta").text
    assert '/rosta/riksdag-1/kvittens">Din kvittens' in again.get("/rosta").text
    assert again.get("/rosta/riksdag-1").status_code == 409


def test_a_ballot_for_no_round_is_refused(opened: Open) -> None:
    voter = opened(Story.until_open).visitor().enter(CODES[0])
    assert voter.post("/rosta/riksdag-2", {"rank-1": "1"}).status_code == 404


def test_a_submission_of_any_letters_is_taken(opened: Open) -> None:
    voter = opened(Story.until_open).visitor().enter(CODES[0])
    for _ in range(2):
        assert voter.post("/rosta/riksdag-1", {"rank-1": "1", "submission": "åäö☃" * 40}).status_code == 303


def test_a_refused_ballot_comes_back_as_it_was_filled_in(opened: Open) -> None:
    voter = opened(Story.until_open).visitor().enter(CODES[0])
    answer = voter.post("/rosta/riksdag-1", {"rank-2": "1", "blank": "ja", "submission": "mine"})
    assert (
        'id="rank-2" name="rank-2" class="place" inputmode="numeric" maxlength="3" autocomplete="off" value="1"'
        in (answer.text)
    )
    assert 'aria-describedby="blank-hint" checked' in answer.text
    assert 'name="submission" value="mine"' in answer.text
