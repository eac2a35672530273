"""The agenda's page: made by the organiser, gone through by the presidium."""

import re

from nominering.access.model import Role
from nominering.conference.model.agenda import Item, ItemKind
from nominering.conference.model.quorum import Quorum, QuorumRule
from nominering.conference.use_cases.agenda import add_item
from nominering.conference.use_cases.attend import check_in, decide_presence
from nominering.conference.use_cases.rounds import ask_for_quorum, draw_lots
from tests.story import CODES, Story
from tests.web.conftest import Open
from tests.web.visitor import sentence

PATH = "/konferens/dagordning"


async def _with_agenda(story: Story) -> None:
    await story.until_prepared()
    await draw_lots(story.house.rounds, "riksdag-1", (4, 3, 2, 1))
    for item in (
        Item("presidium", ItemKind.PLAIN, "Val av presidium", text="Valberedningen föreslår två."),
        Item("lista", ItemKind.LIST, "Riksdagslistan", "riksdag"),
    ):
        await add_item(story.house.agendas, item)


def test_the_organiser_puts_items_on_it_in_order(opened: Open) -> None:
    organiser = opened(Story.until_prepared).visitor(Role.ORGANISER)
    assert organiser.post(PATH, {"what": "list:region", "title": "", "text": ""}).status_code == 303
    assert organiser.post(PATH, {"what": "plain", "title": "Val av presidium", "text": "Två."}).status_code == 303
    first, second = re.findall(r"dagordning/(\w+)/flytta", organiser.get(PATH).text)
    organiser.post(f"{PATH}/{second}/flytta", {"to": "upp"})
    assert re.findall(r"<div><b>(.+?)</b>", organiser.get(PATH).text) == ["Val av presidium", "Regionlistan"]
    organiser.post(f"{PATH}/{first}/andra", {"title": "Regionens lista", "text": ""})
    organiser.post(f"{PATH}/{second}/ta-bort")
    assert re.findall(r"<div><b>(.+?)</b>", organiser.get(PATH).text) == ["Regionens lista"]
    again = organiser.post(PATH, {"what": "list:region", "title": "", "text": ""})
    assert again.status_code == 404


def test_an_item_without_a_name_is_asked_for_one_and_the_text_is_kept(opened: Open) -> None:
    organiser = opened(Story.until_prepared).visitor(Role.ORGANISER)
    answer = organiser.post(PATH, {"what": "plain", "title": "  ", "text": "Det jag skrev"})
    assert answer.status_code == 400
    assert sentence(answer) == "Skriv vad punkten heter."
    assert "Det jag skrev" in answer.text


def test_the_presidium_goes_from_item_to_item_and_the_outcome_stays(opened: Open) -> None:
    presidium = opened(_with_agenda).visitor(Role.PRESIDIUM)
    assert "Ta upp 1. Val av presidium" in presidium.get(PATH).text
    presidium.post(f"{PATH}/presidium/ta-upp")
    assert "Valberedningen föreslår två." in presidium.get(PATH).text
    assert presidium.post(f"{PATH}/presidium/klar", {"outcome": "Ada och Bo valdes."}).status_code == 303
    shown = presidium.get(PATH).text
    assert "Ada och Bo valdes." in shown
    assert "Nu, punkt 2 av 2" in shown
    late = presidium.post(f"{PATH}/presidium/klar", {"outcome": ""})
    assert late.status_code == 409
    assert sentence(late).startswith("Någon annan ändrade dagordningen just nu")


def test_a_round_is_opened_paused_gone_on_with_and_closed_from_the_item(opened: Open) -> None:
    presidium = opened(_with_agenda).visitor(Role.PRESIDIUM)
    presidium.post(f"{PATH}/lista/ta-upp")
    for step, says in (
        ("oppna", "Omröstningen är öppen."),
        ("pausa", "Omröstningen är pausad:"),
        ("fortsatt", "Omröstningen är öppen."),
        ("stang", "Omröstningen är stängd."),
    ):
        answer = presidium.post(f"/konferens/riksdag-1/{step}", {"from": "agenda"})
        assert answer.headers["location"] == PATH
        assert says in presidium.get(PATH).text
        if step != "stang":
            assert sentence(presidium.post(f"{PATH}/lista/klar")) == (
                "Omröstningen om Riksdagslistan pågår: stäng den innan punkten är klar."
            )
    assert presidium.post(f"{PATH}/lista/klar").status_code == 303


def test_a_round_that_is_no_part_of_the_current_item_is_there_too(opened: Open) -> None:
    async def told(story: Story) -> None:
        await _with_agenda(story)
        await story.open_one("riksdag-1")

    presidium = opened(told).visitor(Role.PRESIDIUM)
    presidium.post(f"{PATH}/presidium/ta-upp")
    assert "Också öppen: Riksdagslistan" in presidium.get(PATH).text


async def _with_quorum(story: Story) -> None:
    await _with_agenda(story)
    await ask_for_quorum(story.house.openings, Quorum(QuorumRule.MAJORITY))


