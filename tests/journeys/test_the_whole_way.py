"""From a nomination to the printed list, in a real browser, as every role after the other."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from nominering.example.ballots import ballots
from tests.journeys import walk
from tests.journeys.browser import chromium, launched
from tests.journeys.server import Demo, running_demo

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")]

RIKSDAG, REGION = "Riksdagslistan", "Regionlistan"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with running_demo(tmp_path_factory.mktemp("var")) as demo:
        yield demo


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


def names_in(pdf: bytes) -> list[str]:
    """The numbered names, read out of the PDF itself."""
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    text = re.sub(r"\s+", " ", text)
    return [name.strip() for name in re.findall(r"\b\d{1,2}\. ([^,\d]+?), \d{2} år,", text)]


def rank_by_buttons(page: Page, names: list[str]) -> None:
    for name in names:
        page.get_by_role("button", name=f"Lägg till {name}", exact=True).first.click()


def test_a_nomination_becomes_a_printed_list(demo: Demo, browser: Browser, tmp_path: Path) -> None:
    board = walk.sign_in(browser.new_context(), demo.links["Föreningsstyrelse"])
    walk.nominate_brita(board)
    expect(board.locator("tr", has_text=walk.BRITA)).to_have_count(2)

    organiser = walk.sign_in(browser.new_context(), demo.links["Ombudsman"])
    brita = browser.new_context().new_page()
    brita.goto(walk.link_to(organiser, demo, walk.BRITA))
    walk.accept(brita, RIKSDAG, "skolsköterska", "Arvika")
    walk.accept(brita, REGION, "skolsköterska", "Glava")
    mira = browser.new_context().new_page()
    mira.goto(demo.links["Kandidat"])
    walk.accept(mira, RIKSDAG, "kurator", "Arvika")
    walk.decline(mira, REGION)

    committee = walk.sign_in(browser.new_context(), demo.links["Valberedning"])
    committee.goto(f"{demo.base}/bereda/riksdag")
    expect(committee.get_by_role("button", name="Publicera förslaget")).to_have_count(0)
    for title in (RIKSDAG, REGION):
        walk.press_on(organiser, demo, title, "Stäng nomineringen nu")
        walk.press_on(organiser, demo, title, "Stäng svarstiden nu")
    for list_id in ("riksdag", "region"):
        walk.propose_everyone(committee, demo, list_id)

    codes = walk.freeze_roll(organiser, demo)
    assert len(set(codes)) == 59
    for title in (RIKSDAG, REGION):
        walk.press_on(organiser, demo, title, "Lås kandidaterna")
        walk.enter_lots(organiser, demo, title)
    early = walk.Hall(demo).vote(codes[0], "riksdag-1", [1, 2])
    assert early.status_code == 409
    assert "har inte öppnat än" in early.text
    for title in (RIKSDAG, REGION):
        walk.press_on(organiser, demo, title, "Öppna omröstningen")

    vote_in_three_ways(demo, browser, codes)
    the_hall_votes(demo, codes[2:])

    presidium = walk.sign_in(browser.new_context(), demo.links["Mötespresidium"])
    presidium.goto(f"{demo.base}/storbild")
    expect(presidium.get_by_text("60 av 60 har röstat").first).to_be_visible()

    printed_early = organiser.request.get(f"{demo.base}/handlingar/riksdag/lista.pdf")
    assert printed_early.status == 409
    for title in (RIKSDAG, REGION):
        walk.press_on(organiser, demo, title, "Stäng omröstningen")
    too_late = walk.Hall(demo).vote(codes[0], "riksdag-1", [1, 2])
    assert too_late.status_code == 409

    for title, list_id, places in ((RIKSDAG, "riksdag", 28), (REGION, "region", 34)):
        walk.press_on(organiser, demo, title, "Räkna rösterna")
        expect(organiser.get_by_role("heading", name=f"Resultat: {title}")).to_be_visible()
        shown = [name.inner_text() for name in organiser.locator(".places .name").all()]
        counted = [re.sub(r" \(nr \d+\)$", "", name) for name in shown]
        assert len(counted) == places
        if list_id == "riksdag":
            two_tellers_agree(demo, browser, title)
            walk.amend(presidium, demo, list_id, counted[4], 3)
            counted.insert(2, counted.pop(4))
            organiser.reload()
            expect(organiser.get_by_role("heading", name="Listan med konferensens ändringar")).to_be_visible()
        organiser.get_by_label("Paragraf i protokollet").fill("§ 12")
        organiser.get_by_role("button", name="Fastställ listan").click()
        pdf = organiser.request.get(f"{demo.base}/handlingar/{list_id}/lista.pdf")
        assert pdf.status == 200
        assert names_in(pdf.body()) == counted

    walk.withdraw(brita, RIKSDAG)
    the_list_gets_an_addendum(demo, organiser)

    organiser.goto(f"{demo.base}/resultat/region")
    expect(
        organiser.get_by_text(re.compile(r"Kontrollräknad med PyRankVote 2\.0\.6: \d+ av \d+ platser"))
    ).to_be_visible()
    expect(organiser.get_by_text(re.compile("PyRankVote: (överens|ej jämförbar)"))).to_have_count(34)
    organiser.get_by_role("link", name="Visa hela räkningen för plats 3", exact=True).click()
    expect(organiser.get_by_role("table").first).to_contain_text("Steg 1")


def two_tellers_agree(demo: Demo, browser: Browser, title: str) -> None:
    for role in ("Rösträknare", "Medräknare"):
        teller = walk.sign_in(browser.new_context(), demo.links[role])
        teller.get_by_role("link", name=f"Säg vad du kom fram till: {title}").click()
        teller.get_by_label("Samma lista").check()
        teller.get_by_role("button", name="Spara mitt besked").click()
        expect(teller.get_by_role("heading", name="Ändra ditt besked")).to_be_visible()


def the_list_gets_an_addendum(demo: Demo, organiser: Page) -> None:
    before = names_in(organiser.request.get(f"{demo.base}/handlingar/riksdag/lista.pdf").body())
    organiser.goto(demo.base)
    organiser.get_by_role("link", name=f"{walk.BRITA} har dragit tillbaka sin kandidatur").click()
    organiser.get_by_role("radio", name="Den kortaste ändringen").check()
    organiser.get_by_label("Paragraf i protokollet").fill("§ 4")
    organiser.get_by_label("Skäl", exact=True).fill("Har flyttat från länet.")
    organiser.get_by_role("button", name="Skriv in tillägg 1").click()
    expect(organiser.get_by_role("heading", name=f"Tillägg 1 till {RIKSDAG}")).to_be_visible()
    addendum = organiser.request.get(f"{demo.base}/handlingar/riksdag/tillagg/1/tillagg.pdf")
    after = names_in(organiser.request.get(f"{demo.base}/handlingar/riksdag/lista.pdf").body())
    assert [name for name in after if name in before] == [name for name in before if name != walk.BRITA]
    assert len(after) == len(before)
    assert set(names_in(addendum.body())) >= set(after)


def vote_in_three_ways(demo: Demo, browser: Browser, codes: list[str]) -> None:
    """By dragging on a phone, by buttons, and without JavaScript."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    dragger = context.new_page()
    dragger.goto(demo.links["Ombud"])
    dragger.get_by_role("button", name="Logga in").click()
    dragger.get_by_role("link", name=f"Rösta om {RIKSDAG}").click()
    expect(dragger.get_by_text("Du har inte röstat än.")).to_be_visible()
    first, second, third = [name.inner_text() for name in dragger.locator(".choices .name").all()[:3]]
    rank_by_buttons(dragger, [first, second, third])
    grips = dragger.locator(".ranked .grip")
    grips.nth(2).scroll_into_view_if_needed()
    grips.nth(2).hover()
    dragger.mouse.down()
    target = grips.nth(0).bounding_box()
    assert target is not None
    dragger.mouse.move(target["x"] + 5, target["y"] - 2, steps=12)
    dragger.mouse.move(target["x"] + 5, target["y"] + 2, steps=4)  # the others have made room on the way
    dragger.mouse.up()
    expect(dragger.locator(".ranked .name").first).to_have_text(third)
    dragger.get_by_role("button", name="Granska").click()
    dragger.get_by_role("button", name="Lägg min röst").click()
    expect(dragger.get_by_role("heading", name="Din röst är mottagen")).to_be_visible()
    dragger.get_by_role("link", name=f"Rösta om {REGION}").click()
    dragger.get_by_label("Jag röstar blankt").check()
    dragger.get_by_role("button", name="Granska").click()
    dragger.get_by_role("button", name="Lägg min röst").click()
    expect(dragger.get_by_role("heading", name="Din röst är mottagen")).to_be_visible()
    dragger.goto(f"{demo.base}/rosta/riksdag-1")
    expect(dragger.get_by_text("Kodkortet har redan använts")).to_be_visible()

    presser = walk.enter_with_code(browser, demo, codes[0])
    presser.goto(f"{demo.base}/rosta/riksdag-1")
    rank_by_buttons(presser, [second, first])
    presser.get_by_role("button", name=f"Flytta upp {first}", exact=True).click()
    expect(presser.locator(".ranked .name").first).to_have_text(first)
    presser.get_by_role("button", name="Granska").click()
    presser.get_by_role("button", name="Lägg min röst").click()
    expect(presser.get_by_role("heading", name="Din röst är mottagen")).to_be_visible()
    assert walk.Hall(demo).vote(codes[0], "region-1", [3, 1]).status_code == 200

    plain = walk.enter_with_code(browser, demo, codes[1], scripts=False)
    plain.goto(f"{demo.base}/rosta/riksdag-1")
    plain.get_by_role("button", name="Granska").click()
    expect(plain.get_by_role("alert")).to_contain_text("Du har inte rangordnat någon")
    plain.locator("input.place").nth(4).fill("1")
    plain.locator("input.place").nth(2).fill("1")
    plain.get_by_role("button", name="Granska").click()
    expect(plain.get_by_role("alert")).to_contain_text("Två kandidater har fått plats 1")
    expect(plain.locator("input.place").nth(4)).to_have_value("1")
    plain.locator("input.place").nth(2).fill("2")
    plain.get_by_role("button", name="Granska").click()
    plain.get_by_role("button", name="Lägg min röst").click()
    expect(plain.get_by_role("heading", name="Din röst är mottagen")).to_be_visible()
    assert walk.Hall(demo).vote(codes[1], "region-1", [2]).status_code == 200


def the_hall_votes(demo: Demo, codes: list[str]) -> None:
    hall = walk.Hall(demo)
    for round_id, standing in (("riksdag-1", 34), ("region-1", 39)):
        rankings = ballots(len(codes), range(1, standing + 1), round_id)
        for code, ranking in zip(codes, rankings, strict=True):
            answer = hall.vote(code, round_id, list(ranking))
            assert "Din röst är mottagen" in answer.text


def test_nobody_gets_in_with_another_link(demo: Demo) -> None:
    assert httpx.get(f"{demo.base}/svara/nagon-annans-lank").status_code == 404
    assert httpx.get(f"{demo.base}/in/nagon-annans-lank").status_code == 404
