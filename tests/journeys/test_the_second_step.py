"""The second step in a real browser, with a passkey in Chromium's own authenticator; and the menu on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import chromium, launched
from tests.journeys.server import Demo, founded_district, last_link

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")]


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with founded_district(tmp_path_factory.mktemp("var")) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


def with_authenticator(page: Page) -> None:
    chromium_itself = page.context.new_cdp_session(page)
    chromium_itself.send("WebAuthn.enable")
    chromium_itself.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )


def test_a_passkey_is_the_second_step_and_the_link_alone_is_not(district: Demo, browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    with_authenticator(page)
    page.goto(district.links["Ombudsman"])
    page.get_by_role("main").get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("heading", name="Välj ett andra steg")).to_be_visible()
    page.goto(f"{district.base}/roller")
    expect(page.get_by_text("Logga in först")).to_be_visible()
    page.goto(f"{district.base}/andra-steget")
    page.get_by_role("button", name="Skapa en nyckel").click()
    expect(page.get_by_role("heading", name="Dina reservkoder")).to_be_visible()
    code = page.locator(".recovery li").first.inner_text()
    page.get_by_role("link", name="Jag har sparat dem").click()
    the_menu_fits(page)
    page.get_by_text("Systemet", exact=True).click()
    page.get_by_role("link", name="Roller").click()
    expect(page.get_by_text("på plats")).to_be_visible()

    letter_with_link(page, district)
    page.get_by_role("button", name="Använd din nyckel").click()
    expect(page.get_by_role("button", name="Logga ut")).to_be_visible()

    letter_with_link(page, district)
    page.get_by_label("Reservkod").fill(code.lower())
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("button", name="Logga ut")).to_be_visible()
    assert [said for said in complaints if "401" not in said] == []


def the_menu_fits(page: Page) -> None:
    page.get_by_text("Meny", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for room in page.get_by_role("navigation", name="Rum").get_by_role("link").all():
        box = room.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def letter_with_link(page: Page, district: Demo) -> None:
    """Sign out, and in again by the letter that waits in the outbox."""
    page.goto(f"{district.base}/")
    page.get_by_role("button", name="Logga ut").click()
    page.goto(f"{district.base}/logga-in")
    page.get_by_label("E-postadress").fill("ada@example.se")
    page.get_by_role("button", name="Skicka länken").click()
    expect(page.get_by_text("har vi skrivit ett brev")).to_be_visible()
    page.goto(last_link(district))
    page.get_by_role("main").get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("heading", name="Det andra steget")).to_be_visible()
