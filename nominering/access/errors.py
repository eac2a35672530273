"""Why a door stays shut.

AccessError
├── LinkUnknown             no such link, or one that has been used or has run out
├── PersonalLinkUnknown     no nominee has such a link
├── PersonalLinkExpired     the nominee's link has run out
├── PersonalLinkReplaced    a newer link or letter has taken its place
├── NotSignedIn             nobody has signed in
├── CodeWrong               not the code of the moment, or one that has been used
├── PasskeyRefused          the passkey is not the account's, or proves nothing
├── TooManyTries            wrong codes, too many in a short time
├── FactorTaken             the account has a second factor, which must be shown before another is added
├── InvitationIncomplete    something on the form is missing; says which field
├── AccountUnknown          no such account
├── LastOrganiser           somebody must be left who can let others in
└── IdentityRefused         the identity provider's answer does not hold, or is about nobody here
"""


class AccessError(Exception):
    """Root of everything that keeps a door shut."""


class LinkUnknown(AccessError):
    """The link was never given out, has been replaced or used, or has run out."""


class PersonalLinkUnknown(AccessError):
    pass


class PersonalLinkExpired(AccessError):
    pass


class PersonalLinkReplaced(AccessError):
    pass


class NotSignedIn(AccessError):
    """The page needs a person."""


class CodeWrong(AccessError):
    """Neither the code of the moment nor a recovery code; or one that has been used."""

    field = "code"


class PasskeyRefused(AccessError):
    """The passkey is not the account's, or what it signed is not what was asked."""


class TooManyTries(AccessError):
    """The account rests for a while; no other account does."""

    field = "code"


class FactorTaken(AccessError):
    """Whoever has only the link may not add a factor to those there are."""


class InvitationIncomplete(AccessError):
    """`field` is what is missing or cannot be read."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class AccountUnknown(AccessError):
    """No such account."""


class LastOrganiser(AccessError):
    """Disabling this account would leave nobody who can let anybody in."""


class IdentityRefused(AccessError):
    """The identity provider said no, its answer does not hold, or it is about nobody here."""
