"""What a candidate states about the right to be elected. Nobody is asked to prove it, and no municipality is kept."""

from dataclasses import dataclass
from enum import StrEnum


class Citizenship(StrEnum):
    """As far as the law asks (kommunallagen 1:7): Swedish, of another EU state, Icelandic or Norwegian, or other."""

    SWEDISH = "swedish"
    EU = "eu"
    NORDIC = "nordic"
    OTHER = "other"
    UNSTATED = "unstated"


class Word(StrEnum):
    """Yes, no, or not said."""

    YES = "yes"
    NO = "no"
    UNSTATED = "unstated"


@dataclass(frozen=True)
class Stated:
    """Of one list. `resided`: is or has been resident in Sweden. `registered`: in the area the list is for.
    `three_years`: registered in Sweden three years running before election day."""

    citizenship: Citizenship = Citizenship.UNSTATED
    resided: Word = Word.UNSTATED
    registered: Word = Word.UNSTATED
    three_years: Word = Word.UNSTATED
