"""The steps of the whole way, each as the one who takes it takes it in the browser."""

import re

import httpx
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.server import Demo
from tests.printed_codes import codes_on

BRITA = "Brita-Lo Ängsvik Norrström"


def sign_in(context: BrowserContext, link: str) -> Page:
    page = context.new_page()
    page.goto(link)
    page.get_by_role("main").get_by_role("button", name="Logga in").click()
    page.get_by_role("button", name="Logga ut").wait_for()
    return page


def nominate_brita(board: Page) -> None:
    board.get_by_role("main").get_by_role("link", name="Nominera").click()
    board.get_by_role("link", name="Nominera någon").click()
    board.get_by_label("Namn").fill(BRITA)
    board.get_by_label("Födelsedatum").fill("1979-04-30")
    board.get_by_label("Hemort").fill("Arvika")
    board.get_by_label("Hemort").blur()
    board.get_by_text("Sparat kl.").wait_for()
    board.get_by_role("button", name="Spara och fortsätt").click()
    board.get_by_label("Riksdagslistan").check()
    board.get_by_label("Regionlistan").check()
    board.get_by_role("button", name="Spara och fortsätt").click()
    board.get_by_label("Mötets datum").fill("2026-11-03")
    board.get_by_label("Paragraf i protokollet").fill("§ 9")
    board.get_by_role("button", name="Spara och fortsätt").click()
    board.get_by_label("Motivering").fill("Kan skolan, och kan förklara den.")
    board.get_by_role("button", name="Spara och fortsätt").click()
    board.get_by_role("button", name="Skicka nomineringen").click()


def link_to(organiser: Page, demo: Demo, name: str) -> str:
    organiser.goto(f"{demo.base}/konferens/svarslankar")
    organiser.get_by_role("button", name=f"Skapa länk till {name}").click()
    return organiser.locator("a.secret").inner_text()


def accept(nominee: Page, list_title: str, occupation: str, place: str) -> None:
    section = nominee.locator("section", has=nominee.get_by_role("heading", name=list_title))
    section.locator("summary", has_text="Ja, jag ställer upp").click()
    section.get_by_label("Yrke eller titel").fill(occupation)
    section.get_by_label("Ort", exact=True).fill(place)
    section.get_by_label("Kvinna").check()
    section.get_by_role("button", name="Spara mitt ja").click()
    nominee.locator(".answer.yes", has_text=occupation).first.wait_for()


def decline(nominee: Page, list_title: str) -> None:
    section = nominee.locator("section", has=nominee.get_by_role("heading", name=list_title))
    section.get_by_role("button", name="Nej tack").click()
    section.get_by_text("Du har svarat nej.").wait_for()


def withdraw(nominee: Page, list_title: str) -> None:
    nominee.reload()
    section = nominee.locator("section", has=nominee.get_by_role("heading", name=list_title))
    section.locator("summary", has_text="Dra tillbaka").click()
    section.get_by_role("button", name="Ja, dra tillbaka").click()
    section.get_by_text("dragit tillbaka").first.wait_for()


def amend(presidium: Page, demo: Demo, list_id: str, name: str, place: int) -> None:
    """The conference moves somebody on the counted list."""
    presidium.goto(f"{demo.base}/resultat/{list_id}/andringar")
    listed = [words for words in presidium.locator("#candidacy option").all_inner_texts() if name in words]
    presidium.get_by_label("Vem det gäller").select_option(label=listed[0])
    presidium.get_by_label("Till plats").fill(str(place))
    presidium.get_by_label("Yrkande av").fill("Eva By, Arvika")
    presidium.get_by_label("Skäl", exact=True).fill("Norra länet saknas bland de första.")
    presidium.get_by_label("Paragraf i protokollet").fill("§ 11")
    presidium.get_by_role("button", name="Skriv in ändringen").click()
    presidium.get_by_role("heading", name="Beslutade ändringar").wait_for()


def card(page: Page, title: str):
    return page.locator("section.card", has=page.get_by_role("heading", name=title, exact=True))


def press_on(page: Page, demo: Demo, title: str, button: str) -> None:
    page.goto(f"{demo.base}/konferens")
    section = card(page, title)
    if section.locator("summary", has_text=button).count():  # what cannot be undone is asked for twice
        section.locator("summary", has_text=button).click()
        section.get_by_role("button", name=f"Ja, {button.lower()}").click()
    else:
        section.get_by_role("button", name=button).click()


def propose_everyone(committee: Page, demo: Demo, list_id: str) -> list[str]:
    """In the draft's order, and after it whoever is not there, the last shown first."""
    committee.goto(f"{demo.base}/bereda/{list_id}")
    buttons = committee.get_by_role("button", name=re.compile("^Lägg till "))
    if buttons.count():
        buttons.last.click()
    while buttons.count():
        buttons.first.click()
    committee.get_by_role("button", name="Publicera förslaget").click()
    committee.get_by_text("Förslaget publicerades").wait_for()
    return [name.inner_text() for name in committee.locator(".ranked .name").all()]


def freeze_roll(organiser: Page, demo: Demo) -> list[str]:
    """Apportion, freeze, print the cards; the codes on the paper."""
    organiser.goto(f"{demo.base}/konferens/fordelning")
    organiser.get_by_label("Uträkningen är rätt").check()
    organiser.get_by_role("button", name="Fastställ fördelningen").click()
    organiser.get_by_role("link", name="Till röstlängden").click()
    organiser.locator("summary", has_text="Lås röstlängden").click()
    organiser.get_by_role("button", name="Ja, lås röstlängden").click()
    organiser.get_by_role("link", name="Till kodkorten").click()
    organiser.get_by_role("button", name="Skriv ut 59 kodkort").click()
    organiser.get_by_role("button", name="Öppna utskriften").wait_for(timeout=120_000)
    token = organiser.locator("main [name=_csrf_token]").input_value()
    return codes_on(organiser.request.post(organiser.url, form={"_csrf_token": token}).body())


def enter_lots(organiser: Page, demo: Demo, title: str) -> None:
    organiser.goto(f"{demo.base}/konferens")
    section = card(organiser, title)
    how_many = section.locator("details li").count()
    order = [*range(how_many, 1, -2), *range(1, how_many + 1, 2)] if how_many % 2 == 0 else [*range(how_many, 0, -1)]
    section.get_by_label("Lottordning").fill(", ".join(map(str, order)))
    section.get_by_role("button", name="Skriv in lottordningen").click()


def enter_with_code(browser: Browser, demo: Demo, code: str, *, scripts: bool = True, **how: object) -> Page:
    context = browser.new_context(java_script_enabled=scripts, **how)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{demo.base}/rosta")
    page.get_by_label("Kod").fill(code.lower())
    page.get_by_role("button", name="Logga in").click()
    return page


class Hall:
    """The other delegates, who vote by the same forms without a browser of their own."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo

    def vote(self, code: str, round_id: str, ranking: list[int]) -> httpx.Response:
        with httpx.Client(base_url=self.demo.base, follow_redirects=True) as client:
            self._post(client, "/rosta", "/rosta/kod", {"code": code})
            places = {f"rank-{number}": str(place) for place, number in enumerate(ranking, start=1)}
            choice = places or {"blank": "ja"}
            return self._post(client, f"/rosta/{round_id}", f"/rosta/{round_id}", choice)

    def _post(self, client: httpx.Client, page: str, action: str, fields: dict[str, str]) -> httpx.Response:
        shown = client.get(page).text
        hidden = dict(re.findall(r'name="(_csrf_token|submission)" value="([^"]+)"', shown))
        return client.post(action, data={**hidden, **fields})
