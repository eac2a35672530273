"""Ombud and Incheckning in a browser: report, check in, step in, and what is refused there."""

import re

import pytest

from nominering.access.model import Role
from nominering.conference.use_cases.attend import check_in, check_out
from nominering.conference.use_cases.rounds import draw_lots
from nominering.web.check_in import BADGES
from tests.story import ARVIKAS, DISA, HIDDEN, MOVED, START, Story
from tests.web.conftest import Open
from tests.web.visitor import sentence

DESK = "/konferens/incheckning"
LATE = "Sista dagen att anmäla ombud var 23 februari 2030: be ombudsmannen om det ska ändras."


def person(number: str) -> str:
    return f"{DESK}/person/d-{number}"


def present(page: str) -> str:
    """How many have a vote now, as the desk says it."""
    found = re.search(r"Röstberättigade just nu: (\d+)", page)
    assert found is not None
    return found[1]


async def asked(story: Story) -> None:
    await story.until_delegates_are_asked_for()
    await story.house.members.keep_members(ARVIKAS)


def test_a_board_picks_its_delegates_and_orders_its_alternates(opened: Open) -> None:
    board = opened(asked).visitor(Role.ASSOCIATION)
    assert "Anmäl senast 23 februari 2030" in board.get("/ombud").text
    for number, kind in (("201", "delegate"), ("204", "alternate"), ("205", "alternate")):
        assert board.post("/ombud/lagg-till", {"member": number, "as": kind}).status_code == 303
    text = board.get("/ombud").text
    assert text.index("Dag Ek") < text.index("1. Åke Ås") < text.index("2. Ylva Ros")
    ylva = re.search(r'person-(\w+)"><b>2\. Ylva', text.replace("\n", ""))
    assert ylva is not None
    moved = board.post(f"/ombud/{ylva[1]}/flytta", {"to": "upp"})
    assert moved.headers["location"] == f"/ombud#person-{ylva[1]}"
    assert "1. Ylva Ros" in board.get("/ombud").text
    assert board.post(f"/ombud/{ylva[1]}/ta-bort").status_code == 303
    assert "1. Åke Ås" in board.get("/ombud").text


def test_a_board_finds_its_own_members_and_is_told_why_one_cannot_be_sent(opened: Open) -> None:
    app = opened(asked)
    board, organiser = app.visitor(Role.ASSOCIATION), app.visitor(Role.ORGANISER)
    assert "Ylva Ros" in board.get("/ombud?q=ylv").text
    assert "Dag Ek" not in board.get("/ombud?q=ylv").text
    assert HIDDEN.name not in board.get("/ombud?q=hillevi").text
    page = organiser.get("/konferens/ombud/sunne?q=mats").text
    assert f"{MOVED.name} sitter i distriktsstyrelsen den dag konferensen hålls" in page


def test_a_board_learns_nothing_of_another_association_s_member(opened: Open) -> None:
    board = opened(asked).visitor(Role.ASSOCIATION)
    for number in (HIDDEN.id, "no-such-number"):
        answer = board.post("/ombud/lagg-till", {"member": number, "as": "delegate"})
        assert answer.status_code == 404
        assert HIDDEN.name not in answer.text
    assert "0 av 3" in board.get("/ombud").text


def test_a_refused_report_changes_nothing_and_keeps_what_was_searched_for(opened: Open) -> None:
    board = opened(asked).visitor(Role.ASSOCIATION)
    board.post("/ombud/lagg-till", {"member": "201", "as": "delegate"})
    answer = board.post("/ombud/lagg-till", {"member": "201", "as": "alternate", "q": "dag"})
    assert sentence(answer) == "Dag Ek är redan anmäld som ombud för föreningen."
    assert 'value="dag"' in answer.text
    for number in ("202", "203"):
        board.post("/ombud/lagg-till", {"member": number, "as": "delegate"})
    assert "har anmält 4 ombud men får skicka 3" in sentence(
        board.post("/ombud/lagg-till", {"member": "204", "as": "delegate"})
    )
    assert "3 av 3" in board.get("/ombud").text


