"""The committee at work in a real browser: by keyboard, without JavaScript, and what others see of it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import walk
from tests.journeys.browser import chromium, launched
from tests.journeys.server import Demo, running_demo

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")]

NOTE = "Kommer gärna tillbaka på tisdag."


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with running_demo(tmp_path_factory.mktemp("var")) as demo:
        yield demo


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


def names(page: Page) -> list[str]:
    return [name.inner_text() for name in page.locator(".ranked .name").all()]


def test_the_balance_follows_the_order_by_keyboard_alone(demo: Demo, browser: Browser) -> None:
    committee = walk.sign_in(browser.new_context(), demo.links["Valberedning"])
    committee.goto(f"{demo.base}/bereda/riksdag")
    verdict = committee.locator(".verdict")
    expect(verdict).to_contain_text("På plats 1 är 0 kvinnor: regeln kräver 1.")
    first, second, third, *_ = names(committee)
    for _ in range(30):
        committee.keyboard.press("Tab")
        if committee.evaluate("document.activeElement.matches('.ranked input.place')"):
            break
    for typed in ("Control+a", "3", "Enter"):
        committee.keyboard.press(typed)
    expect(committee.locator(".ranked .name").nth(2)).to_have_text(first)
    committee.get_by_role("button", name=f"Flytta ned {second}", exact=True).focus()
    committee.keyboard.press("Enter")
    assert names(committee)[:3] == [third, second, first]
    expect(verdict).not_to_contain_text("På plats 1")
    expect(verdict).to_contain_text("Bland de första 3 namnen är 1 kvinna: regeln kräver 2.")
    committee.get_by_label("Namn på versionen").focus()
    committee.keyboard.type("Med tangenterna")
    committee.keyboard.press("Enter")
    expect(committee.get_by_text("Version 3 är sparad.")).to_be_visible()
    assert names(committee)[:3] == [third, second, first]


def test_without_javascript_the_balance_is_that_of_what_was_saved(demo: Demo, browser: Browser) -> None:
    committee = walk.sign_in(browser.new_context(java_script_enabled=False), demo.links["Valberedning"])
    committee.goto(f"{demo.base}/bereda/region")
    for number, place in ((3, "1"), (1, "2")):
        committee.locator("input.place").nth(number).fill(place)
    committee.get_by_role("button", name="Spara utkast").click()
    expect(committee.get_by_text("Version 1 är sparad.")).to_be_visible()
    expect(committee.locator(".verdict")).to_contain_text("2 ordnade:")


def test_a_note_is_the_committees_own(demo: Demo, browser: Browser) -> None:
    committee = walk.sign_in(browser.new_context(), demo.links["Valberedning"])
    committee.goto(f"{demo.base}/bereda/riksdag/kandidater")
    committee.get_by_label("Minst antal stöd").fill("3")
    committee.get_by_role("button", name="Visa", exact=True).click()
    expect(committee).to_have_url(re.compile("stod=3"))
    committee.locator("tbody a").first.click()
    committee.get_by_label("Text").fill(NOTE)
    committee.get_by_role("button", name="Spara anteckningen").click()
    expect(committee.get_by_text(NOTE)).to_be_visible()
    organiser = walk.sign_in(browser.new_context(), demo.links["Ombudsman"])
    assert organiser.request.get(committee.url).status == 403


def test_a_counter_proposal_stands_beside_what_is_published(demo: Demo, browser: Browser) -> None:
    organiser = walk.sign_in(browser.new_context(), demo.links["Ombudsman"])
    for button in ("Stäng nomineringen nu", "Stäng svarstiden nu"):
        walk.press_on(organiser, demo, "Riksdagslistan", button)
    committee = walk.sign_in(browser.new_context(), demo.links["Valberedning"])
    committee.goto(f"{demo.base}/bereda/riksdag")
    committee.get_by_role("button", name="Publicera förslaget").click()
    expect(committee.get_by_text("Förslaget publicerades")).to_be_visible()
    board = walk.sign_in(browser.new_context(viewport={"width": 390, "height": 844}), demo.links["Föreningsstyrelse"])
    board.goto(f"{demo.base}/forslag/riksdag")
    board.get_by_role("link", name="Er förenings motförslag").click()
    moved = names(board)[6]
    field = board.locator(".ranked input.place").nth(6)
    field.fill("2")
    field.press("Enter")
    board.get_by_label("Varför vill ni ha en annan ordning?").fill("Erfarenhet.")
    board.get_by_role("button", name="Skicka motförslaget").click()
    expect(board.get_by_text("Motförslaget skickades")).to_be_visible()
    organiser.goto(f"{demo.base}/forslag/riksdag")
    expect(organiser.get_by_text(f"{moved} går från plats 7 till plats 2.")).to_be_visible()
