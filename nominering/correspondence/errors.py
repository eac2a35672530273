"""What can go wrong with a letter.

CorrespondenceError
├── AlreadyWritten  somebody else has just put the same letter in the outbox
├── AddressWrong    no address that mail can be sent to
└── Undeliverable   the mail server would not have it, or was not there
"""


class CorrespondenceError(Exception):
    """Root of the correspondence's errors."""


class AlreadyWritten(CorrespondenceError):
    pass


class AddressWrong(CorrespondenceError):
    """Not one `@` with something sensible on either side."""

    field = "email"


class Undeliverable(CorrespondenceError):
    """`trouble` is what the mail server said, or that it did not answer; `passing` if it may go well later."""

    def __init__(self, trouble: str, *, passing: bool = False) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.passing = passing