def test_after_the_last_day_the_page_is_to_read_and_the_organiser_mends(opened: Open) -> None:
    app = opened(asked)
    board, organiser = app.visitor(Role.ASSOCIATION), app.visitor(Role.ORGANISER)
    board.post("/ombud/lagg-till", {"member": "201", "as": "delegate"})
    app.clock.now = START.replace(month=2, day=24)
    board, organiser = app.visitor(Role.ASSOCIATION), app.visitor(Role.ORGANISER)
    assert "Sista dagen att anmäla var 23 februari 2030" in board.get("/ombud").text
    assert "lagg-till" not in board.get("/ombud").text
    assert sentence(board.post("/ombud/lagg-till", {"member": "202", "as": "delegate"})) == LATE
    added = organiser.post("/konferens/ombud/arvika/lagg-till", {"member": "202", "as": "delegate"})
    assert added.headers["location"] == "/konferens/ombud/arvika#anmalda"
    assert "1 ombud" in organiser.get("/konferens/rostlangd").text


def test_a_frozen_roll_is_to_read(opened: Open) -> None:
    board = opened(Story.until_in_the_hall).visitor(Role.ASSOCIATION)
    page = board.get("/ombud").text
    assert "så anmälan ändras inte mer" in page
    assert "<form" not in page.partition("<main")[2]
    assert "redan låst" in sentence(board.post("/ombud/d-201/ta-bort"))


def test_an_association_that_is_unknown_is_not_found(opened: Open) -> None:
    assert opened(asked).visitor(Role.ORGANISER).get("/konferens/ombud/ingen").status_code == 404


def test_the_desk_finds_by_name_and_by_number_and_says_when_nobody_fits(opened: Open) -> None:
    teller = opened(Story.until_in_the_hall).visitor(Role.TELLER)
    assert "autofocus" in teller.get(DESK).text
    assert "Dag Ek" in teller.get(f"{DESK}?q=ek").text
    assert "Bodil Ek" in teller.get(f"{DESK}?q=ek").text
    assert "Eva By" in teller.get(f"{DESK}?q=2").text
    assert "Dag Ek" not in teller.get(f"{DESK}?q=2").text
    assert "Ingen passar in på" in teller.get(f"{DESK}?q=xyz").text
    assert "Ingen passar in på" in teller.get(f"{DESK}?q=999").text


def test_somebody_is_checked_in_and_out_with_one_press_each(opened: Open) -> None:
    teller = opened(Story.until_in_the_hall).visitor(Role.TELLER)
    assert present(teller.get(DESK).text) == "4"
    back = teller.post(f"{person('201')}/in").headers["location"]
    assert back == f"{DESK}?klar=d-201"
    assert "Har rösträtt" in teller.get(back).text
    assert present(teller.get(DESK).text) == "1"
    assert "redan incheckad" in sentence(teller.post(f"{person('201')}/in"))
    teller.post(f"{person('201')}/ut")
    assert present(teller.get(DESK).text) == "0"
    assert "inte incheckad" in sentence(teller.post(f"{person('201')}/ut"))


def test_a_badge_leads_to_its_person_however_it_is_read(opened: Open) -> None:
    app = opened(Story.until_in_the_hall)
    teller = app.visitor(Role.TELLER)
    token = app.client.app.state.house.badges.token("d-201")
    assert "Dag Ek" in teller.get(BADGES + token).text
    scanned = teller.get(f"{DESK}?q=http://localhost{BADGES}{token}")
    assert scanned.headers["location"] == BADGES + token
    unknown = teller.get(BADGES + "0" * 20)
    assert unknown.status_code == 404
    assert "Koden på namnbrickan finns inte" in sentence(unknown)
    assert "autofocus" in unknown.text
    assert teller.get(f"{DESK}?q={BADGES}%0d%0aX").headers["location"] == f"{BADGES}X"
    assert app.visitor().get(BADGES + token).status_code == 401


def test_badges_are_printed_for_everybody_and_say_no_place_of_whoever_is_protected(opened: Open) -> None:
    organiser = opened(Story.until_in_the_hall).visitor(Role.ORGANISER)
    page = organiser.get(f"{DESK}/brickor").text
    assert page.count("<svg") == 7
    assert HIDDEN.name in page
    assert "Sunne" not in page


