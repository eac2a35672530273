"""Why a door stays shut.

AccessError
├── LinkUnknown             no such link, or one that has run out
├── PersonalLinkUnknown     no nominee has such a link
├── PersonalLinkExpired     the nominee's link has run out
├── PersonalLinkReplaced    a newer link or letter has taken its place
└── NotSignedIn             nobody has signed in
"""


class AccessError(Exception):
    """Root of everything that keeps a door shut."""


class LinkUnknown(AccessError):
    """The link was never given out, has been replaced, or has run out."""


class PersonalLinkUnknown(AccessError):
    pass


class PersonalLinkExpired(AccessError):
    pass


class PersonalLinkReplaced(AccessError):
    pass


class NotSignedIn(AccessError):
    """The page needs a person."""
