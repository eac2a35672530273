"""The organiser brings a stop forward."""

from datetime import datetime

from nominering.nomination.model.lists import CandidateList
from nominering.nomination.ports import Lists


async def stop_nominations(lists: Lists, list_id: str, now: datetime) -> CandidateList:
    """The organiser brings the stop forward. Raises ListUnknown."""
    await lists.stop(list_id, now, answers=False)
    return await lists.candidate_list(list_id)


async def stop_answers(lists: Lists, list_id: str, now: datetime) -> CandidateList:
    """The organiser brings the stop for answers forward. Raises ListUnknown."""
    await lists.stop(list_id, now, answers=True)
    return await lists.candidate_list(list_id)
