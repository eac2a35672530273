"""The call (kallelse): when and where the conference is held, and what the board has told everybody of it.

A notice is kept as it was sent. A new edition tells what has changed; the old one stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from nominering.conference.errors import AddressWrong, ConferenceInPast, DatesOutOfOrder

LONGEST_ADDRESS = 254


@dataclass(frozen=True)
class Stops:
    """When a list's nominations and answers close: the first moments at which it is too late."""

    title: str
    nominations_close: datetime
    answers_close: datetime


@dataclass(frozen=True)
class Conference:
    """The conference that is called to. `report_by` is the last day to report delegates, `words` the board's own."""

    held_at: datetime
    place: str
    report_by: date
    words: str = ""

    def check(self, lists: Iterable[Stops], held_on: date, now: datetime) -> None:
        """Nominations close before answers do, answers and reports before the conference, which lies ahead.

        `held_on` is the conference's date where it is held. Raises DatesOutOfOrder, ConferenceInPast.
        """
        if self.held_at <= now:
            raise ConferenceInPast
        if self.report_by >= held_on:
            raise DatesOutOfOrder("report-conference", self.report_by, held_on)
        for each in lists:
            if each.nominations_close > each.answers_close:
                raise DatesOutOfOrder("nominations-answers", each.nominations_close, each.answers_close, each.title)
            if each.answers_close > self.held_at:
                raise DatesOutOfOrder("answers-conference", each.answers_close, self.held_at, each.title)


@dataclass(frozen=True)
class Section:
    """A part of the notice: paragraphs, facts by their names, an address to go to, and a table with its columns."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    link: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Notice:
    """The whole call in words, ready for a page, a letter and a printer."""

    district: str
    title: str
    lead: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Edition:
    """A notice as it was sent; numbered from 1."""

    number: int
    sent_at: datetime
    notice: Notice


@dataclass(frozen=True)
class Recipient:
    """Whom a letter is for; `about` is the association or account."""

    about: str
    name: str
    address: str


def addresses_in(text: str) -> tuple[str, ...]:
    """Every address in what was typed, each once: commas, semicolons, spaces and line breaks part them.

    Raises AddressWrong.
    """
    found: dict[str, str] = {}
    for address in text.replace(",", " ").replace(";", " ").split():
        name, at, domain = address.rpartition("@")
        labels = domain.split(".")
        if not (at and name and "@" not in name and len(labels) > 1 and all(labels) and _plain(address)):
            raise AddressWrong(address[:80])
        found.setdefault(address.casefold(), address)
    return tuple(found.values())


def _plain(address: str) -> bool:
    """No brackets, quotes or invisible letters: what a mail program might read as something else."""
    return len(address) <= LONGEST_ADDRESS and address.isprintable() and not set(address) & set("<>()[]\"'\\:")
