"""What differs from one installation to the next, read once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """`public_url` decides whether cookies are sent over https only; `secret` keys the hashes of voting codes."""

    database: str
    public_url: str
    secret: bytes
    port: int = 8000

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
        }

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """From NOMINERING_DATABASE, NOMINERING_URL, NOMINERING_PORT and NOMINERING_SECRET.

        Without a secret one is drawn and kept in the var folder, so that codes outlive a restart.
        """
        var = var_folder(environment)
        database = environment.get("NOMINERING_DATABASE", f"sqlite:///{var / 'nominering.sqlite'}")
        port = int(environment.get("NOMINERING_PORT", "8000"))
        given = environment.get("NOMINERING_SECRET")
        return cls(
            database=database,
            public_url=environment.get("NOMINERING_URL", f"https://localhost:{port}"),
            secret=given.encode() if given else kept_secret(var / "secret"),
            port=port,
        )


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
