"""The pictures in the README: the ballot on a phone, and a page of the printed list."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from nominering.example.ballots import ballots
from tests.journeys import walk
from tests.journeys.browser import launched
from tests.journeys.server import running_demo

RIKSDAG = "Riksdagslistan"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as var, running_demo(Path(var)) as demo, launched() as browser:
        organiser = walk.sign_in(browser.new_context(), demo.links["Ombudsman"])
        committee = walk.sign_in(browser.new_context(), demo.links["Valberedning"])
        walk.press_on(organiser, demo, RIKSDAG, "Stäng nomineringen nu")
        walk.press_on(organiser, demo, RIKSDAG, "Stäng svarstiden nu")
        walk.propose_everyone(committee, demo, "riksdag")
        codes = walk.freeze_roll(organiser, demo)
        walk.press_on(organiser, demo, RIKSDAG, "Lås kandidaterna")
        walk.enter_lots(organiser, demo, RIKSDAG)
        walk.press_on(organiser, demo, RIKSDAG, "Öppna omröstningen")
        phone = walk.enter_with_code(
            browser, demo, codes[0], viewport={"width": 390, "height": 844}, device_scale_factor=2
        )
        phone.goto(f"{demo.base}/rosta/riksdag-1")
        _rank_some(phone)
        phone.screenshot(path=folder / "rosta.png")
        for code, ranking in zip(codes, ballots(len(codes), range(1, 33), RIKSDAG), strict=True):
            walk.Hall(demo).vote(code, "riksdag-1", list(ranking))
        walk.press_on(organiser, demo, RIKSDAG, "Stäng omröstningen")
        walk.press_on(organiser, demo, RIKSDAG, "Räkna rösterna")
        organiser.get_by_label("Paragraf i protokollet").fill("§ 12")
        organiser.get_by_role("button", name="Fastställ listan").click()
        pdf = Path(var) / "lista.pdf"
        pdf.write_bytes(organiser.request.get(f"{demo.base}/handlingar/riksdag/lista.pdf").body())
        subprocess.run(["pdftoppm", "-png", "-r", "80", "-f", "1", "-singlefile", pdf, folder / "lista"], check=True)


def _rank_some(page: Page) -> None:
    for _ in range(4):
        page.locator("button.add:visible").nth(2).click()
    page.evaluate("window.scrollTo(0, 0)")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
