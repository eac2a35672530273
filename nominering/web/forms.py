"""What a posted form says, before any rule has looked at it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from litestar.datastructures import FormMultiDict

from nominering.balloting.errors import PlaceUnreadable, RankedTwice, UnknownCandidate
from nominering.documents.swedish import SWEDEN
from nominering.nomination.errors import NomineeIncomplete, PublicationMomentWrong
from nominering.outcome.errors import AdoptionIncomplete

LONGEST_TEXT = 2000
# Longer than any field has room for: what does not fit is refused and shown again, never cut.
LONGEST_PROSE = 20_000
PLACE_OF = "rank-"


def text(form: FormMultiDict, field: str, most: int = LONGEST_TEXT) -> str:
    """The field's text without spaces around it; the empty text when it is not there."""
    value = form.get(field, "")
    return value.strip()[:most] if isinstance(value, str) else ""


def texts(form: FormMultiDict, field: str) -> list[str]:
    """Every text of a field that may come several times, each once; files are none."""
    return list(dict.fromkeys(value for value in form.getall(field, []) if isinstance(value, str)))


def whole(form: FormMultiDict, field: str) -> int:
    """A whole number; 0 for whatever is none."""
    return whole_typed(text(form, field)) or 0


def whole_typed(typed: str) -> int | None:
    """A whole number from 0; None for whatever is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def kept(form: FormMultiDict) -> Mapping[str, Any]:
    """What was typed, to be shown again."""
    return {field: form.getall(field) for field in form}


def day(form: FormMultiDict, field: str) -> date:
    """Raises NomineeIncomplete with the field's name."""
    try:
        return date.fromisoformat(text(form, field))
    except ValueError:
        raise NomineeIncomplete(field) from None


def moment(form: FormMultiDict, day_field: str, time_field: str) -> datetime | None:
    """A day and a time in Sweden, in UTC; None when neither is filled in. Raises PublicationMomentWrong."""
    on, at = text(form, day_field), text(form, time_field)
    if not on and not at:
        return None
    try:
        return datetime.combine(date.fromisoformat(on), time.fromisoformat(at), SWEDEN).astimezone(UTC)
    except ValueError:
        raise PublicationMomentWrong from None


def adoption_day(form: FormMultiDict) -> date:
    """Raises AdoptionIncomplete."""
    try:
        return date.fromisoformat(text(form, "adopted_on"))
    except ValueError:
        raise AdoptionIncomplete from None


def place_typed(form: FormMultiDict, number: int | None) -> str:
    """What stands in the field beside a candidate, to be shown again; empty for whoever was not on the page."""
    return text(form, f"{PLACE_OF}{number}")[:4]


def ranking(form: FormMultiDict) -> tuple[int, ...]:
    """Candidate numbers in the order of the places typed beside them; gaps between places do not count.

    Raises UnknownCandidate for a field that is no number or a place that is none, RankedTwice for two candidates
    on one place or two places for one.
    """
    places: dict[int, int] = {}
    for field in form:
        if not field.startswith(PLACE_OF):
            continue
        typed = [value.strip() for value in form.getall(field) if isinstance(value, str) and value.strip()]
        if not typed:
            continue
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
