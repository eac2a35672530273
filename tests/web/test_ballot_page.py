"""The ballot as a voter meets it without a script: filled in, looked through, changed, cast; and both kinds of it."""

import re
import sqlite3

import pytest
from httpx import Response

from nominering.access.model import Role
from nominering.conference.model.rounds import BallotKind, Matter, Round, Standing
from tests.story import CODES, Story
from tests.web.conftest import Open, Opened
from tests.web.visitor import sentence

REVIEW = "/rosta/riksdag-1/granska"


def kept(app: Opened) -> list[tuple[str, int]]:
    with sqlite3.connect(app.path) as database:
        return database.execute("SELECT ranking, papers FROM ballot ORDER BY ranking").fetchall()


def posted_on(page: Response) -> dict[str, str | list[str]]:
    """What the page's own form would send."""
    form = page.text.split("<main")[1]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def numbers_on(page: Response) -> list[int]:
    return [int(found) for found in re.findall(r'<li><label for="(?:rank|mark)-(\d+)"', page.text)]


async def a_personal_election(story: Story) -> None:
    await story.until_open()
    standing = tuple(
        Standing(n, "", name, detail=f"rad {n}") for n, name in enumerate(("Ada", "Bo", "Cia", "Dan"), 1)
    )
    round_ = Round("styrelse-1", "", "Styrelsen", None, 2, standing, matter=Matter.TRIAL, ballot=BallotKind.MARKS)
    await story.house.rounds.keep_round(round_)
    await story.open_one("styrelse-1")


def test_it_is_looked_through_before_it_is_cast_and_nothing_is_kept_on_the_way(opened: Open) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    blank = voter.get("/rosta/riksdag-1")
    assert "Du har inte röstat än." in blank.text
    review = voter.post(REVIEW, posted_on(blank) | {"rank-3": "7", "rank-1": "2"})
    assert review.status_code == 200
    assert "Du har inte röstat än. Tryck på Lägg min röst." in review.text
    listed = re.findall(r"<li>([^<]+)</li>", review.text)
    assert [each.split(",")[0] for each in listed] == ["Bo Alm", "Cecilia Lund", "Bo Alm", "Åsa Öberg"]
    assert "Inte rangordnade: 2" in review.text
    assert kept(app) == []
    assert voter.post("/rosta/riksdag-1", posted_on(review)).status_code == 303
    assert kept(app) == [("1,3", 1)]


def test_it_can_be_changed_after_it_was_looked_through(opened: Open) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    review = voter.post(REVIEW, posted_on(voter.get("/rosta/riksdag-1")) | {"rank-3": "2", "rank-1": "1"})
    again = voter.post("/rosta/riksdag-1/andra", posted_on(review))
    assert again.status_code == 200
    assert posted_on(again)["submission"] == posted_on(review)["submission"]
    assert re.search(r'id="rank-3"[^>]* value="2"', again.text)
    assert re.search(r'id="rank-2"[^>]* value=""', again.text)
    assert kept(app) == []


def test_a_blank_ballot_is_looked_through_too(opened: Open) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    review = voter.post(REVIEW, {"blank": "ja"})
    assert "Du röstar blankt." in review.text
    voter.post("/rosta/riksdag-1", posted_on(review))
    assert kept(app) == [("", 1)]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Du har inte rangordnat någon"),
        ({"rank-1": "1", "rank-2": "1"}, "Två kandidater har fått plats 1"),
        ({"rank-1": "1", "blank": "ja"}, "Du har både rangordnat och valt blankt"),
        ({"rank-77": "1"}, "77 är ingen kandidat"),
    ],
)
def test_what_is_wrong_is_said_before_it_is_looked_through(
    opened: Open, fields: dict[str, str | list[str]], says: str
) -> None:
    answer = opened(Story.until_open).visitor().enter(CODES[0]).post(REVIEW, fields | {"submission": "mine"})
    assert answer.status_code == 400
    assert sentence(answer).startswith(says)
    assert 'name="submission" value="mine"' in answer.text


def test_who_has_voted_looks_nothing_through(opened: Open) -> None:
    voter = opened(Story.until_open).visitor().enter(CODES[0])
    voter.post("/rosta/riksdag-1", {"rank-1": "1"})
    for path in (REVIEW, "/rosta/riksdag-1/andra"):
        answer = voter.post(path, {"rank-2": "1"})
        assert (answer.status_code, sentence(answer)[:8]) == (409, "Kodkorte")


