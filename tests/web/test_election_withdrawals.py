"""Between an election's rounds: somebody withdraws, and the hall is shown how it went."""

import re
import time

from nominering.access.model import Role
from nominering.web.broadcast import EVERY
from tests.story import CODES, Story
from tests.web.conftest import Open, Opened
from tests.web.test_election import held, made, propose, round_on, vote
from tests.web.test_watch import show, shown
from tests.web.visitor import Visitor, sentence


def between_rounds(app: Opened) -> tuple[Visitor, str]:
    presidium = app.visitor(Role.PRESIDIUM)
    here = made(app.visitor(Role.ORGANISER))
    propose(presidium, here, "Ada Ek", "Bo Alm", "Cia Dal", "Dan By")
    held(app, presidium, here, (1, 2), (1, 2), (1, 3), (3,))
    assert presidium.post(f"{here}/rakna").status_code == 303
    return presidium, here


def test_a_candidate_withdraws_before_the_run_off(opened: Open) -> None:
    app = opened(Story.until_roll_is_frozen)
    presidium, here = between_rounds(app)
    assert "I omvalet står Bo Alm och Cia Dal." in presidium.get(here).text
    leave = f"{here}/kandidater/2/drar-sig-ur"
    assert app.visitor(Role.AUDITOR).post(leave).status_code == 403
    assert presidium.post(leave).status_code == 303
    page = presidium.get(here).text
    assert re.findall(r"<h(\d)", page.partition("<main")[2])[:2] == ["1", "2"], "no heading is skipped"
    assert "I omvalet står Cia Dal." in page
    assert re.search(r"Drog sig ur den [^,]*\d, infört av \S+", page)
    assert sentence(presidium.post(leave)) == "Bo Alm har redan dragit sig ur valet."
    assert presidium.post(f"{here}/kandidater/9/drar-sig-ur").status_code == 409
    assert presidium.post(f"{here}/omrostning").status_code == 303
    assert "1 plats, 1 kandidat. Varje ombud" in presidium.get(here).text
    round_id = round_on(presidium.get(here).text)
    assert presidium.post(f"/konferens/{round_id}/oppna").status_code == 303
    vote(app, round_id, (3,), ())
    assert presidium.post(f"/konferens/{round_id}/stang").status_code == 303
    refused = presidium.post(f"{here}/kandidater/3/drar-sig-ur")
    assert sentence(refused).startswith("En kandidat kan dra sig ur innan omröstningen förbereds")
    assert presidium.post(f"{here}/rakna").status_code == 303
    said = app.visitor().enter(CODES[0]).get("/val/valda").text
    assert "<b>Cia Dal</b>" in said
    assert "Bo Alm drog sig ur " in said


def test_the_last_who_could_meet_withdraws_and_the_seat_is_said_to_be_vacant(opened: Open) -> None:
    presidium, here = between_rounds(opened(Story.until_roll_is_frozen))
    for number in (1, 2, 3, 4):
        assert presidium.post(f"{here}/kandidater/{number}/drar-sig-ur").status_code == 303
    page = presidium.get(here).text
    assert "Ingen blev vald." in page
    assert "2 platser är vakanta." in page
    assert "För in i registret" not in page
    assert presidium.get("/val/protokoll.pdf").status_code == 200


def test_the_hall_is_shown_an_elections_count_and_then_who_is_elected(opened: Open) -> None:
    app = opened(Story.until_roll_is_frozen)
    presidium = app.visitor(Role.PRESIDIUM)
    unheld = made(app.visitor(Role.ORGANISER))
    assert show(presidium, "result", unheld.removeprefix("/val/")) == 404
    presidium, here = between_rounds(app)
    election = here.removeprefix("/val/")
    assert "Räkningen: Revisorer" in presidium.get("/konferens/storbild").text
    assert show(presidium, "result", election) == 303
    assert "Nu visas resultatet för Revisorer" in presidium.get("/konferens/storbild").text
    assert re.search(r"Bo Alm <b>2</b> <span class=\"note\">till omval", shown(presidium))
    voter = app.visitor().enter(CODES[0])
    assert "Resultatet visas på storbilden i salen." in shown(voter)
    assert "Bo Alm" not in shown(voter)
    held(app, presidium, here, (2,), (3,), (3,))
    assert presidium.post(f"{here}/rakna").status_code == 303
    time.sleep(EVERY)  # a look is shared by everybody who asks within one
    for visitor in (presidium, voter):
        assert re.search(r"Cia Dal <span class=\"note\">2 röster, i omval", shown(visitor))
