"""Settings are read once; a secret that is not given is drawn and kept."""

from pathlib import Path

from nominering.settings import Settings


def test_what_is_not_set_has_a_safe_default(tmp_path: Path) -> None:
    settings = Settings.read({"NOMINERING_VAR": str(tmp_path)})
    assert settings.database == f"sqlite:///{tmp_path}/nominering.sqlite"
    assert settings.https_only


def test_only_a_plain_http_address_lets_cookies_go_without_tls() -> None:
    assert not Settings("", "http://localhost:8000", b"").https_only
    assert Settings("", "https://nominering.example", b"").https_only


def test_the_drawn_secret_outlives_a_restart_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    first = Settings.read({"NOMINERING_VAR": str(tmp_path)}).secret
    assert Settings.read({"NOMINERING_VAR": str(tmp_path)}).secret == first
    assert len(first) == 64
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0


def test_settings_go_through_the_environment_unchanged(tmp_path: Path) -> None:
    settings = Settings("sqlite:////x", "http://localhost:81", b"abc", 81)
    assert Settings.read({**settings.as_environment(), "NOMINERING_VAR": str(tmp_path)}) == settings
