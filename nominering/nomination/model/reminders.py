"""Who is to be asked by letter, and who is to be reminded."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from nominering.correspondence.model import Delivery, Kind, Letter
from nominering.nomination.model.candidacies import Answer, Candidacy
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominees import Nominee

# Never two letters on one day: a whole day lies between them.
APART = timedelta(days=1)

Lists = Mapping[str, CandidateList]


def _unanswered(candidacies: Iterable[Candidacy], lists: Lists, now: datetime) -> dict[str, list[Candidacy]]:
    """By nominee: what they may still answer and have not. Only a nominee with an address can get a letter."""
    found: dict[str, list[Candidacy]] = {}
    for each in candidacies:
        if each.answer is Answer.ASKED and each.nominee.email and each.answers_open(lists[each.list_id], now):
            found.setdefault(each.nominee.id, []).append(each)
    return found


def _reached(letters: Iterable[Letter], nominee_id: str, *kinds: Kind) -> list[Letter]:
    """Those on their way or delivered; one that failed has asked nobody anything."""
    return [
        each
        for each in letters
        if each.about == nominee_id and each.kind in kinds and each.delivery is not Delivery.FAILED
    ]


def unasked(
    candidacies: Iterable[Candidacy], lists: Lists, letters: Sequence[Letter], now: datetime
) -> tuple[Nominee, ...]:
    """Those who have been named since they were last written to, or never were."""
    return tuple(
        open_[0].nominee
        for nominee_id, open_ in _unanswered(candidacies, lists, now).items()
        if not _reached(letters, nominee_id, Kind.QUESTION)
        or any(
            each.asked_last is not None
            and each.asked_last > max(one.queued_at for one in _reached(letters, nominee_id, Kind.QUESTION))
            for each in open_
        )
    )


def remindable(
    candidacies: Iterable[Candidacy], lists: Lists, letters: Sequence[Letter], now: datetime
) -> tuple[Nominee, ...]:
    """Those who have had the question and no letter in the last day."""
    return tuple(
        open_[0].nominee
        for nominee_id, open_ in _unanswered(candidacies, lists, now).items()
        if _reached(letters, nominee_id, Kind.QUESTION)
        and not any(
            now - each.queued_at < APART for each in _reached(letters, nominee_id, Kind.QUESTION, Kind.REMINDER)
        )
    )


def due_reminders(
    candidacies: Sequence[Candidacy], lists: Lists, letters: Sequence[Letter], now: datetime
) -> tuple[Nominee, ...]:
    """Those to remind without anybody pressing a button: once, when the stop for answers is the list's `remind_days`
    away. Who was named late has no such stop, and is reminded by hand.
    """

    def due(candidacy: Candidacy) -> bool:
        to = lists[candidacy.list_id]
        begins = to.answers_close - timedelta(days=to.remind_days)
        reminded = any(each.queued_at >= begins for each in _reached(letters, candidacy.nominee.id, Kind.REMINDER))
        return bool(to.remind_days) and not candidacy.late and begins <= now < to.answers_close and not reminded

    return remindable([each for each in candidacies if due(each)], lists, letters, now)
