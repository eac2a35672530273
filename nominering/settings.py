"""What differs from one installation to the next, read once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SECOND_FACTORS = ("none", "staff", "boards")
LOG_DAYS = 730


class SettingWrong(Exception):
    """`name` is the setting, `allowed` what it may be."""

    def __init__(self, name: str, allowed: str) -> None:
        super().__init__(name)
        self.name = name
        self.allowed = allowed


@dataclass(frozen=True)
class Settings:
    """`public_url` decides whether cookies are sent over https only, and is what passkeys are bound to; `secret` keys
    the hashes of codes and encrypts what code generators share.

    `second_factor` is asked of nobody (none), of the staff, or of the boards too. `demo` shows the letters to the
    organiser instead of sending them. `log_days` is how long the log is kept. `oidc_strong` is "yes", "no", or the
    values of acr or amr that count as proved twice over.
    """

    database: str
    public_url: str
    secret: bytes = field(repr=False)
    port: int = 8000
    second_factor: str = "staff"
    demo: bool = False
    log_days: int = LOG_DAYS
    smtp_url: str = field(default="", repr=False)
    mail_from: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    oidc_strong: str = "no"
    oidc_name: str = ""
    address: str = "127.0.0.1"

    @property
    def https_only(self) -> bool:
        return not self.public_url.startswith("http://")

    def as_environment(self) -> dict[str, str]:
        """What `read` reads back."""
        return {
            "NOMINERING_DATABASE": self.database,
            "NOMINERING_URL": self.public_url,
            "NOMINERING_SECRET": self.secret.decode(),
            "NOMINERING_PORT": str(self.port),
            "NOMINERING_SECOND_FACTOR": self.second_factor,
            "NOMINERING_DEMO": "yes" if self.demo else "no",
            "NOMINERING_LOG_DAYS": str(self.log_days),
            "NOMINERING_SMTP_URL": self.smtp_url,
            "NOMINERING_MAIL_FROM": self.mail_from,
            "NOMINERING_OIDC_ISSUER": self.oidc_issuer,
            "NOMINERING_OIDC_CLIENT_ID": self.oidc_client_id,
            "NOMINERING_OIDC_CLIENT_SECRET": self.oidc_client_secret,
            "NOMINERING_OIDC_STRONG": self.oidc_strong,
            "NOMINERING_OIDC_NAME": self.oidc_name,
            "NOMINERING_ADDRESS": self.address,
        }

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """From the variables that README lists. Raises SettingWrong.

        Without a secret one is drawn and kept in the var folder, so that codes outlive a restart.
        """
        var = var_folder(environment)
        database = environment.get("NOMINERING_DATABASE", f"sqlite:///{var / 'nominering.sqlite'}")
        port = _whole(environment, "NOMINERING_PORT", 8000)
        given = environment.get("NOMINERING_SECRET")
        smtp_url, mail_from = environment.get("NOMINERING_SMTP_URL", ""), environment.get("NOMINERING_MAIL_FROM", "")
        if smtp_url and "@" not in mail_from:
            raise SettingWrong("NOMINERING_MAIL_FROM", "den adress som breven kommer från")
        return cls(
            database=database,
            public_url=environment.get("NOMINERING_URL", f"https://localhost:{port}"),
            secret=given.encode() if given else kept_secret(var / "secret"),
            port=port,
            second_factor=_one_of(environment, "NOMINERING_SECOND_FACTOR", SECOND_FACTORS, "staff"),
            demo=_one_of(environment, "NOMINERING_DEMO", ("yes", "no"), "no") == "yes",
            log_days=_whole(environment, "NOMINERING_LOG_DAYS", LOG_DAYS),
            smtp_url=smtp_url,
            mail_from=mail_from,
            oidc_issuer=environment.get("NOMINERING_OIDC_ISSUER", ""),
            oidc_client_id=environment.get("NOMINERING_OIDC_CLIENT_ID", ""),
            oidc_client_secret=environment.get("NOMINERING_OIDC_CLIENT_SECRET", ""),
            oidc_strong=environment.get("NOMINERING_OIDC_STRONG", "no") or "no",
            oidc_name=environment.get("NOMINERING_OIDC_NAME", ""),
            address=environment.get("NOMINERING_ADDRESS", "127.0.0.1"),
        )


def _whole(environment: Mapping[str, str], name: str, default: int) -> int:
    """Above zero."""
    said = environment.get(name, str(default))
    if not (said.isascii() and said.isdigit() and 0 < int(said) < 100_000):
        raise SettingWrong(name, "ett helt tal, minst 1")
    return int(said)


def _one_of(environment: Mapping[str, str], name: str, allowed: tuple[str, ...], default: str) -> str:
    said = environment.get(name, default)
    if said not in allowed:
        raise SettingWrong(name, " eller ".join(allowed))
    return said


def var_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where everything that is kept lies: NOMINERING_VAR, or `var` in the project."""
    return Path(environment.get("NOMINERING_VAR", Path(__file__).resolve().parents[1] / "var"))


def kept_secret(path: Path) -> bytes:
    """The secret in the file, drawn when there is none. Only its owner may read it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(os.urandom(32).hex())
    return path.read_text().strip().encode()
