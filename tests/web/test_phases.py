"""The server holds the order of things: each refusal is one sentence with the right status, and changes nothing."""

import re
import sqlite3
from datetime import timedelta

import pytest
from httpx import Response

from nominering.access.model import Role
from tests.story import CODES, START, Story
from tests.web.conftest import MIRA, Open
from tests.web.visitor import sentence

NOMINATION: dict[str, str | list[str]] = {
    "name": "Disa Holm",
    "born": "1985-03-02",
    "place": "Arvika",
    "list": ["riksdag"],
    "meeting": "2030-01-08",
    "paragraph": "§ 3",
    "motivation": "",
}


def test_nominations_are_taken_until_the_stop(opened: Open) -> None:
    app = opened(Story.found)
    board = app.visitor(Role.ASSOCIATION)
    assert board.post("/nominera", NOMINATION).status_code == 303
    assert "Disa Holm" in board.get("/nominera").text


def test_no_nomination_after_the_stop(opened: Open) -> None:
    app = opened(Story.found)
    app.clock.now = START + timedelta(days=10)
    board = app.visitor(Role.ASSOCIATION)
    answer = board.post("/nominera", NOMINATION)
    assert answer.status_code == 409
    assert sentence(answer) == "Nomineringen stängde 20 januari 2030 kl. 13.00, så inga fler tas emot."
    assert "Disa Holm" not in board.get("/nominera").text


def test_no_nomination_before_its_meeting_has_been_held(opened: Open) -> None:
    answer = opened(Story.found).visitor(Role.ASSOCIATION).post("/nominera", NOMINATION | {"meeting": "2030-01-11"})
    assert answer.status_code == 400
    assert sentence(answer).startswith("Mötet den 11 januari 2030 har inte hållits än")


def test_what_was_typed_is_still_there_after_a_refusal(opened: Open) -> None:
    answer = opened(Story.found).visitor(Role.ASSOCIATION).post("/nominera", NOMINATION | {"born": "igår"})
    assert answer.status_code == 400
    assert sentence(answer) == "Fyll i födelsedatum (åååå-mm-dd)."
    assert 'value="Disa Holm"' in answer.text
    assert 'value="riksdag" checked' in answer.text


def test_one_association_does_not_nominate_the_same_person_twice(opened: Open) -> None:
    board = opened(Story.found).visitor(Role.ASSOCIATION)
    board.post("/nominera", NOMINATION)
    answer = board.post("/nominera", NOMINATION)
    assert answer.status_code == 409
    assert sentence(answer) == (
        "Disa Holm är redan nominerad till den listan härifrån: ändra den nomineringen i stället."
    )


def test_a_nominee_answers_for_each_list_and_may_change_it(opened: Open) -> None:
    nominee = opened(Story.until_nominated).visitor()
    yes: dict[str, str | list[str]] = {"answer": "ja", "occupation": "lärare", "place": "Glava"}
    assert nominee.post("/svara/miras-link/riksdag", yes).status_code == 303
    assert "På valsedeln: Åsa Öberg, 50 år, lärare, Glava" in nominee.get("/svara/miras-link").text
    assert nominee.post("/svara/miras-link/riksdag", {"answer": "nej"}).status_code == 303
    assert "Du har svarat nej." in nominee.get("/svara/miras-link").text


def test_no_answer_after_the_stop(opened: Open) -> None:
    app = opened(Story.until_nominated)
    app.clock.now = START + timedelta(days=20)
    answer = app.visitor().post("/svara/miras-link/riksdag", {"answer": "nej"})
    assert answer.status_code == 409
    assert sentence(answer).startswith("Svarstiden gick ut 30 januari 2030")


def test_no_answer_for_somebody_else(opened: Open) -> None:
    app = opened(Story.until_nominated)
    stranger = app.visitor().post("/svara/organiser/riksdag", {"answer": "nej"})
    assert stranger.status_code == 404
    nowhere = app.visitor().post("/svara/miras-link/kommun", {"answer": "nej"})
    assert nowhere.status_code == 403
    assert sentence(nowhere) == "Den här länken gäller inte den nomineringen: svara bara för dig själv."


