"""The only door to webauthn: what a browser is asked to sign, and whether what came back holds.

Passkeys are bound to the address of the installation; user verification is preferred, since the link was the first
factor and the key itself is the second.
"""

import json
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from nominering.access.errors import PasskeyRefused
from nominering.access.model import Account
from nominering.access.second_factor import ISSUER, Passkey

LONGEST_ANSWER = 20_000


def origin(public_url: str) -> str:
    parts = urlsplit(public_url)
    return f"{parts.scheme}://{parts.netloc}"


def rp_id(public_url: str) -> str:
    return urlsplit(public_url).hostname or ""


def to_create(public_url: str, account: Account, known: tuple[Passkey, ...], challenge: str) -> str:
    """What the browser needs to make a passkey, as JSON."""
    options = webauthn.generate_registration_options(
        rp_id=rp_id(public_url),
        rp_name=ISSUER,
        user_name=account.name,
        user_id=account.id.encode()[:64],
        challenge=challenge.encode(),
        exclude_credentials=_descriptors(known),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
    )
    return webauthn.options_to_json(options)


def to_prove(public_url: str, known: tuple[Passkey, ...], challenge: str) -> str:
    """What the browser needs to let one of the account's passkeys sign, as JSON."""
    options = webauthn.generate_authentication_options(
        rp_id=rp_id(public_url),
        challenge=challenge.encode(),
        allow_credentials=_descriptors(known),
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return webauthn.options_to_json(options)


def _descriptors(known: tuple[Passkey, ...]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(each.id)) for each in known]


def created(public_url: str, account_id: str, answer: str, challenge: str) -> Passkey:
    """Raises PasskeyRefused."""
    _check(answer, challenge)
    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge.encode(),
            expected_rp_id=rp_id(public_url),
            expected_origin=origin(public_url),
            require_user_verification=False,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused from error
    return Passkey(
        bytes_to_base64url(made.credential_id),
        account_id,
        bytes_to_base64url(made.credential_public_key),
        made.sign_count,
    )


def proved(public_url: str, known: tuple[Passkey, ...], answer: str, challenge: str) -> tuple[Passkey, int]:
    """Which passkey signed, and its new count; a count that has gone back is a copied key. Raises PasskeyRefused."""
    _check(answer, challenge)
    try:
        passkey = next(each for each in known if each.id == json.loads(answer)["id"])
        signed = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge.encode(),
            expected_rp_id=rp_id(public_url),
            expected_origin=origin(public_url),
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=False,
        )
    except (WebAuthnException, StopIteration, ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused from error
    return passkey, signed.new_sign_count


def _check(answer: str, challenge: str) -> None:
    if not challenge or not answer or len(answer) > LONGEST_ANSWER:
        raise PasskeyRefused
