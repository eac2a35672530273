"""Logg: who has read, changed or deleted which data."""

from datetime import date, datetime, time, timedelta

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.response import Template

from nominering.access.logbook import PAGE, Sought
from nominering.documents.swedish import SWEDEN
from nominering.organisation.names import alphabetical
from nominering.web.access import Deed, Visited, only
from nominering.web.house import House
from nominering.web.letters import ROLES
from nominering.web.pages import page


@get("/")
async def show(request: Visited, house: NamedDependency[House]) -> Template:
    """What is sought stands in the address, so that a page of the log can be kept as a link."""
    asked = request.query_params
    typed = {name: str(asked.get(name, ""))[:200] for name in ("person", "dag", "om", "fore")}
    day = _day(typed["dag"])
    sought = Sought(
        account_id=typed["person"],
        object=typed["om"].strip(),
        since=_midnight(day) if day else None,
        until=_moment(typed["fore"]) or (_midnight(day + timedelta(days=1)) if day else None),
    )
    entries = await house.logbook.entries(sought)
    people = sorted(await house.logbook.people(), key=lambda one: alphabetical(one[1]))
    return page(
        "access/log.html",
        entries=entries,
        people=people,
        typed=typed,
        roles={role.value: words for role, words in ROLES.items()},
        day_unreadable=bool(typed["dag"]) and day is None,
        earlier=entries[-1].at.isoformat() if len(entries) == PAGE else None,
    )


def _day(typed: str) -> date | None:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if 1900 < day.year < 9000 else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SWEDEN)


def _moment(typed: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return moment if moment.tzinfo and 1900 < moment.year < 9000 else None


routes = Router(path="/logg", route_handlers=[show], guards=[only(Deed.READ_LOG)])