def test_too_few_stop_the_presidium_until_a_reason_is_given(opened: Open) -> None:
    presidium = opened(_with_quorum).visitor(Role.PRESIDIUM)
    presidium.post(f"{PATH}/lista/ta-upp")
    assert "krävs 3 av 4" in presidium.get(PATH).text
    uncounted = presidium.post("/konferens/riksdag-1/oppna", {"from": "agenda"})
    assert sentence(uncounted) == "Räkna de närvarande ombuden och skriv hur många de är."
    too_many = presidium.post("/konferens/riksdag-1/oppna", {"from": "agenda", "present": "5"})
    assert sentence(too_many) == "Röstlängden har 4 ombud, så 5 kan inte vara närvarande: räkna igen."
    too_few = presidium.post("/konferens/riksdag-1/oppna", {"from": "agenda", "present": "2"})
    assert sentence(too_few).startswith("2 ombud är närvarande men det krävs 3:")
    assert 'value="2"' in too_few.text
    assert "Inte öppnad" in presidium.get(PATH).text
    opened_anyway = presidium.post(
        "/konferens/riksdag-1/oppna", {"from": "agenda", "present": "2", "reason": "Bussen är försenad."}
    )
    assert opened_anyway.headers["location"] == PATH
    assert "Öppnades ändå: Bussen är försenad." in presidium.get(PATH).text


def test_whoever_is_checked_in_is_counted_also_where_the_others_vote_all_the_same(opened: Open) -> None:
    """The page asks for no number that is not what decides."""

    async def told(story: Story) -> None:
        await _with_quorum(story)
        house, now = story.house, story.clock.now
        await check_in(house.roll, (await house.roll.roll()).person("d0"), "Elsa", now)
        await decide_presence(house.roll, "Elsa", now, required=False)

    presidium = opened(told).visitor(Role.PRESIDIUM)
    presidium.post(f"{PATH}/lista/ta-upp")
    page = presidium.get(PATH).text
    assert "1 av 4 ombud är incheckade; det krävs 3." in page
    assert "present-riksdag-1" not in page
    refused = presidium.post("/konferens/riksdag-1/oppna", {"from": "agenda", "present": "4"})
    assert sentence(refused).startswith("1 ombud är närvarande men det krävs 3:")
    assert "1 ombud är incheckade." in refused.text


def test_who_is_present_is_counted_by_hand_until_somebody_is_checked_in(opened: Open) -> None:
    async def decided(story: Story) -> None:
        await _with_quorum(story)
        await decide_presence(story.house.roll, "Presidiet", story.clock.now, required=True)

    presidium = opened(decided).visitor(Role.PRESIDIUM)
    presidium.post(f"{PATH}/lista/ta-upp")
    assert 'name="present"' in presidium.get(PATH).text


def test_what_is_wrong_with_a_lot_order_is_said_at_its_field(opened: Open) -> None:
    organiser = opened(Story.until_prepared).visitor(Role.ORGANISER)
    for fields in ({"order": "1, 2"}, {"order": "1, 2, 3, 4", "seed": "4 2 6"}):
        refused = organiser.post("/konferens/riksdag-1/lottordning", fields)
        assert refused.text.count(sentence(refused)) == 2


def test_the_organiser_sets_the_quorum(opened: Open) -> None:
    organiser = opened(Story.until_prepared).visitor(Role.ORGANISER)
    path = "/konferens/beslutsmassighet"
    assert "Nu krävs inget visst antal." in organiser.get(path).text
    wrong = organiser.post(path, {"rule": "share", "least": "140"})
    assert wrong.status_code == 400
    assert 'value="140"' in wrong.text
    assert organiser.post(path, {"rule": "share", "least": "70"}).status_code == 303
    assert "<b>3</b> av röstlängdens 4" in organiser.get(path).text


def test_a_trial_round_from_one_press_to_nothing_left(opened: Open) -> None:
    app = opened(Story.until_roll_is_frozen)
    presidium = app.visitor(Role.PRESIDIUM)
    assert presidium.post("/konferens/prov").status_code == 303
    assert sentence(presidium.post("/konferens/prov")) == "Omröstningen är redan förberedd."
    for step in ("oppna", "stang", "rakna"):
        assert presidium.post(f"/konferens/prov/{step}").headers["location"] == "/konferens/prov"
    shown = presidium.get("/konferens/prov").text
    assert "PROV" in shown
    assert "Äpple" in shown
    assert presidium.post("/konferens/prov/kasta").status_code == 303
    assert "Provomröstningen är kastad" in presidium.get("/konferens/prov?kastad").text


def test_the_open_round_stands_first_for_a_voter(opened: Open) -> None:
    app = opened(Story.until_open)
    assert app.visitor(Role.PRESIDIUM).post("/konferens/riksdag-1/stang").status_code == 303
    titles = re.findall(r"<h2>([^<]+)</h2>", app.visitor().enter(CODES[0]).get("/rosta").text)
    assert titles == ["Regionlistan", "Riksdagslistan"]
