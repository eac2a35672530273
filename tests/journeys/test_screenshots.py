"""The README's pictures can be taken anew from the product as it is."""

from pathlib import Path
from shutil import which

import pytest

from tests.journeys import screenshots
from tests.journeys.browser import chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(which("pdftoppm") is None, reason="no pdftoppm on this machine"),
]


def test_both_pictures_are_taken(tmp_path: Path) -> None:
    screenshots.main(tmp_path)
    assert {each.name for each in tmp_path.glob("*.png")} == {"rosta.png", "lista.png"}
