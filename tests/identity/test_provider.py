"""Who somebody is by another's word: only what the provider signed, for us, now, of a verified address."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from joserfc.jwk import ECKey

from nominering.access.errors import IdentityRefused
from nominering.access.model import Identity
from nominering.identity.provider import OpenIdProvider
from tests.identity.openid import CLIENT, SECRET, Provider, openid_provider

HERE = "http://localhost/logga-in/tillbaka"
STATE, NONCE, VERIFIER = "s" * 64, "n" * 64, "v" * 64


@pytest.fixture
def provider() -> Iterator[Provider]:
    with openid_provider() as served:
        yield served


def client(provider: Provider, strong: str = "no") -> OpenIdProvider:
    return OpenIdProvider(provider.issuer, CLIENT, SECRET, HERE, strong)


async def code_from(provider: Provider, asked: OpenIdProvider) -> str:
    back = provider.log_in(await asked.way_there(STATE, NONCE, VERIFIER))
    assert back.endswith(f"&state={STATE}")
    return back.removeprefix(f"{HERE}?code=").partition("&")[0]


async def test_somebody_who_signs_in_there_is_known_here(provider: Provider) -> None:
    asked = client(provider)
    code = await code_from(provider, asked)
    assert await asked.who(code, NONCE, VERIFIER) == Identity("ombud@example.se", strong=False)


async def test_a_code_is_good_once(provider: Provider) -> None:
    asked = client(provider)
    code = await code_from(provider, asked)
    await asked.who(code, NONCE, VERIFIER)
    with pytest.raises(IdentityRefused):
        await asked.who(code, NONCE, VERIFIER)


@pytest.mark.parametrize(("nonce", "verifier"), [("m" * 64, VERIFIER), (NONCE, "w" * 64)])
async def test_a_code_from_another_sign_in_is_refused(provider: Provider, nonce: str, verifier: str) -> None:
    asked = client(provider)
    code = await code_from(provider, asked)
    with pytest.raises(IdentityRefused):
        await asked.who(code, nonce, verifier)


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "true"},
        {"email": None},
        {"aud": "another"},
        {"iss": "http://another.example"},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"nonce": None},
    ],
)
async def test_a_token_that_does_not_hold_is_refused(provider: Provider, claims: dict[str, Any]) -> None:
    asked = client(provider)
    provider.claims = claims
    code = await code_from(provider, asked)
    with pytest.raises(IdentityRefused):
        await asked.who(code, NONCE, VERIFIER)


async def test_a_token_that_somebody_else_signed_is_refused(provider: Provider) -> None:
    asked = client(provider)
    provider.signs_with = ECKey.generate_key("P-256", {"kid": "k1"}, private=True)
    code = await code_from(provider, asked)
    with pytest.raises(IdentityRefused):
        await asked.who(code, NONCE, VERIFIER)


@pytest.mark.parametrize(
    ("setting", "claims", "strong"),
    [
        ("yes", {}, True),
        ("no", {"acr": "loa3"}, False),
        ("loa3, mfa", {}, False),
        ("loa3, mfa", {"acr": "loa3"}, True),
        ("loa3, mfa", {"acr": "loa2", "amr": ["pwd", "mfa"]}, True),
        ("loa3, mfa", {"acr": "loa2", "amr": ["pwd"]}, False),
    ],
)
async def test_whether_it_counts_as_two_factors_is_a_setting(
    provider: Provider, setting: str, claims: dict[str, Any], strong: bool
) -> None:
    asked = client(provider, setting)
    provider.claims = claims
    code = await code_from(provider, asked)
    assert (await asked.who(code, NONCE, VERIFIER)).strong is strong


async def test_a_provider_that_is_away_lets_nobody_in() -> None:
    asked = OpenIdProvider("http://127.0.0.1:1", CLIENT, SECRET, HERE)
    with pytest.raises(IdentityRefused):
        await asked.way_there(STATE, NONCE, VERIFIER)
    with pytest.raises(IdentityRefused):
        await asked.who("code", NONCE, VERIFIER)