@pytest.mark.parametrize("fields", [{}, {"answer": ""}, {"answer": "kanske"}])
def test_an_empty_post_is_no_answer(opened: Open, fields: dict[str, str | list[str]]) -> None:
    nominee = opened(Story.until_nominated).visitor()
    assert nominee.post("/svara/miras-link/riksdag", fields).status_code == 400
    assert "Du har svarat" not in nominee.get("/svara/miras-link").text


def test_a_new_personal_link_takes_the_place_of_the_old(opened: Open) -> None:
    app = opened(Story.until_nominated)
    assert app.visitor().get("/svara/miras-link").status_code == 200
    made = app.visitor(Role.ORGANISER).post(f"/konferens/svarslankar/{MIRA}")
    assert app.visitor().get("/svara/miras-link").status_code == 404
    fresh = re.search(r"http://localhost(/svara/[^\"<]+)", made.text)
    assert fresh is not None
    assert app.visitor().get(fresh[1]).status_code == 200


def test_a_yes_needs_its_line(opened: Open) -> None:
    answer = (
        opened(Story.until_nominated)
        .visitor()
        .post("/svara/miras-link/riksdag", {"answer": "ja", "occupation": "", "place": "Arvika"})
    )
    assert answer.status_code == 400
    assert sentence(answer) == "Fyll i yrke eller titel som det ska stå på valsedeln."


def test_no_proposal_while_nominations_are_open(opened: Open) -> None:
    answer = opened(Story.until_nominated).visitor(Role.COMMITTEE).post("/bereda/riksdag", {"rank-1": "1"})
    assert answer.status_code == 409
    assert sentence(answer) == "Förslaget kan publiceras först när nomineringen har stängt."


def test_a_proposal_is_a_whole_list(opened: Open) -> None:
    committee = opened(Story.until_answered).visitor(Role.COMMITTEE)
    answer = committee.post("/bereda/riksdag", {"rank-1": "1", "row": rows_of(committee.get("/bereda/riksdag"))})
    assert answer.status_code == 400
    assert sentence(answer) == "Förslaget ska vara en hel lista: 1 namn är ordnade men 3 behövs."


def rows_of(page: Response) -> list[str]:
    """The candidacies as the committee's page shows them."""
    return re.findall(r'name="row" value="([^"]+)"', page.text)


def test_a_late_yes_does_not_shift_the_order_that_the_committee_saw(opened: Open) -> None:
    async def nobody_but_asa_waits(story: Story) -> None:
        await story.until_answered()
        story.clock.now = START + timedelta(days=15)
        await story.decline("Åsa Öberg-1980-05-01", "riksdag")

    app = opened(nobody_but_asa_waits)
    committee = app.visitor(Role.COMMITTEE)
    rows = rows_of(committee.get("/bereda/riksdag"))
    assert len(rows) == 3
    app.visitor().post("/svara/miras-link/riksdag", {"answer": "ja", "occupation": "lärare", "place": "Glava"})
    published = committee.post("/bereda/riksdag", {"row": rows, "rank-1": "3", "rank-2": "2", "rank-3": "1"})
    assert published.status_code == 303
    with sqlite3.connect(app.path) as database:
        kept = database.execute("SELECT candidacy FROM version_place WHERE list = 'riksdag' ORDER BY place")
        assert [row[0] for row in kept] == rows[::-1]


def test_candidates_are_not_frozen_while_they_may_answer(opened: Open) -> None:
    answer = opened(Story.until_nominated).visitor(Role.ORGANISER).post("/konferens/riksdag/las-kandidaterna")
    assert answer.status_code == 409
    assert sentence(answer) == "Svarstiden pågår: stäng den innan kandidaterna låses."


def test_candidates_are_not_frozen_before_the_roll(opened: Open) -> None:
    answer = opened(Story.until_proposed).visitor(Role.ORGANISER).post("/konferens/riksdag/las-kandidaterna")
    assert sentence(answer) == "Lås röstlängden först."