@pytest.mark.parametrize("path", [f"{DESK}?q=hillevi", f"{DESK}/langd", f"{DESK}/brickor", "/konferens/rostlangd"])
def test_the_place_of_whoever_is_protected_is_not_beside_the_name(opened: Open, path: str) -> None:
    page = opened(Story.until_in_the_hall).visitor(Role.ORGANISER).get(path).text
    at = page.index(HIDDEN.name)
    assert "Sunne" not in page[at : at + 400]


def test_the_desk_is_told_who_is_next_and_the_seat_goes_back_with_the_delegate(opened: Open) -> None:
    app = opened(Story.until_in_the_hall)
    teller = app.visitor(Role.TELLER)
    for number in ("202", "205", "204"):
        teller.post(f"{person(number)}/in")
    assert "Näst i tur: <b>Åke Ås</b>" in teller.get(DESK).text
    assert teller.post(f"{person('204')}/trad-in", {"delegate": "d-201"}).status_code == 303
    assert "har trätt in för Dag Ek" in teller.get(person("204")).text
    assert present(teller.get(DESK).text) == "2"
    back = teller.post(f"{person('201')}/in").headers["location"]
    assert "<b>Åke Ås</b> har lämnat platsen" in teller.get(back).text
    assert "har trätt in" not in teller.get(person("204")).text
    back = teller.post(f"{person('201')}/ut").headers["location"]
    assert "har lämnat platsen" not in teller.get(back).text
    log = teller.get(f"{DESK}/andringar").text
    assert "Åke Ås trädde in för Dag Ek" in log
    assert "Åke Ås lämnade platsen för Dag Ek" in log


def test_out_of_order_takes_a_reason_and_the_log_keeps_it(opened: Open) -> None:
    teller = opened(Story.until_in_the_hall).visitor(Role.TELLER)
    for number in ("204", "205"):
        teller.post(f"{person(number)}/in")
    refused = teller.post(f"{person('205')}/trad-in", {"delegate": "d-201"})
    assert sentence(refused) == (
        "Åke Ås står före Ylva Ros i föreningens ordning: låt Åke Ås träda in först, eller skriv varför det inte går."
    )
    assert "Varför utom ordning" in refused.text
    teller.post(f"{person('205')}/trad-in", {"delegate": "d-201", "reason": "Åke mår illa"})
    assert "Utom ordning: Åke mår illa" in teller.get(f"{DESK}/andringar").text
    assert "Dag Ek är incheckad" not in teller.get(person("205")).text


def test_nobody_steps_in_for_somebody_who_is_there_or_from_elsewhere(opened: Open) -> None:
    teller = opened(Story.until_in_the_hall).visitor(Role.TELLER)
    for number in ("201", "204"):
        teller.post(f"{person(number)}/in")
    assert "Dag Ek är incheckad" in sentence(teller.post(f"{person('204')}/trad-in", {"delegate": "d-201"}))
    assert "inte suppleant för" in sentence(teller.post(f"{person('204')}/trad-in", {"delegate": f"d-{HIDDEN.id}"}))
    assert teller.post(f"{person('204')}/trad-in", {"delegate": "nobody"}).status_code == 404
    assert teller.post(f"{person('nobody')}/in").status_code == 404


def test_nobody_is_checked_in_before_the_roll_is_frozen(opened: Open) -> None:
    async def told(story: Story) -> None:
        await asked(story)
        await story.report("201")

    teller = opened(told).visitor(Role.TELLER)
    assert "Röstlängden är inte låst än" in teller.get(DESK).text
    assert sentence(teller.post(f"{person('201')}/in")) == "Lås röstlängden först."


def test_the_organiser_decides_whether_presence_is_needed(opened: Open) -> None:
    app = opened(Story.until_in_the_hall)
    organiser, teller = app.visitor(Role.ORGANISER), app.visitor(Role.TELLER)
    teller.post(f"{person('201')}/in")
    organiser.post(f"{DESK}/narvaro", {"required": "nej"})
    assert present(teller.get(DESK).text) == "4"
    organiser.post(f"{DESK}/narvaro", {"required": "ja"})
    assert present(teller.get(DESK).text) == "1"
    assert "Rösträtt kräver inte incheckning" in teller.get(f"{DESK}/andringar").text
    assert teller.post(f"{DESK}/narvaro", {"required": "nej"}).status_code == 403


