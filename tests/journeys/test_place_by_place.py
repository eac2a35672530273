"""A list decided place by place, in a real browser: the presidium, two phones, the projector and the printed list."""

import csv
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pypdf import PdfReader

from tests.journeys import walk
from tests.journeys.browser import chromium, launched
from tests.journeys.server import Demo, running_demo

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")]

REGION = "Regionlistan"
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with running_demo(tmp_path_factory.mktemp("var")) as demo:
        yield demo


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


def decide_on_it(organiser: Page, demo: Demo) -> None:
    """The electoral rules say so, decided today."""
    organiser.goto(f"{demo.base}/valordning/region/andra?mall=plats")
    organiser.get_by_role("button", name="Spara utkastet").click()
    organiser.get_by_label("Konferensen", exact=True).check()
    organiser.get_by_label("Dag då valordningen beslutades").fill(
        organiser.evaluate("new Date().toLocaleDateString('sv')")
    )
    organiser.get_by_label("Paragraf").fill("§ 4")
    organiser.get_by_role("button", name="Skriv in beslutet").click()
    expect(organiser.get_by_role("heading", name="Så blir listan till: plats för plats i salen")).to_be_visible()


def put(page: Page) -> list[str]:
    return [each.inner_text() for each in page.locator(".put li").all()]


def vote(phone: Page, title: str, name: str) -> None:
    phone.goto(phone.url.split("/rosta")[0] + "/rosta")
    phone.get_by_role("link", name=f"Rösta om {title}", exact=True).click()
    phone.get_by_label(name).check()
    phone.get_by_role("button", name="Granska").click()
    phone.get_by_role("button", name="Lägg min röst").click()
    expect(phone.get_by_text("Din röst är mottagen").or_(phone.get_by_text("Kvittens")).first).to_be_visible()


def close(presidium: Page) -> None:
    presidium.locator("summary", has_text="Stäng omröstningen").click()
    presidium.get_by_role("button", name="Ja, stäng omröstningen").click()
    presidium.get_by_role("button", name="Räkna rösterna").click()


def test_a_list_is_decided_place_by_place(demo: Demo, browser: Browser) -> None:
    organiser = walk.sign_in(browser.new_context(), demo.links["Ombudsman"])
    decide_on_it(organiser, demo)
    for step in ("Stäng nomineringen nu", "Stäng svarstiden nu"):
        walk.press_on(organiser, demo, REGION, step)
    committee = walk.sign_in(browser.new_context(), demo.links["Valberedning"])
    walk.propose_everyone(committee, demo, "region")
    codes = walk.freeze_roll(organiser, demo)
    walk.press_on(organiser, demo, REGION, "Lås kandidaterna")

    presidium = walk.sign_in(browser.new_context(), demo.links["Mötespresidium"])
    presidium.goto(f"{demo.base}/konferens")
    presidium.get_by_role("link", name="Plats för plats", exact=True).click()
    first = put(presidium)
    presidium.get_by_role("button", name="Bifall till plats 1").click()
    expect(presidium.get_by_role("heading", name="Plats 2")).to_be_visible()
    expect(presidium.locator(".places .name").first).to_have_text(first[0])

    (proposed,) = put(presidium)
    presidium.get_by_text("Motkandidat").click()
    presidium.get_by_label("Vem nämns till plats 2?").select_option(index=1)
    presidium.get_by_role("button", name="Skriv in namnet").click()
    (counter,) = (name for name in put(presidium) if name != proposed)
    presidium.get_by_role("button", name="Öppna sluten omröstning").click()
    expect(presidium.get_by_text(" har röstat")).to_be_visible()
    watching = presidium.context.new_page()
    watching.goto(f"{demo.base}/storbild")
    expect(watching.locator(".put")).to_contain_text(counter)

    phones = [walk.enter_with_code(browser, demo, code, viewport=PHONE) for code in codes[:2]]
    for phone, name in zip(phones, (proposed, counter), strict=True):
        vote(phone, f"{REGION}, plats 2", name)
    expect(presidium.locator("[data-turnout]")).to_have_text("2", timeout=15_000)
    close(presidium)
    presidium.get_by_role("button", name="Öppna omvalet").click()
    for phone, name in zip(phones, (proposed, counter), strict=True):
        vote(phone, f"{REGION}, plats 2, omval", name)
    close(presidium)
    for name, place in ((counter, "1"), (proposed, "2")):
        presidium.get_by_label(name).select_option(place)
    presidium.get_by_role("button", name="Skriv in lotten").click()
    expect(presidium.locator(".places .name").nth(1)).to_have_text(counter)

    for again in (True, False):
        presidium.get_by_text("Bifall till flera platser i ett beslut").click()
        presidium.get_by_label("Från plats 3 till och med plats").select_option("34")
        presidium.get_by_role("button", name="Bifall till alla de platserna").click()
        expect(presidium.get_by_text("Alla 34 platser är beslutade.")).to_be_visible()
        if again:
            presidium.get_by_text("Ångra det senaste").click()
            presidium.get_by_label("Varför ångras det?").fill("Någon ville nämna en motkandidat.")
            presidium.get_by_role("button", name="Ångra", exact=True).click()
            expect(presidium.get_by_role("heading", name="Plats 3")).to_be_visible()
    presidium.get_by_role("button", name="Listan är klar").click()
    expect(presidium.get_by_role("heading", name=f"Resultat: {REGION}")).to_be_visible()
    expect(presidium.locator(".places .why").nth(1)).to_contain_text("lott")

    organiser.goto(f"{demo.base}/resultat/region")
    organiser.get_by_label("Paragraf i protokollet").fill("§ 12")
    organiser.get_by_role("button", name="Fastställ listan").click()
    table = organiser.request.get(f"{demo.base}/handlingar/region/lista.csv").text()
    rows = list(csv.DictReader(table.splitlines()))
    assert [row["name"] for row in rows[:2]] == [first[0], counter]
    assert len({(row["name"], row["born"]) for row in rows}) == 34
    pdf = organiser.request.get(f"{demo.base}/handlingar/region/lista.pdf").body()
    printed = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert printed.index(first[0]) < printed.index(counter)