def test_nothing_moves_once_the_candidates_are_frozen(opened: Open) -> None:
    app = opened(Story.until_prepared)
    app.clock.now = START
    answer = app.visitor().post("/svara/miras-link/riksdag", {"answer": "nej"})
    assert (answer.status_code, sentence(answer)) == (
        409,
        "Kandidaterna är låsta inför omröstningen, så ingenting kan ändras nu.",
    )
    nomination = app.visitor(Role.ASSOCIATION).post("/nominera", NOMINATION)
    assert nomination.status_code == 409


def test_no_opening_without_lots(opened: Open) -> None:
    answer = opened(Story.until_prepared).visitor(Role.PRESIDIUM).post("/konferens/riksdag-1/oppna")
    assert answer.status_code == 409
    assert sentence(answer) == "Dra lottordningen och skriv in den innan omröstningen öppnas."


def test_lots_name_every_candidate_once(opened: Open) -> None:
    organiser = opened(Story.until_prepared).visitor(Role.ORGANISER)
    answer = organiser.post("/konferens/riksdag-1/lottordning", {"order": "1, 2, 2 7"})
    assert answer.status_code == 400
    assert sentence(answer) == (
        "Lottordningen ska nämna varje kandidatnummer precis en gång: "
        "3 och 4 saknas, 2 står flera gånger, 7 är ingen kandidat."
    )
    letters = organiser.post("/konferens/riksdag-1/lottordning", {"order": "1 två"})
    assert sentence(letters) == "”två” är inget kandidatnummer: skriv numren med komma emellan."
    assert organiser.post("/konferens/riksdag-1/lottordning", {"order": "2, 1, 4 3"}).status_code == 303
    again = organiser.post("/konferens/riksdag-1/lottordning", {"order": "1 2 3 4"})
    assert sentence(again) == "Lottordningen är redan inskriven och dras bara en gång."


def test_lots_may_come_from_the_text_of_a_public_draw(opened: Open) -> None:
    organiser = opened(Story.until_prepared).visitor(Role.ORGANISER)
    both = organiser.post("/konferens/riksdag-1/lottordning", {"seed": "6 6 1", "order": "1 2 3 4"})
    assert sentence(both) == "Fyll i antingen lottordningen eller texten, inte båda."
    assert organiser.post("/konferens/riksdag-1/lottordning", {"seed": "6 6 1"}).status_code == 303
    assert "(ur ”6 6 1”)" in organiser.get("/konferens").text


def test_no_vote_before_opening(opened: Open) -> None:
    voter = opened(Story.until_prepared).visitor().enter(CODES[0])
    answer = voter.post("/rosta/riksdag-1", {"rank-1": "1"})
    assert answer.status_code == 409
    assert sentence(answer) == "Omröstningen har inte öppnat än: vänta tills presidiet säger till."
    assert voter.get("/rosta/riksdag-1").status_code == 409


def test_no_second_vote(opened: Open) -> None:
    app = opened(Story.until_open)
    voter = app.visitor().enter(CODES[0])
    assert voter.post("/rosta/riksdag-1", {"rank-1": "1", "submission": "a"}).status_code == 303
    answer = app.visitor().enter(CODES[0]).post("/rosta/riksdag-1", {"rank-2": "1", "submission": "b"})
    assert answer.status_code == 409
    assert sentence(answer) == "Kodkortet har redan använts i den här omröstningen, och den rösten gäller."


def test_the_same_submission_again_gets_its_receipt(opened: Open) -> None:
    voter = opened(Story.until_open).visitor().enter(CODES[0])
    first = voter.post("/rosta/riksdag-1", {"rank-1": "1", "submission": "a"})
    assert first.headers["location"] == "/rosta/riksdag-1/kvittens"
    again = voter.post("/rosta/riksdag-1", {"rank-2": "1", "submission": "a"})
    page = voter.get(again.headers["location"]).text
    assert "Din röst är mottagen" in page
    assert "Ändrade du något sedan dess räknas inte ändringen." in page


