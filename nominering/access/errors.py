"""Why a door stays shut.

AccessError
├── LinkUnknown     no such link, or one that has run out
└── NotSignedIn     nobody has signed in
"""


class AccessError(Exception):
    """Root of everything that keeps a door shut."""


class LinkUnknown(AccessError):
    """The link was never given out, has been replaced, or has run out."""


class NotSignedIn(AccessError):
    """The page needs a person."""
