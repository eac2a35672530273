"""What a posted form says, before any rule has looked at it."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from litestar.datastructures import FormMultiDict
from litestar.exceptions import ClientException

from nominering.balloting.errors import PlaceUnreadable, RankedTwice, UnknownCandidate
from nominering.conference.errors import LotsUnreadable
from nominering.documents.swedish import SWEDEN, local_moment
from nominering.nomination.errors import NomineeIncomplete, PublicationMomentWrong, RulesIncomplete

LONGEST_TEXT = 2000
# Longer than any field has room for: what does not fit is refused and shown again, never cut.
LONGEST_PROSE = 20_000
Choice = TypeVar("Choice", bound=StrEnum)
PLACE_OF = "rank-"
MARK_OF = "mark-"


def text(form: FormMultiDict, field: str, most: int = LONGEST_TEXT) -> str:
    """The field's text without spaces around it; the empty text when it is not there."""
    value = form.get(field, "")
    return value.strip()[:most] if isinstance(value, str) else ""


def texts(form: FormMultiDict, field: str) -> list[str]:
    """Every text of a field that may come several times, each once; files are none."""
    return list(dict.fromkeys(value for value in form.getall(field, []) if isinstance(value, str)))


def ticked(form: FormMultiDict, prefix: str) -> frozenset[str]:
    """What the boxes whose names begin so are for, of those that are ticked."""
    return frozenset(field.removeprefix(prefix) for field in form if field.startswith(prefix))


def long_text(form: FormMultiDict, field: str) -> str:
    """As `text`, for what a rule sets the length of: nothing is cut off unsaid."""
    value = form.get(field, "")
    return value.strip() if isinstance(value, str) else ""


def choice(form: FormMultiDict, field: str, unsaid: Choice) -> Choice:
    """One of the kinds that `unsaid` is of; nobody has to choose. Raises ClientException for what is no choice."""
    try:
        return type(unsaid)(text(form, field) or unsaid)
    except ValueError:
        raise ClientException from None


def whole(form: FormMultiDict, field: str) -> int:
    """A whole number; 0 for whatever is none."""
    return whole_typed(text(form, field)) or 0


def whole_typed(typed: str) -> int | None:
    """A whole number from 0; None for whatever is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def kept(form: FormMultiDict) -> Mapping[str, Any]:
    """What was typed, to be shown again."""
    return {field: form.getall(field) for field in form}


DRAFT_FIELDS = {
    "vem": ("name", "born", "place", "email", "phone"),
    "lista": ("list",),
    "mote": ("meeting", "paragraph"),
    "varfor": ("motivation", "electable", "relation"),
}


def draft_fields(form: FormMultiDict, step: str | None = None) -> dict[str, tuple[str, ...]]:
    """What a form says of a nomination: the fields that are in it, or those of one step, empty where not."""
    fields = DRAFT_FIELDS[step] if step else [each for every in DRAFT_FIELDS.values() for each in every]
    found = {field: tuple(value.strip()[:LONGEST_TEXT] for value in texts(form, field)[:20]) for field in fields}
    return found if step else {field: values for field, values in found.items() if values}


def day(form: FormMultiDict, field: str, refusal: Callable[[str], Exception] = NomineeIncomplete) -> date:
    """Raises the refusal with the field's name."""
    try:
        return date.fromisoformat(text(form, field))
    except ValueError:
        raise refusal(field) from None


def day_and_time(form: FormMultiDict, day_field: str, time_field: str) -> datetime | None:
    """A day and a time in Sweden, in UTC; None when neither is filled in. Raises PublicationMomentWrong."""
    on, at = text(form, day_field), text(form, time_field)
    if not on and not at:
        return None
    try:
        return datetime.combine(date.fromisoformat(on), time.fromisoformat(at), SWEDEN).astimezone(UTC)
    except (ValueError, OverflowError):  # the first hour of year 1 is none in UTC
        raise PublicationMomentWrong from None


def moment(
    form: FormMultiDict,
    field: str,
    now: datetime | None = None,
    refusal: Callable[[str], Exception] = RulesIncomplete,
) -> datetime:
    """A day and a time in Sweden, as UTC. `now` is what the page showed: left as it was, it keeps its seconds too.

    Raises the refusal with the field's name.
    """
    typed = text(form, field)
    if now is not None and typed == local_moment(now):
        return now
    try:
        local = datetime.fromisoformat(typed)
    except ValueError:
        raise refusal(field) from None
    if local.tzinfo is not None or "T" not in typed or not 2000 < local.year < 2100:
        raise refusal(field)
    return local.replace(tzinfo=SWEDEN).astimezone(UTC)


def place_typed(form: FormMultiDict, number: int | None) -> str:
    """What stands in the field beside a candidate, to be shown again; empty for whoever was not on the page."""
    return text(form, f"{PLACE_OF}{number}")[:4]


def ranking(form: FormMultiDict) -> tuple[int, ...]:
    """Candidate numbers in the order of the places typed beside them; gaps between places do not count.

    Raises UnknownCandidate for a field that is no number or a place that is none, RankedTwice for two candidates
    on one place or two places for one.
    """
    typed_at: dict[str, list[str]] = {}
    for field, value in form.multi_items():
        if field.startswith(PLACE_OF) and isinstance(value, str) and (place_there := value.strip()):
            typed_at.setdefault(field, []).append(place_there)
    places: dict[int, int] = {}
    for field, typed in typed_at.items():
        name = field.removeprefix(PLACE_OF)
        if not (name.isascii() and name.isdigit() and len(name) <= 4):
            raise UnknownCandidate(name[:20])
        if len(typed) > 1:
            raise RankedTwice(number=int(name))
        place = _place(typed[0])
        if place in places:
            raise RankedTwice(place=place)
        places[place] = int(name)
    return tuple(places[place] for place in sorted(places))


def marks(form: FormMultiDict) -> tuple[int, ...]:
    """The numbers of the candidates whose boxes are ticked. Raises UnknownCandidate for a field that is no number."""
    marked = sorted(ticked(form, MARK_OF))
    for name in marked:
        if not (name.isascii() and name.isdigit() and len(name) <= 4):
            raise UnknownCandidate(name[:20])
    return tuple(sorted(map(int, marked)))


def mark_typed(form: FormMultiDict, number: int) -> str:
    """What a box beside a candidate says when it is ticked."""
    return text(form, f"{MARK_OF}{number}")[:4]


def chosen(form: FormMultiDict) -> tuple[int, ...]:
    """What a ballot says, whichever kind it is: the marked numbers, or those ranked. Raises as they do."""
    return marks(form) or ranking(form)


def lot_order(form: FormMultiDict, field: str) -> tuple[int, ...]:
    """Numbers with commas or spaces between. Raises LotsUnreadable."""
    words = text(form, field).replace(",", " ").split()
    for word in words:
        if not (word.isascii() and word.isdigit() and len(word) < 6):
            raise LotsUnreadable(word[:20])
    return tuple(map(int, words))


def ordered_rows(form: FormMultiDict) -> tuple[str, ...]:
    """What the fields called row hold, in the order of the places typed; the empty text for a number of no row.

    The numbers are those of the page as it was shown: somebody may have answered since. Raises as `ranking` does.
    """
    shown = texts(form, "row")
    return tuple(shown[n - 1] if 0 < n <= len(shown) else "" for n in ranking(form))


def _place(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4 and int(typed) > 0):
        raise PlaceUnreadable(typed[:20])
    return int(typed)
