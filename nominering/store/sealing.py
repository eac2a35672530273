"""Text that only whoever has the installation's secret can read."""

from base64 import urlsafe_b64encode
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derived_key(secret: bytes, purpose: str) -> bytes:
    """A key of the secret's for this purpose and no other."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret)


class Seal:
    """Fernet, with a key of its own for each purpose. How long a text is can be seen."""

    def __init__(self, secret: bytes, purpose: str) -> None:
        self._fernet = Fernet(urlsafe_b64encode(derived_key(secret, purpose)))

    def close(self, text: str, *, undated: bool = False) -> str:
        """`undated`: without the time of sealing, which can be read otherwise."""
        if undated:
            return self._fernet.encrypt_at_time(text.encode(), 0).decode()
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str, within: timedelta | None = None) -> str | None:
        """None for what was sealed with another secret, or longer ago than `within`, or changed since."""
        try:
            return self._fernet.decrypt(sealed.encode(), ttl=int(within.total_seconds()) if within else None).decode()
        except (InvalidToken, UnicodeError):
            return None
