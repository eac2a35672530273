"""What the hall is shown: chosen by the presidium, followed by everybody, and nothing of it secret."""

import re
import time

import pytest

from nominering.access.model import Role
from nominering.balloting.use_cases.trial import prepare_trial
from nominering.conference.model.agenda import Item, ItemKind
from nominering.conference.model.screen import Screen, Show
from nominering.conference.model.trial import TRIAL
from nominering.conference.use_cases.agenda import add_item, take_up_item
from nominering.conference.use_cases.rounds import pause_round
from nominering.nomination.model.electoral_rules import PublicationLevel
from nominering.web.items import lines
from nominering.web.watching import scene
from tests.story import CODES, Story
from tests.web.conftest import Open
from tests.web.visitor import Visitor

CONTROL = "/konferens/storbild"


async def _with_agenda(story: Story) -> None:
    for item in (
        Item("presidium", ItemKind.PLAIN, "Val av presidium"),
        Item("lista", ItemKind.LIST, "Riksdagslistan", "riksdag"),
    ):
        await add_item(story.house.agendas, item)


async def _open(story: Story) -> None:
    await story.until_open()
    await _with_agenda(story)
    await story.vote(0, 3, 1)


async def _counted(story: Story) -> None:
    await story.until_counted()
    await _with_agenda(story)


def shown(visitor: Visitor, path: str = "/storbild") -> str:
    answer = visitor.get(f"{path}/innehall")
    assert answer.status_code == 200, answer.text
    return answer.text


def show(presidium: Visitor, what: str, about: str = "", frame: str = "") -> int:
    return presidium.post(CONTROL, {"show": what, "about": about, "frame": frame}).status_code


def link(presidium: Visitor) -> str:
    found = re.search(r"http://\S+?(/storbild/skarm/[\w-]+)", presidium.post(f"{CONTROL}/lank").text)
    assert found is not None
    return found[1]


def test_an_open_round_shows_how_many_have_voted_and_nothing_of_whom_for(opened: Open) -> None:
    app = opened(_open)
    for visitor in (app.visitor(Role.PRESIDIUM), app.visitor(Role.COMMITTEE), app.visitor().enter(CODES[1])):
        page = shown(visitor)
        assert '<b data-turnout="riksdag-1">1</b> av 4 har röstat' in page
        assert '<b data-turnout="region-1">0</b> av 4 har röstat' in page
        assert "/rosta</b> med koden på ditt kodkort" in page
        assert visitor.get("/storbild/nu").json()["turnout"] == {"riksdag-1": [1, 4], "region-1": [0, 4]}


def test_the_rounds_stand_in_the_order_of_the_agenda(opened: Open) -> None:
    page = shown(opened(_open).visitor(Role.PRESIDIUM))
    assert page.index("Riksdagslistan") < page.index("Regionlistan")


