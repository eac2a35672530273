"""The presidium goes through an agenda of a trial round and two lists, and the hall follows on the projector."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import walk
from tests.journeys.browser import chromium, launched
from tests.journeys.server import Demo, running_demo

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with running_demo(tmp_path_factory.mktemp("var")) as demo:
        yield demo


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


def press(page: Page, words: str) -> None:
    """What cannot be undone is asked for twice."""
    summary = page.locator("summary", has_text=words)
    if summary.count():
        summary.click()
        words = f"Ja, {words.lower()}"
    page.get_by_role("button", name=words, exact=True).click()


def take_up(presidium: Page, demo: Demo, title: str) -> None:
    presidium.goto(f"{demo.base}/konferens/dagordning")
    presidium.get_by_role("button", name=re.compile(rf"^(Klar: gå till|Ta upp|Ta upp \d\.) {title}$")).first.click()
    expect(presidium.locator("section.next h2")).to_have_text(title)


def both_lists_prepared(demo: Demo, browser: Browser) -> list[str]:
    organiser = walk.sign_in(browser.new_context(), demo.links["Ombudsman"])
    committee = walk.sign_in(browser.new_context(), demo.links["Valberedning"])
    codes = walk.freeze_roll(organiser, demo)
    for title, list_id in (("Riksdagslistan", "riksdag"), ("Regionlistan", "region")):
        walk.press_on(organiser, demo, title, "Stäng nomineringen nu")
        walk.press_on(organiser, demo, title, "Stäng svarstiden nu")
        walk.propose_everyone(committee, demo, list_id)
        walk.press_on(organiser, demo, title, "Lås kandidaterna")
        walk.enter_lots(organiser, demo, title)
    return codes


def projector_of(presidium: Page, demo: Demo, browser: Browser) -> Page:
    presidium.goto(f"{demo.base}/konferens/storbild")
    press(presidium, "Gör en adress till projektorn")
    projector = browser.new_context(viewport={"width": 1024, "height": 768}).new_page()
    projector.goto(presidium.locator("a.secret").inner_text())
    return projector


def show(presidium: Page, demo: Demo, words: str) -> None:
    presidium.goto(f"{demo.base}/konferens/storbild")
    press(presidium, words)


def test_an_agenda_from_its_first_item_to_its_last(demo: Demo, browser: Browser) -> None:
    codes = both_lists_prepared(demo, browser)
    presidium = walk.sign_in(
        browser.new_context(viewport={"width": 390, "height": 844}), demo.links["Mötespresidium"]
    )
    projector = projector_of(presidium, demo, browser)
    expect(projector.get_by_role("heading", name="Dagordning")).to_be_visible()

    presidium.goto(demo.base)
    presidium.get_by_role("link", name="Gå igenom dagordningen").click()
    take_up(presidium, demo, "Val av mötespresidium")
    expect(projector.get_by_role("heading", name="Val av mötespresidium")).to_be_visible()
    presidium.get_by_label("Vad det blev").fill("Ada Ek och Bo Alm valdes.")

    presidium.get_by_role("button", name="Klar: gå till Provomröstning").click()
    presidium.get_by_role("link", name="Till Provomröstning").click()
    press(presidium, "Gör en provomröstning")
    press(presidium, "Öppna omröstningen")
    expect(projector.get_by_text("PROV", exact=True)).to_be_visible()
    expect(projector.get_by_text("0 av 60 har röstat")).to_be_visible()
    for code in codes[:3]:
        assert walk.Hall(demo).vote(code, "prov", [3, 1]).status_code == 200
    expect(projector.get_by_text("3 av 60 har röstat")).to_be_visible()
    expect(presidium.get_by_text("3 av 60 har röstat")).to_be_visible()
    press(presidium, "Stäng omröstningen")
    press(presidium, "Räkna proven")
    expect(presidium.locator(".places .name").first).to_have_text("Plommon")
    show(presidium, demo, "Provets resultat: PROV: ordna frukterna")
    expect(projector.get_by_role("heading", name="PROV: ordna frukterna")).to_be_visible()
    presidium.goto(f"{demo.base}/konferens/prov")
    press(presidium, "Kasta provomröstningen")
    expect(presidium.get_by_text("Provomröstningen är kastad")).to_be_visible()
    show(presidium, demo, "Visa det som pågår")

    for title, list_id in (("Riksdagslistan", "riksdag"), ("Regionlistan", "region")):
        take_up(presidium, demo, title)
        press(presidium, "Öppna omröstningen")
        expect(projector.get_by_text("0 av 60 har röstat")).to_be_visible()
        assert walk.Hall(demo).vote(codes[0], f"{list_id}-1", [2, 1]).status_code == 200
        presidium.get_by_role("button", name="Pausa").click()
        expect(projector.get_by_text("Pausad")).to_be_visible()
        refused = walk.Hall(demo).vote(codes[1], f"{list_id}-1", [2, 1])
        assert refused.status_code == 409
        presidium.get_by_role("button", name="Fortsätt omröstningen").click()
        assert walk.Hall(demo).vote(codes[1], f"{list_id}-1", [2, 1]).status_code == 200
        press(presidium, "Stäng omröstningen")
        expect(projector.get_by_text("2 av 60 har röstat")).to_be_visible()
    presidium.get_by_role("link", name="Till Regionlistan").click()
    walk.card(presidium, "Riksdagslistan").get_by_role("button", name="Räkna rösterna").click()
    show(presidium, demo, "Resultatet: Riksdagslistan")
    press(presidium, "Nästa")
    expect(projector.get_by_text(re.compile(r"Steg 1 av \d"))).to_be_visible()
    show(presidium, demo, "Visa det som pågår")
    take_up(presidium, demo, "Val av revisorer")
    take_up(presidium, demo, "Avslutning")
    presidium.get_by_role("button", name="Klar: det var sista punkten").click()
    expect(presidium.get_by_text("Alla punkter är klara.")).to_be_visible()
    expect(projector.get_by_text("Ada Ek och Bo Alm valdes.")).to_be_visible()
    assert projector.evaluate("document.documentElement.scrollWidth") <= 1024
