"""Names: tidied, compared, and in Swedish order, the same on every machine and database: å ä ö last, never by code
point.

The order is that of Unicode's Swedish collation (CLDR, `sv`): v and w apart, ü as y, æ as ä, ø as ö, other
accents as the letter below them.
"""

import unicodedata


def tidy(text: str) -> str:
    """One space between words, composed letters, and no invisible characters that turn or hide a name."""
    seen = "".join(letter for letter in text if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE)
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def name_key(name: str) -> str:
    """A name as it is compared: capitals and spaces do not count."""
    return tidy(tidy(name).casefold())


# Control, format, surrogate and private use.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co"})
_ORDER = "abcdefghijklmnopqrstuvwxyzåäö"
_AS = {"ü": "y", "æ": "ä", "ø": "ö", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "þ": "th", "ı": "i", "œ": "ö"}


def alphabetical(name: str) -> tuple[tuple[int, ...], str]:
    """A key to sort by. Equal keys fall back on the name itself, so that the order is always the same."""
    letters: list[int] = []
    for letter in unicodedata.normalize("NFC", name.casefold()):
        for plain in _AS.get(letter, letter if letter in _ORDER else unicodedata.normalize("NFD", letter)[0]):
            letters.append(_ORDER.index(plain) + 1 if plain in _ORDER else 0)
    return tuple(letters), name
