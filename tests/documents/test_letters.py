"""Letters that the first font would build of two are told apart from those it has."""

import pytest

from nominering.documents.letters import set_letters


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("Åsa Öhrling", "Åsa Öhrling"),
        ("Petrović", 'Petrovi<span class="ext">ć</span>'),
        ("Ionuț Șerban", 'Ionu<span class="ext">ț</span> <span class="ext">Ș</span>erban'),
        ("Michałek", "Michałek"),
        ("Bo & <b>", "Bo &amp; &lt;b&gt;"),
    ],
)
def test_accented_letters_beyond_latin_1_are_set_by_themselves(name: str, html: str) -> None:
    assert set_letters(name) == html
