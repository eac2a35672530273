"""Running text that somebody writes in a field of several lines."""

from nominering.nomination.errors import TextUnfit
from nominering.organisation.names import tidy


def prose(text: str, field: str, most: int) -> str:
    """Tidy line by line, without empty lines around it. Raises TextUnfit when it is longer than `most`."""
    text = "\n".join(map(tidy, text.splitlines())).strip()
    if len(text) > most:
        raise TextUnfit(field, most)
    return text
