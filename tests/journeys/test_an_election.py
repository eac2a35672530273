"""Auditors are elected in a real browser, from the candidates to the register."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

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


def test_auditors_are_acclaimed_written_into_the_register_and_told_to_members(demo: Demo, browser: Browser) -> None:
    organiser = walk.sign_in(browser.new_context(), demo.links["Ombudsman"])
    organiser.goto(f"{demo.base}/val")
    organiser.get_by_role("link", name="Revisorer").click()
    expect(organiser.get_by_role("heading", name="3 kandidater till 2 platser")).to_be_visible()
    for _ in range(2):
        organiser.get_by_role("button", name="Ta bort").last.click()
    expect(organiser.get_by_text("Minst 2 behöver kandidera")).to_be_visible()
    organiser.get_by_label("Föreslå en kandidat").fill("Kerstin")
    organiser.get_by_label("Någon på golvet").check()
    organiser.get_by_role("button", name="Lägg till kandidaten").click()
    offered = organiser.get_by_role("button", name="Föreslå Kerstin").first
    name = offered.inner_text().removeprefix("Föreslå ")
    offered.click()
    expect(organiser.get_by_role("listitem").filter(has_text=name)).to_contain_text("föreslagen från golvet")
    organiser.locator("summary", has_text="Välj med acklamation").click()
    organiser.get_by_role("button", name="Ja, valda med acklamation").click()
    expect(organiser.get_by_text("Valet är avgjort.")).to_be_visible()
    organiser.get_by_role("button", name="För in i registret").click()
    expect(organiser.get_by_role("main")).to_contain_text(name)
    member = walk.sign_in(browser.new_context(), demo.links["Medlem"])
    member.goto(f"{demo.base}/val/valda")
    expect(member.get_by_role("listitem").filter(has_text=name)).to_contain_text("med acklamation")
