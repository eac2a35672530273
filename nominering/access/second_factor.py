"""The second step of signing in: codes of the moment (RFC 6238), recovery codes, passkeys."""

import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp

ISSUER = "Nominering"
# A clock may go wrong by one step, half a minute, either way.
STEPS_OFF = (0, -1, 1)
MOST_TRIES, TRIES_WITHIN = 10, timedelta(minutes=15)
# Without letters that are read as others.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
RECOVERY_CODES, RECOVERY_LENGTH = 10, 10


@dataclass(frozen=True)
class Passkey:
    """A credential of an account; `id` and `public_key` are base64url."""

    id: str
    account_id: str
    public_key: str
    sign_count: int


@dataclass(frozen=True)
class CodeGenerator:
    """An app's secret (base32), and the step of the last code that was accepted."""

    secret: str
    last_step: int = 0

    def accepts(self, typed: str, now: datetime) -> int | None:
        """The step that the code is of, if it is one of the moment and later than the last; a code fits once."""
        code = re.sub(r"\s", "", typed)
        generator = pyotp.TOTP(self.secret)
        if not (code.isascii() and code.isdigit() and len(code) == generator.digits):
            return None
        at = generator.timecode(now)
        for off in STEPS_OFF:
            right = hmac.compare_digest(generator.generate_otp(at + off), code)
            if right and at + off > self.last_step:
                return at + off
        return None

    def address_for(self, name: str) -> str:
        """What the app reads from the QR code."""
        return pyotp.TOTP(self.secret).provisioning_uri(name=name, issuer_name=ISSUER)


@dataclass(frozen=True)
class Factors:
    """What an account can prove itself with."""

    passkeys: tuple[Passkey, ...] = ()
    generator: CodeGenerator | None = None
    recovery_codes: int = 0

    @property
    def in_place(self) -> bool:
        return bool(self.passkeys) or self.generator is not None


def draw_recovery_codes(choice: Callable[[Sequence[str]], str]) -> tuple[str, ...]:
    """`choice` is the dice. 49 bits each; guessing is limited as for any code."""
    return tuple("".join(choice(LETTERS) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES))


def canonical_recovery_code(typed: str) -> str:
    return re.sub(r"[\s-]", "", typed).upper()


def spaced(code: str) -> str:
    """As it is printed and shown."""
    return f"{code[:5]}-{code[5:]}"


def draw_secret(choice: Callable[[Sequence[str]], str]) -> str:
    """160 bits in base32, as RFC 4226 advises."""
    return "".join(choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") for _ in range(32))
