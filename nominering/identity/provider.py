"""The only door to authlib: sign-in at an OpenID Connect provider by authorization code, PKCE, state and nonce."""

from typing import Any

import httpx
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from nominering.access.errors import IdentityRefused
from nominering.access.model import Identity

SCOPE = "openid email"
# No symmetric ones: the client's secret signs nothing.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
PATIENCE = 10.0


class OpenIdProvider:
    """IdentityProvider. `strong` is "yes", "no", or what `acr` or `amr` may say, with commas between."""

    def __init__(
        self, issuer: str, client_id: str, client_secret: str, return_to: str, strong: str = "no", name: str = ""
    ) -> None:
        self.name = name or httpx.URL(issuer).host
        self._issuer = issuer.rstrip("/")
        self._client_id, self._client_secret, self._return_to = client_id, client_secret, return_to
        self._strong = strong

    async def way_there(self, state: str, nonce: str, verifier: str) -> str:
        try:
            known = await self._known()
            address, _ = self._client().create_authorization_url(
                known["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
            )
        except (httpx.HTTPError, ValueError, KeyError) as error:
            raise IdentityRefused from error
        return str(address)

    async def who(self, code: str, nonce: str, verifier: str) -> Identity:
        try:
            known = await self._known()
            async with self._client() as client:
                token = await client.fetch_token(known["token_endpoint"], code=code, code_verifier=verifier)
            claims = self._checked(token["id_token"], await self._got(known["jwks_uri"]), nonce)
        except (httpx.HTTPError, OAuthError, JoseError, ValueError, KeyError, TypeError) as error:
            raise IdentityRefused from error
        if claims.get("email_verified") is not True or not isinstance(claims.get("email"), str):
            raise IdentityRefused
        return Identity(claims["email"], self._proves(claims))

    def _client(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self._client_id,
            self._client_secret,
            scope=SCOPE,
            redirect_uri=self._return_to,
            code_challenge_method="S256",
            timeout=PATIENCE,
        )

    async def _known(self) -> dict[str, Any]:
        known = await self._got(f"{self._issuer}/.well-known/openid-configuration")
        if known["issuer"].rstrip("/") != self._issuer:
            raise ValueError("another issuer")
        return known

    async def _got(self, address: str) -> dict[str, Any]:
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            answer = await client.get(address)
        answer.raise_for_status()
        got = answer.json()
        if not isinstance(got, dict):
            raise ValueError("no JSON object")
        return got

    def _checked(self, id_token: str, keys: dict[str, Any], nonce: str) -> dict[str, Any]:
        """Signature, issuer, audience, times and nonce."""
        token = jwt.decode(id_token, KeySet.import_key_set(keys), algorithms=ALGORITHMS)  # type: ignore[arg-type]
        if not token.claims.get("nonce"):
            raise ValueError("no nonce")
        claims = CodeIDToken(
            token.claims,
            token.header,
            {
                "iss": {"values": [self._issuer, f"{self._issuer}/"]},
                "aud": {"value": self._client_id},
                "nonce": {"value": nonce},
            },
            {"nonce": nonce, "client_id": self._client_id},
        )
        claims.validate(leeway=60)
        return dict(token.claims)

    def _proves(self, claims: dict[str, Any]) -> bool:
        if self._strong in ("yes", "no"):
            return self._strong == "yes"
        said = {str(claims.get("acr")), *map(str, claims.get("amr") or ())}
        return bool(said & {each.strip() for each in self._strong.split(",")})