def test_marks_are_set_looked_through_and_cast_without_order(opened: Open) -> None:
    app = opened(a_personal_election)
    voter = app.visitor().enter(CODES[0])
    page = voter.get("/rosta/styrelse-1")
    assert "Sätt högst 2 kryss" in page.text
    assert 'type="checkbox" id="mark-3" name="mark-3"' in page.text
    assert "rad 3" in page.text
    review = voter.post("/rosta/styrelse-1/granska", posted_on(page) | {"mark-4": "ja", "mark-1": "ja"})
    assert "Utan kryss: 2" in review.text
    again = voter.post("/rosta/styrelse-1/andra", posted_on(review))
    assert re.findall(r'id="mark-(\d)" name="mark-\d" value="ja" checked', again.text) == ["1", "4"]
    assert voter.post("/rosta/styrelse-1", posted_on(review)).status_code == 303
    assert kept(app) == [("1,4", 1)]
    assert "Rösten om Styrelsen ligger i valurnan" in voter.get("/rosta/styrelse-1/kvittens").text


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (
            {"mark-1": "ja", "mark-2": "ja", "mark-3": "ja"},
            "Du har satt 3 kryss, men högst 2 får sättas: ta bort några.",
        ),
        ({}, "Du har inte satt något kryss: sätt minst ett eller välj att rösta blankt."),
        ({"mark-1": "ja", "blank": "ja"}, "Du har både kryssat och valt blankt: välj det ena."),
        ({"mark-9": "ja"}, "9 är ingen kandidat i omröstningen"),
        ({"mark-x": "ja"}, "x är ingen kandidat i omröstningen"),
    ],
)
@pytest.mark.parametrize("path", ["/rosta/styrelse-1", "/rosta/styrelse-1/granska"])
def test_wrong_marks_are_refused_with_the_form_as_it_was(
    opened: Open, path: str, fields: dict[str, str | list[str]], says: str
) -> None:
    app = opened(a_personal_election)
    answer = app.visitor().enter(CODES[0]).post(path, fields)
    assert answer.status_code == 400
    assert sentence(answer).startswith(says)
    for field in ("mark-1", "mark-2", "mark-3"):
        assert (f'name="{field}" value="ja" checked' in answer.text) == (field in fields)
    assert kept(app) == []


def test_the_organiser_chooses_the_order_on_the_ballot_until_the_round_opens(opened: Open) -> None:
    app = opened(Story.until_prepared)
    organiser, path = app.visitor(Role.ORGANISER), "/konferens/riksdag-1/sedelns-ordning"
    assert organiser.post(path, {"shown": "drawn"}).status_code == 303
    organiser.post("/konferens/riksdag-1/lottordning", {"order": "4 1 2 3"})
    page = organiser.get("/konferens").text
    told = re.search(r"Lottad ur lottordningen blir ordningen ([\d, ]+)\.", page)
    assert told is not None
    organiser.post("/konferens/riksdag-1/oppna")
    late = organiser.post(path, {"shown": "fixed"})
    assert (late.status_code, sentence(late)) == (409, "Omröstningen har redan öppnats.")
    for code in CODES[:2]:
        ballot = app.visitor().enter(code).get("/rosta/riksdag-1")
        assert "i en ordning som har lottats, likadan för alla" in ballot.text
        assert ", ".join(map(str, numbers_on(ballot))) == told[1]


def test_an_order_that_is_none_is_refused(opened: Open) -> None:
    organiser = opened(Story.until_prepared).visitor(Role.ORGANISER)
    assert organiser.post("/konferens/riksdag-1/sedelns-ordning", {"shown": "bestest"}).status_code == 400


def test_a_rotated_ballot_begins_at_the_same_place_for_a_voter_and_at_others_for_others(opened: Open) -> None:
    app = opened(Story.until_prepared)
    organiser = app.visitor(Role.ORGANISER)
    organiser.post("/konferens/riksdag-1/sedelns-ordning", {"shown": "rotated"})
    organiser.post("/konferens/riksdag-1/lottordning", {"order": "4 1 2 3"})
    organiser.post("/konferens/riksdag-1/oppna")
    begins = set()
    for _ in range(12):  # each a session of its own; that all begin alike happens once in four millions
        voter = app.visitor().enter(CODES[0])
        shown = numbers_on(voter.get("/rosta/riksdag-1"))
        assert shown in [[1, 2, 3, 4], [2, 3, 4, 1], [3, 4, 1, 2], [4, 1, 2, 3]]
        assert numbers_on(voter.get("/rosta/riksdag-1")) == shown
        assert numbers_on(voter.post("/rosta/riksdag-1", {"rank-1": "x"})) == shown
        begins.add(shown[0])
    assert len(begins) > 1


def test_who_withdraws_is_told_of_at_once(opened: Open) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    assert "har dragit tillbaka" not in voter.get("/rosta/riksdag-1").text
    app.visitor().post("/svara/miras-link/riksdag/dra-tillbaka")
    assert voter.get("/rosta/riksdag-1").text.count("har dragit tillbaka sin kandidatur") == 1


def test_a_round_that_closes_meanwhile_is_closed_on_the_next_look(opened: Open) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    assert voter.get("/rosta").text.count("Du har inte röstat än.") == 2
    app.visitor(Role.PRESIDIUM).post("/konferens/riksdag-1/stang")
    assert voter.get("/rosta").text.count("Du har inte röstat än.") == 1
    assert voter.get("/rosta/riksdag-1").status_code == 409


def test_a_draft_belongs_to_a_card_that_nobody_finds_from_it(opened: Open) -> None:
    app = opened(Story.until_open)
    one, other = app.visitor().enter(CODES[0]), app.visitor().enter(CODES[1])
    marks = [re.findall(r'data-card="([^"]+)"', each.get("/rosta/riksdag-1").text) for each in (one, other)]
    assert marks[0][0] == marks[0][1] != marks[1][0]
    with sqlite3.connect(app.path) as database:
        for (card,) in database.execute("SELECT code_hash FROM voting_card"):
            assert marks[0][0] not in card