def test_between_rounds_the_item_that_is_taken_up_is_shown_and_before_it_the_agenda(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_prepared()
        await _with_agenda(story)

    presidium = opened(told).visitor(Role.PRESIDIUM)
    assert "<h1>Dagordning</h1>" in shown(presidium)
    presidium.post("/konferens/dagordning/lista/ta-upp")
    page = _until(presidium, "Punkt 2")
    assert "Åsa Öberg" in page


def _until(visitor: Visitor, words: str, path: str = "/storbild") -> str:
    """What is shown is looked up twice a second at most."""
    deadline = time.monotonic() + 20
    while words not in (page := shown(visitor, path)):
        assert time.monotonic() < deadline, page
        time.sleep(0.05)
    return page


def test_what_is_not_new_is_not_sent_again(opened: Open) -> None:
    visitor = opened(_open).visitor(Role.COMMITTEE)
    for path in ("/storbild/innehall", "/storbild/nu"):
        tag = visitor.get(path).headers["etag"]
        again = visitor.client.get(
            path, headers={"If-None-Match": tag, "Cookie": f"session={visitor.cookies['session']}"}
        )
        assert (again.status_code, again.text) == (304, "")


def test_a_vote_more_is_no_new_page(opened: Open) -> None:
    app = opened(_open)
    visitor = app.visitor(Role.COMMITTEE)
    before = visitor.get("/storbild/nu").json()
    app.visitor().enter(CODES[2]).post("/rosta/riksdag-1", {"rank-2": "1", "submission": "x"})
    while (after := visitor.get("/storbild/nu").json())["turnout"] == before["turnout"]:
        time.sleep(0.05)
    assert after["turnout"]["riksdag-1"] == [2, 4]
    assert (after["version"], after["rounds"]) == (before["version"], before["rounds"])
    assert '<b data-turnout="riksdag-1">2</b>' in shown(visitor)


def test_the_presidium_leads_the_projector_through_a_result(opened: Open) -> None:
    app = opened(_counted)
    presidium, projector = app.visitor(Role.PRESIDIUM), app.visitor()
    here = link(presidium)
    assert show(presidium, "result", "riksdag-1") == 303
    _until(projector, "Riksdagslistan</h1>", here)
    frames = re.findall(r'name="frame" value="(\d/\d)"><button class="primary"', presidium.get(CONTROL).text)
    assert len(frames) == 1
    show(presidium, "result", "riksdag-1", frames[0])
    _until(projector, "Steg 1 av", here)
    show(presidium, "result", "riksdag-1", "lista")
    _until(projector, '<ol class="whole">', here)
    assert "Nästa</button>" not in presidium.get(CONTROL).text


def test_what_the_electoral_rules_keep_to_the_hall_is_on_nobodys_phone(opened: Open) -> None:
    app = opened(_counted)
    presidium = app.visitor(Role.PRESIDIUM)
    show(presidium, "result", "riksdag-1", "1/1")
    assert "Steg 1 av 1" in _until(presidium, "Steg 1")
    phone = shown(app.visitor().enter(CODES[0]))
    assert "Resultatet visas på storbilden i salen." in phone
    assert "Steg" not in phone


@pytest.mark.parametrize(
    ("level", "template"),
    [
        (PublicationLevel.TOTALS, "conference/watched_stage.html"),
        (PublicationLevel.NOTHING, "conference/watched_in_the_hall.html"),
    ],
)
async def test_an_adopted_list_is_on_the_phones_as_far_as_its_rules_show_it(
    story: Story, level: PublicationLevel, template: str
) -> None:
    story.rules = {"publication": level}
    await story.until_adopted()
    await story.house.screens.keep_screen(Screen(Show.RESULT, "riksdag-1", "1/1"))
    assert (await scene(story.house, (), (), on_phones=True))[0] == template
    assert (await scene(story.house, (), ()))[0] == "conference/watched_stage.html"


def test_a_new_link_makes_the_earlier_one_void_and_nobody_guesses_one(opened: Open) -> None:
    app = opened(_open)
    presidium, stranger = app.visitor(Role.PRESIDIUM), app.visitor()
    first = link(presidium)
    assert "Riksdagslistan" in stranger.get(first).text
    second = link(presidium)
    for path in ("", "/innehall", "/nu", "/strom"):
        assert stranger.get(f"{first}{path}").status_code == 404
        assert stranger.get(f"/storbild{path}").status_code == 401
    assert stranger.get(second).status_code == 200
    assert stranger.get("/storbild/skarm/").status_code == 404


def test_there_must_be_something_to_show(opened: Open) -> None:
    presidium = opened(_open).visitor(Role.PRESIDIUM)
    assert show(presidium, "item", "no-such-item") == 404
    assert show(presidium, "result", "riksdag-1") == 404
    assert show(presidium, "something") == 400
    assert show(presidium, "agenda") == 303


def test_without_javascript_the_page_fetches_itself_anew(opened: Open) -> None:
    page = opened(_open).visitor(Role.COMMITTEE).get("/storbild").text
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page
    assert '<b data-turnout="riksdag-1">1</b>' in page


async def test_what_is_no_longer_there_gives_way_to_what_goes_on(story: Story) -> None:
    await story.until_roll_is_frozen()
    await _with_agenda(story)
    await take_up_item(story.house.agendas, "presidium")
    for gone in (Screen(Show.ITEM, "gone"), Screen(Show.RESULT, "gone")):
        await story.house.screens.keep_screen(gone)
        template, _ = await scene(story.house, await lines(story.house), ())
        assert template == "conference/watched_item.html"


def test_a_voter_is_led_to_one_open_round_at_a_time_in_the_agendas_order(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_open()
        await add_item(story.house.agendas, Item("2", ItemKind.LIST, "Regionlistan", "region"))
        await add_item(story.house.agendas, Item("1", ItemKind.LIST, "Riksdagslistan", "riksdag"))
        await story.vote(1, 1)

    voter = opened(told).visitor().enter(CODES[0])
    page = voter.get("/rosta").text
    assert page.index("Regionlistan</h2>") < page.index("Riksdagslistan</h2>")
    assert re.findall(r'class="button primary" href="/rosta/(\S+)"', page) == ["region-1"]
    assert '<b data-turnout="riksdag-1">1</b> av 4 har röstat' in page
    voter.post("/rosta/region-1", {"rank-1": "1", "submission": "s"})
    receipt = voter.get("/rosta/region-1/kvittens").text
    assert 'data-turnout="region-1">' in receipt
    assert re.findall(r'class="button primary" href="/rosta/(\S+)"', receipt) == ["riksdag-1"]


def test_nobody_who_fills_a_ballot_in_is_followed_up(opened: Open) -> None:
    """What is pushed never touches the page of an open ballot."""
    voter = opened(_open).visitor().enter(CODES[1])
    assert "follow.js" in voter.get("/rosta").text
    assert "follow.js" not in voter.get("/rosta/riksdag-1").text


def test_the_trial_is_voted_in_by_the_same_door_and_says_what_it_is(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_roll_is_frozen()
        await prepare_trial(story.house.rounds)
        await story.open_one(TRIAL)

    voter = opened(told).visitor().enter(CODES[0])
    assert "PROV: ordna frukterna" in voter.get("/rosta").text
    ballot = voter.get("/rosta/prov")
    assert "Plommon" in ballot.text
    assert "PROV" in ballot.text
    answer = voter.post("/rosta/prov", {"rank-3": "1", "submission": "s"})
    assert answer.headers["location"] == "/rosta/prov/kvittens"
    assert "Rösten om PROV: ordna frukterna ligger i valurnan" in voter.get("/rosta/prov/kvittens").text


def test_a_round_that_is_paused_does_not_say_since_when_it_was_open(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_open()
        await pause_round(story.house.rounds, "riksdag-1")

    page = shown(opened(told).visitor(Role.PRESIDIUM))
    assert "Inga röster tas emot just nu." in page
    assert page.count("data-since") == 1  # of the other, which is open
