"""The ballot in a real browser: by keyboard, by touch, with marks, on a network that breaks, on a shared phone."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from nominering.conference.use_cases.rounds import let_minds_change
from tests.journeys.browser import chromium, launched
from tests.journeys.hall import hall
from tests.journeys.server import Demo
from tests.story import CODES, Story
from tests.web.test_ballot_page import a_personal_election

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no Chromium")]

PHONE = {"width": 390, "height": 844}
LIMIT = 60_000
BALLOT = "riksdag-1"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Demo]:
    with hall(tmp_path, a_personal_election) as demo:
        yield demo


def come_in(context: BrowserContext, demo: Demo, code: str = CODES[0], round_id: str = BALLOT) -> Page:
    page = context.new_page()
    page.goto(f"{demo.base}/rosta/kod/{code}")
    page.get_by_role("main").get_by_role("button", name="Logga in").click()
    page.get_by_role("heading", name="Rösta", exact=True).wait_for()
    page.goto(f"{demo.base}/rosta/{round_id}")
    return page


def ranked(page: Page) -> list[str]:
    return page.locator(".ranked .name").all_inner_texts()


def add(page: Page, nth: int = 0) -> None:
    page.locator("[data-ranking] .choices:not(.ranked) button.add").nth(nth).click()


def drafts(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage)")


@pytest.mark.parametrize("many", [40, 60])
def test_everything_a_ballot_loads_is_less_than_sixty_kilobytes(browser: Browser, tmp_path: Path, many: int) -> None:
    with hall(tmp_path, Story.until_open, many) as demo:
        context = browser.new_context(viewport=PHONE)
        page = come_in(context, demo)
        page.close()
        page = context.new_page()
        fetched: dict[str, int] = {}
        page.on("response", lambda answer: fetched.update({answer.url: len(answer.body())}))
        page.goto(f"{demo.base}/rosta/{BALLOT}")
        page.get_by_role("button", name="Lägg till Anna").first.wait_for()
        page.wait_for_load_state("networkidle")
        assert page.locator(".choices .name").count() == many
        kinds = {url.rpartition(".")[2] for url in fetched}
        assert {"css", "js", "svg"} <= kinds
        assert sum(fetched.values()) < LIMIT, fetched


def test_a_ballot_is_cast_by_keyboard_alone(browser: Browser, served: Demo) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{served.base}/rosta")

    def tab_to(name: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            said = page.evaluate(
                "() => { const e = document.activeElement; return e.getAttribute('aria-label') ?? "
                "(e.labels?.[0]?.innerText || e.textContent) }"
            )
            if said.strip() == name:
                return
        raise AssertionError(f"the keyboard does not come to {name}")

    tab_to("Kod")
    page.keyboard.type(CODES[0])
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Riksdagslistan").wait_for()
    tab_to("Rösta om Riksdagslistan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Du har inte röstat än.")).to_be_visible()
    tab_to("Lägg till Cecilia Lund")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]", has_text="Cecilia Lund: plats 1")).to_have_count(1)
    page.keyboard.press("Enter")  # the focus went on to the next name
    assert len(ranked(page)) == 2
    second = ranked(page)[1]
    page.keyboard.press("Shift+Tab")
    page.evaluate("document.querySelector('#rangordnade').focus()")
    page.locator(".ranked li").nth(1).locator("button.up").focus()
    page.keyboard.press("Enter")
    assert ranked(page)[0] == second
    assert page.evaluate("document.activeElement.className") == "up"  # the focus went with it
    page.locator(".ranked input.place").first.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    assert ranked(page) == ["Cecilia Lund", second]
    tab_to("Granska")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Granska din röst")).to_be_focused()
    expect(page.get_by_text("Du har inte röstat än. Tryck på Lägg min röst.")).to_be_visible()
    tab_to("Ändra")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Granska")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to("Lägg min röst")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Din röst är mottagen")).to_be_visible()


def test_a_finger_drags_the_third_to_the_top_and_the_draft_waits_for_the_voter(
    browser: Browser, served: Demo
) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = come_in(context, served)
    for many in (1, 2, 3):
        page.locator("button.add:visible").first.tap()
        expect(page.locator(".ranked li")).to_have_count(many)
        page.wait_for_timeout(600)  # or it is the second of a double tap
    before = ranked(page)
    grips = page.locator(".ranked .grip")
    page.evaluate("scrollTo(0, document.querySelector('.ranked').offsetTop - 300)")
    start, end = grips.nth(2).bounding_box(), grips.nth(0).bounding_box()
    assert start is not None
    assert end is not None
    finger = context.new_cdp_session(page)
    x, y, top = start["x"] + 20, start["y"] + 20, end["y"]
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 13):
        at = y + (top - y) * step / 12
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": at}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    after = [before[2], before[0], before[1]]
    expect(page.locator(".ranked .name")).to_have_text(after)
    assert drafts(page) == [f"rosta:{BALLOT}"]

    page.close(run_before_unload=False)
    page = context.new_page()
    page.goto(f"{served.base}/rosta/{BALLOT}")
    expect(page.locator(".ranked .name")).to_have_text(after)
    expect(page.get_by_text("Det du fyllde i förut är kvar.")).to_be_visible()
    page.get_by_role("button", name="Granska").tap()
    listed = page.locator("section ol.numbered li").all_inner_texts()
    assert [each.split(",")[0] for each in listed] == after
    page.get_by_role("button", name="Lägg min röst").tap()
    expect(page.get_by_role("heading", name="Din röst är mottagen")).to_be_visible()
    assert drafts(page) == []


def test_marks_are_counted_in_words_and_no_more_than_the_places_are_cast(browser: Browser, served: Demo) -> None:
    page = come_in(browser.new_context(viewport=PHONE), served, round_id="styrelse-1")
    expect(page.get_by_text("Du har satt 0 kryss och kan sätta 2 till.")).to_be_visible()
    for name in ("Ada", "Cia", "Dan"):
        page.get_by_role("checkbox", name=name).check()
    expect(page.get_by_text("Du har satt 3 kryss och det är 1 för mycket.")).to_be_visible()
    page.get_by_role("button", name="Granska").click()
    expect(page.get_by_role("alert")).to_contain_text("Du har satt 3 kryss, men högst 2 får sättas")
    expect(page.get_by_role("checkbox", name="Cia")).to_be_checked()
    page.get_by_role("checkbox", name="Ada").uncheck()
    page.goto(f"{served.base}/rosta/styrelse-1")
    expect(page.get_by_role("checkbox", name="Dan")).to_be_checked()
    page.get_by_role("button", name="Granska").click()
    expect(page.locator("section .numbered li").first).to_have_text("Cia, rad 3")
    expect(page.get_by_text("Utan kryss: 2")).to_be_visible()
    page.go_back()
    page.get_by_role("checkbox", name="Cia").uncheck()
    page.get_by_role("button", name="Granska").click()
    page.get_by_role("button", name="Lägg min röst").click()
    expect(page.get_by_role("heading", name="Din röst är mottagen")).to_be_visible()


def test_without_scripts_it_is_looked_through_on_a_page_of_the_server(browser: Browser, served: Demo) -> None:
    page = come_in(browser.new_context(viewport=PHONE, java_script_enabled=False), served)
    page.locator("input.place").nth(2).fill("1")
    page.locator("input.place").nth(0).fill("2")
    page.get_by_role("button", name="Granska").click()
    expect(page.get_by_role("heading", name="Granska din röst")).to_be_visible()
    page.get_by_role("button", name="Ändra").click()
    expect(page.locator("input.place").nth(2)).to_have_value("1")
    page.get_by_role("button", name="Granska").click()
    page.get_by_role("button", name="Lägg min röst").click()
    expect(page.get_by_role("heading", name="Din röst är mottagen")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Din röst är mottagen")).to_be_visible()


def test_a_lost_answer_is_asked_for_again_and_the_ballot_counts_once(browser: Browser, served: Demo) -> None:
    context = browser.new_context(viewport=PHONE)
    page = come_in(context, served)
    add(page)
    page.get_by_role("button", name="Granska").click()
    lost: list[int] = []

    def cut(route: Route) -> None:
        if route.request.method != "POST" or len(lost) == 2:
            route.continue_()
            return
        if lost:
            lost.append(0)  # it does not even arrive
        else:
            lost.append(route.fetch(max_redirects=0).status)  # it arrives, and the answer is lost
        route.abort("connectionreset")

    page.route(f"**/rosta/{BALLOT}", cut)
    page.get_by_role("button", name="Lägg min röst").click()
    expect(page.get_by_text("Inget svar än.")).to_be_visible()
    expect(page.get_by_role("button", name="Ändra")).to_be_disabled()
    expect(page.get_by_role("heading", name="Din röst är mottagen")).to_be_visible(timeout=20_000)
    assert lost == [303, 0]
    assert drafts(page) == []


def test_a_phone_that_dies_while_it_sends_says_so_when_it_is_back(browser: Browser, served: Demo) -> None:
    context = browser.new_context(viewport=PHONE)
    page = come_in(context, served)
    add(page)
    page.get_by_role("button", name="Granska").click()
    page.route("**/*", lambda route: route.abort("internetdisconnected"))
    page.get_by_role("button", name="Lägg min röst").click()
    expect(page.get_by_text("Inget svar än.")).to_be_visible()
    page.close()
    page = context.new_page()
    page.goto(f"{served.base}/rosta/{BALLOT}")
    expect(page.get_by_text("Du skickade din röst men fick inget svar.")).to_be_visible()
    page.get_by_role("button", name="Granska").click()
    page.get_by_role("button", name="Lägg min röst").click()
    expect(page.get_by_role("heading", name="Din röst är mottagen")).to_be_visible()


def test_a_shared_phone_forgets_a_draft_when_another_card_comes_in_or_the_voter_goes_out(
    browser: Browser, served: Demo
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = come_in(context, served)
    add(page)
    assert drafts(page) == [f"rosta:{BALLOT}"]
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{served.base}/storbild")  # which tells of the round, and signs nobody out
    assert (drafts(page), broken) == ([f"rosta:{BALLOT}"], [])
    other = come_in(context, served, CODES[1])
    assert drafts(other) == []
    assert ranked(other) == []
    add(other)
    assert drafts(other) == [f"rosta:{BALLOT}"]
    other.once("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="Logga ut").click()
    other.wait_for_url(f"{served.base}/**")
    assert drafts(other) == []


async def minds_may_change(story: Story) -> None:
    await story.until_prepared()
    await let_minds_change(story.house.rounds, BALLOT, True)
    await story.open()


def cast(page: Page) -> None:
    page.get_by_role("button", name="Granska").click()
    page.get_by_role("button", name="Lägg min röst").click()


def test_a_ballot_is_changed_and_changed_again_from_two_tabs_and_counts_once(
    browser: Browser, tmp_path: Path
) -> None:
    received, changed = "Din röst är mottagen", "Din förra röst är borttagen"
    with hall(tmp_path, minds_may_change) as demo:
        context = browser.new_context(viewport=PHONE)
        first = come_in(context, demo)
        add(first, 0)
        cast(first)
        expect(first.get_by_role("heading", name=received)).to_be_visible()
        first.get_by_role("link", name="Ändra min röst").click()
        expect(first.get_by_text("Din förra röst gäller tills du lägger en ny.")).to_be_visible()
        assert ranked(first) == []  # what was cast is in the box and nowhere else
        second = context.new_page()
        second.goto(f"{demo.base}/rosta/{BALLOT}")
        add(first, 1)
        cast(first)
        expect(first.get_by_text(changed)).to_be_visible()
        add(second, 2)
        cast(second)
        expect(
            second.get_by_text("Rösten har redan ändrats sedan sidan öppnades: den senaste gäller.")
        ).to_be_visible()
        second.goto(f"{demo.base}/rosta/{BALLOT}")
        assert len(ranked(second)) == 1
        cast(second)
        expect(second.get_by_text(changed)).to_be_visible()
        assert drafts(second) == []
        elsewhere = come_in(browser.new_context(viewport=PHONE), demo)
        expect(elsewhere.get_by_text("Rösten kan inte ändras härifrån och gäller som den är")).to_be_visible()
        with sqlite3.connect(tmp_path / "nominering.sqlite") as database:
            assert database.execute("SELECT SUM(papers) FROM ballot").fetchone() == (1,)
            assert database.execute("SELECT COUNT(*) FROM ticked_off").fetchone() == (1,)
