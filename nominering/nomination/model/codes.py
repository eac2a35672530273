"""The code in a letter to a nominee, which leads to the same page as the personal link."""

from dataclasses import dataclass
from datetime import datetime

from nominering.nomination.errors import AnswerCodeExpired, AnswerCodeLocked, AnswerCodeReplaced

# The first half finds the letter, so that guesses at the second are counted at the letter and at nothing else.
# With 23 letters to choose from the second half is one of six million.
MOST_WRONG = 20


@dataclass(frozen=True)
class AnswerCode:
    """What a code stands for. `wrong` is how many have typed its first half and another second half."""

    nominee_id: str
    expires_at: datetime
    replaced: bool = False
    wrong: int = 0

    def check_opens(self, now: datetime) -> None:
        """Raises AnswerCodeReplaced, AnswerCodeExpired, AnswerCodeLocked."""
        if self.replaced:
            raise AnswerCodeReplaced
        if now >= self.expires_at:
            raise AnswerCodeExpired
        if self.wrong >= MOST_WRONG:
            raise AnswerCodeLocked
