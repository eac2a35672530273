"""The tellers say what they make of the count, and an objection is looked into."""

from datetime import datetime

from nominering.outcome.errors import AlreadyAdopted, ListChanged, WordUnknown
from nominering.outcome.model.tellers import TellersWord, Verification
from nominering.outcome.ports import Deciding
from nominering.outcome.use_cases.count import counted_list


async def verification(kept: Deciding, list_id: str) -> Verification:
    """What the tellers say of the count that stands. Raises NotCounted."""
    round_, counted = await counted_list(kept.rounds, kept.outcomes, list_id)
    return Verification.of(await kept.outcomes.tellers_words(round_.id), counted.fingerprint)


async def give_word(kept: Deciding, list_id: str, word: TellersWord) -> TellersWord:
    """A teller's later word stands in place of the earlier, which is kept.

    Raises ListUnknown, NotCounted, AlreadyAdopted, ListChanged for another count than the one that stands,
    WordIncomplete, PlaceOutside.
    """
    await kept.lists.candidate_list(list_id)
    round_, counted = await counted_list(kept.rounds, kept.outcomes, list_id)
    if await kept.outcomes.adopted(list_id):
        raise AlreadyAdopted
    if word.count != counted.fingerprint:
        raise ListChanged
    filled_in = word.filled_in(len(counted.order))
    await kept.outcomes.keep_tellers_word(round_.id, filled_in)
    return filled_in


async def settle_word(kept: Deciding, list_id: str, word_id: str, text: str, by: str, now: datetime) -> None:
    """Whoever conducts the voting says how an objection was looked into.

    Raises NotCounted, AlreadyAdopted, WordUnknown, SettledAlready, WordIncomplete.
    """
    word = next((each for each in (await verification(kept, list_id)).words if each.id == word_id), None)
    if word is None:
        raise WordUnknown
    if await kept.outcomes.adopted(list_id):
        raise AlreadyAdopted
    await kept.outcomes.keep_settled(word.settle(text, by, now))
