"""Dates, times and numbers as Swedes write them."""

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")
MONTHS = {
    1: "januari",
    2: "februari",
    3: "mars",
    4: "april",
    5: "maj",
    6: "juni",
    7: "juli",
    8: "augusti",
    9: "september",
    10: "oktober",
    11: "november",
    12: "december",
}


def date_text(day: date) -> str:
    """8 september 2030"""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def time_text(moment: datetime) -> str:
    """8 september 2030 kl. 20.00, in Swedish time."""
    local = moment.astimezone(SWEDEN)
    return f"{date_text(local.date())} kl. {local:%H.%M}"


def clock_text(moment: datetime) -> str:
    """kl. 20.00, in Swedish time."""
    return f"kl. {moment.astimezone(SWEDEN):%H.%M}"


def number_text(number: int) -> str:
    """1 830 386, with spaces that no line is broken at."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def decimal_text(exact: Fraction, decimals: int) -> str:
    """1 830,386: rounded to so many decimals, a half upwards."""
    scale = 10**decimals
    whole, rest = divmod((2 * exact.numerator * scale + exact.denominator) // (2 * exact.denominator), scale)
    return f"{number_text(whole)},{rest:0{decimals}d}"


def local_moment(moment: datetime) -> str:
    """As a field for day and time has it: 2030-01-20T23:59, in Swedish time."""
    return moment.astimezone(SWEDEN).strftime("%Y-%m-%dT%H:%M")


def lower_first(text: str) -> str:
    """To stand after a colon. STV and other words in capitals stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """To begin a line or a sentence."""
    return text[:1].upper() + text[1:]


def votes_text(decimals: str) -> str:
    """`12.33333` is 12,33333; a whole number of votes has no decimals."""
    whole, _, rest = decimals.partition(".")
    return whole if not rest.strip("0") else f"{whole},{rest}"


def amount_text(decimals: str) -> str:
    """As `votes_text`, without zeros at the end: for a sentence, where nothing stands in columns."""
    said = votes_text(decimals)
    return said.rstrip("0") if "," in said else said


def votes_said(decimals: str) -> str:
    """`1.00000` is 1 röst, `2.50000` is 2,5 röster."""
    said = amount_text(decimals)
    return f"{said} {'röst' if said == '1' else 'röster'}"


def listed(words: list[str]) -> str:
    """a, b och c"""
    return " och ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
