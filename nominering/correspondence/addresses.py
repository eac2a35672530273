"""Addresses that mail can be sent to."""

import re

from nominering.correspondence.errors import AddressWrong

LONGEST = 254
# Nothing that could begin another header or another address; letters beyond ASCII are the mail server's business.
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@[^\s@<>()\[\],;:\"\\.]+(\.[^\s@<>()\[\],;:\"\\.]+)+")


def checked(typed: str) -> str:
    """The address as it was typed, without spaces around it. Raises AddressWrong."""
    address = typed.strip()
    if len(address) > LONGEST or not address.isprintable() or not _ADDRESS.fullmatch(address):
        raise AddressWrong
    return address
