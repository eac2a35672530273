"""What a sentence is."""

from collections.abc import Callable
from typing import Any

from nominering.documents.swedish import listed

Sentence = str | Callable[[Any], str]


def numbers_text(numbers: tuple[int, ...]) -> str:
    return listed([str(number) for number in numbers])
