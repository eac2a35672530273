"""Settings are read once; a secret that is not given is drawn and kept."""

from pathlib import Path

from nominering.settings import Settings


def test_what_is_not_set_has_a_safe_default(tmp_path: Path) -> None:
    settings = Settings.read({"NOMINERING_VAR": str(tmp_path)})
    assert settings.database == f"sqlite:///{tmp_path}/nominering.sqlite"
    assert settings.https_only
    assert (settings.second_factor, settings.demo, settings.log_days) == ("staff", False, 730)


def test_only_a_plain_http_address_lets_cookies_go_without_tls() -> None:
    assert not Settings("", "http://localhost:8000", b"").https_only
    assert Settings("", "https://nominering.example", b"").https_only


def test_the_drawn_secret_outlives_a_restart_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    first = Settings.read({"NOMINERING_VAR": str(tmp_path)}).secret
    assert Settings.read({"NOMINERING_VAR": str(tmp_path)}).secret == first
    assert len(first) == 64
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0


def test_settings_go_through_the_environment_unchanged(tmp_path: Path) -> None:
    settings = Settings(
        database="sqlite:////x",
        public_url="http://localhost:81",
        secret=b"abc",
        port=81,
        second_factor="boards",
        demo=True,
        log_days=30,
        smtp_url="smtps://u:p@mail.example",
        mail_from="n@example.se",
        oidc_issuer="https://id.example",
        oidc_client_id="nominering",
        oidc_client_secret="hemligt",
        oidc_strong="mfa",
        oidc_name="Medlemsporten",
        address="0.0.0.0",
    )
    assert Settings.read({**settings.as_environment(), "NOMINERING_VAR": str(tmp_path)}) == settings


def test_no_secret_is_shown_when_settings_are() -> None:
    settings = Settings("", "", b"hemlig1", smtp_url="smtps://u:hemlig2@x", oidc_client_secret="hemlig3")
    assert "hemlig" not in repr(settings)
