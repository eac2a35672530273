"""Ways in for a nominee without an account: a personal link, or the code of a printed letter."""

from datetime import datetime, timedelta

from nominering.access.model import SESSION_LASTS, Key, Purpose, Role
from nominering.access.ports import Keys
from nominering.access.use_cases import give_personal_link
from nominering.nomination.errors import AnswerCodeUnknown
from nominering.nomination.model.codes import AnswerCode
from nominering.nomination.ports import AnswerCodes, Lists

# A list is adopted weeks or months after the answers; the nominated should still be able to read why.
READABLE_AFTER_ANSWERS = timedelta(days=180)


async def valid_until(lists: Lists, now: datetime) -> datetime:
    """How long a link or a code to answer with is of use."""
    return max((each.answers_close for each in await lists.lists()), default=now) + READABLE_AFTER_ANSWERS


async def give_link(keys: Keys, codes: AnswerCodes, secret: str, nominee_id: str, until: datetime) -> None:
    """Earlier links and codes stop fitting."""
    await codes.replace_codes(nominee_id)
    await give_personal_link(keys, secret, nominee_id, until)


async def give_code(keys: Keys, codes: AnswerCodes, code: str, nominee_id: str, until: datetime) -> None:
    """Earlier links and codes stop fitting."""
    await keys.drop_personal(nominee_id)
    await codes.keep_code(code, AnswerCode(nominee_id, until))


async def enter_by_code(keys: Keys, codes: AnswerCodes, code: str, fresh_secret: str, now: datetime) -> None:
    """A link of its own for whoever types a code, so that the short code stays out of addresses; it fits for some
    hours, and the code for as long as it did.

    Raises AnswerCodeUnknown, AnswerCodeReplaced, AnswerCodeExpired, AnswerCodeLocked.
    """
    found = await codes.find_code(code)
    if found is None:
        raise AnswerCodeUnknown
    found.check_opens(now)
    until = min(found.expires_at, now + SESSION_LASTS)
    await keys.keep_key(fresh_secret, Key(Purpose.PERSONAL, Role.CANDIDATE, found.nominee_id, until))