def test_others_are_registered_checked_in_and_have_their_own_rights(opened: Open) -> None:
    app = opened(Story.until_in_the_hall)
    teller, organiser = app.visitor(Role.TELLER), app.visitor(Role.ORGANISER)
    assert teller.post("/konferens/deltagare", {"name": " Gisela  Gäst ", "kind": "guest"}).status_code == 303
    assert "deltar redan" in sentence(teller.post("/konferens/deltagare", {"name": "Gisela Gäst", "kind": "guest"}))
    for name, kind in (("", "guest"), ("X" * 81, "guest"), ("Y", "delegate"), ("Y", "king")):
        answer = teller.post("/konferens/deltagare", {"name": name, "kind": kind})
        assert answer.status_code == 400
        assert "Skriv deltagarens namn" in sentence(answer)
    page = teller.get(f"{DESK}?q=gisela").text
    found = re.search(rf"{DESK}/person/(\w+)/in", page)
    assert found is not None
    teller.post(f"{DESK}/person/{found[1]}/in")
    assert "Rätt till: närvaro." in teller.get(f"{DESK}/person/{found[1]}").text
    assert "har varit incheckad" in sentence(teller.post(f"/konferens/deltagare/{found[1]}/ta-bort"))
    organiser.post("/konferens/deltagare/rattigheter", {"guest-speak": "on"})
    assert "Rätt till: närvaro och yttrande." in teller.get(f"{DESK}/person/{found[1]}").text
    assert "Bara ombud har rösträtt" in sentence(
        organiser.post("/konferens/deltagare/rattigheter", {"guest-vote": "on"})
    )
    assert present(teller.get(DESK).text) == "4"


def test_the_district_s_offices_are_fetched_once(opened: Open) -> None:
    organiser = opened(Story.until_in_the_hall).visitor(Role.ORGANISER)
    for _ in range(2):
        assert organiser.post("/konferens/deltagare/hamta").status_code == 303
    page = organiser.get("/konferens/deltagare").text
    assert page.count(f"<b>{MOVED.name}</b>") == 1
    assert page.count("<b>Ellen Anställd</b>") == 1
    assert DISA.name not in page


def test_a_round_keeps_the_roll_it_was_opened_on(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_prepared()
        house, roll = story.house, await story.house.roll.roll()
        for number in (0, 3):
            await check_in(house.roll, roll.delegates[number], "Presidiet", story.clock.now)
        await draw_lots(house.rounds, "riksdag-1", (4, 3, 2, 1))
        await story.open_one("riksdag-1")
        await check_out(house.roll, roll.delegates[3], "Presidiet", story.clock.now)
        await check_in(house.roll, roll.delegates[1], "Presidiet", story.clock.now)
        await draw_lots(house.rounds, "region-1", (4, 3, 2, 1))
        await story.open_one("region-1")

    app = opened(told)
    teller = app.visitor(Role.TELLER)
    first = teller.get(f"{DESK}/omrostning/riksdag-1").text
    assert "2 hade rösträtt" in first
    assert ("Gun Dal" in first, "Eva By" in first) == (True, False)
    second = teller.get(f"{DESK}/omrostning/region-1").text
    assert ("Gun Dal" in second, "Eva By" in second) == (False, True)
    assert teller.get(f"{DESK}/omrostning/ingen").status_code == 404
    assert "0</b> av 2" in app.visitor(Role.PRESIDIUM).get("/konferens").text


def test_the_auditor_reads_the_desk_and_changes_nothing(opened: Open) -> None:
    auditor = opened(Story.until_in_the_hall).visitor(Role.AUDITOR)
    for page in ("", "/langd", "/andringar", "/brickor", "/person/d-201"):
        assert auditor.get(DESK + page).status_code == 200
    assert auditor.get("/konferens/deltagare").status_code == 200
    assert auditor.post(f"{person('201')}/in").status_code == 403