def test_there_is_no_receipt_without_a_vote(opened: Open) -> None:
    voter = opened(Story.until_open).visitor().enter(CODES[0])
    page = voter.get("/rosta/riksdag-1/kvittens").text
    assert "Du har inte röstat än" in page
    assert "Din röst är mottagen" not in page


def test_no_vote_after_closing(opened: Open) -> None:
    answer = (
        opened(Story.until_closed)
        .visitor()
        .enter(CODES[3])
        .post("/rosta/riksdag-1", {"rank-1": "1", "submission": "new"})
    )
    assert answer.status_code == 409


def test_no_count_before_closing(opened: Open) -> None:
    answer = opened(Story.until_open).visitor(Role.ORGANISER).post("/konferens/riksdag-1/rakna")
    assert answer.status_code == 409
    assert sentence(answer) == "Omröstningen är inte stängd: stäng den innan rösterna räknas."


def test_no_result_before_the_count(opened: Open) -> None:
    answer = opened(Story.until_closed).visitor(Role.ORGANISER).get("/resultat/riksdag")
    assert answer.status_code == 409
    assert sentence(answer) == "Rösterna är inte räknade än."


def test_a_round_is_counted_once(opened: Open) -> None:
    organiser = opened(Story.until_closed).visitor(Role.ORGANISER)
    assert organiser.post("/konferens/riksdag-1/rakna").headers["location"] == "/resultat/riksdag"
    assert sentence(organiser.post("/konferens/riksdag-1/rakna")) == "Rösterna är redan räknade."


def test_no_printed_list_before_it_is_adopted(opened: Open) -> None:
    organiser = opened(Story.until_counted).visitor(Role.ORGANISER)
    for document in ("lista.pdf", "lista.csv"):
        answer = organiser.get(f"/handlingar/riksdag/{document}")
        assert answer.status_code == 409
        assert sentence(answer) == "Listan är inte fastställd av konferensen, så det finns inget att skriva ut."


def test_a_list_is_adopted_once_with_its_day_and_paragraph(opened: Open) -> None:
    organiser = opened(Story.until_counted).visitor(Role.ORGANISER)
    decided: dict[str, str | list[str]] = {"adopted_on": "2030-01-31", "paragraph": "§ 12"}
    without = organiser.post("/resultat/riksdag/faststall", decided | {"paragraph": " "})
    assert (without.status_code, sentence(without)) == (
        400,
        "Ange dagen och paragrafen i protokollet där listan fastställdes.",
    )
    tomorrow = organiser.post("/resultat/riksdag/faststall", decided | {"adopted_on": "2030-02-01"})
    assert sentence(tomorrow) == "Datumet ligger i framtiden: ange den dag då listan fastställdes."
    before = organiser.post("/resultat/riksdag/faststall", decided | {"adopted_on": "2029-03-01"})
    assert sentence(before) == "Den dagen pågick svarstiden än: ange den dag då listan fastställdes."
    assert organiser.post("/resultat/riksdag/faststall", decided).status_code == 303
    again = organiser.post("/resultat/riksdag/faststall", decided)
    assert (again.status_code, sentence(again)) == (409, "Listan är redan fastställd.")
    assert organiser.get("/handlingar/riksdag/lista.pdf").content.startswith(b"%PDF")


def test_there_is_no_such_list(opened: Open) -> None:
    organiser = opened(Story.until_counted).visitor(Role.ORGANISER)
    for path in ("/resultat/kommun", "/handlingar/kommun/lista.pdf"):
        assert organiser.get(path).status_code == 404
    assert organiser.get("/resultat/riksdag/plats/99").status_code == 404


def test_the_sentence_stands_at_the_field_too(opened: Open) -> None:
    nomination = opened(Story.found).visitor(Role.ASSOCIATION).post("/nominera", NOMINATION | {"place": ""})
    assert 'aria-invalid="true" aria-describedby="place-wrong"' in nomination.text
    assert '<span class="wrong" id="place-wrong">Fyll i ort (högst 40 tecken).</span>' in nomination.text
