"""What a candidate agrees to, apart from standing: acts of their own, with the text's version and the time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """Publication: name, picture and statement outside the party (GDPR art. 9.2 a). Pledge: kandidatförsäkran."""

    PUBLICATION = "publication"
    PLEDGE = "pledge"


@dataclass(frozen=True)
class SignedAct:
    """It stands until it is withdrawn; the withdrawn ones are kept with both times."""

    id: str
    nominee_id: str
    act: Act
    version: str
    given_at: datetime
    withdrawn_at: datetime | None = None

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None


def standing_acts(acts: tuple[SignedAct, ...]) -> dict[Act, SignedAct]:
    """Those that stand, one of each kind at the most."""
    return {each.act: each for each in acts if each.stands}
