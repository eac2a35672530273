"""Begin a list, change what it is called and where it stands, take it away."""

from dataclasses import replace
from datetime import date, datetime

from nominering.nomination.errors import ListExists, ListIncomplete
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.ports import Lists


async def begin_list(lists: Lists, begun: CandidateList, by: str, now: datetime, today: date) -> CandidateList:
    """Its id is a stem: of two lists to elections of the same kind the second gets `-2`.

    Raises ListIncomplete and the errors of `CandidateList.check_new`.
    """
    named = begun.named(begun.title, begun.constituency)
    named.check_new(now, today)
    numbered, number = named, 1
    while True:
        try:
            await lists.add_list(numbered, by, now)
            return numbered
        except ListExists:
            number += 1
            numbered = replace(named, id=f"{named.id}-{number}")


async def change_list(lists: Lists, wanted: CandidateList, place: int, today: date) -> CandidateList:
    """The list as it is `wanted`; `place` is where it stands among the lists.

    Raises ListUnknown, ListIncomplete, DeadlinesOutOfOrder, CandidatesFrozen.
    """
    changed = wanted.named(wanted.title, wanted.constituency)
    changed.check_day(today)
    changed.check_may_be_to(changed.election_day)
    if not 0 < place <= len(await lists.lists()):
        raise ListIncomplete("position")
    await lists.change_list(changed, place)
    return changed
