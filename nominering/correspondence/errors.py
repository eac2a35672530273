"""What can go wrong with a letter.

CorrespondenceError
├── AlreadyWritten  somebody else has just put the same letter in the outbox
└── Undeliverable    the mail server would not have it, or was not there
"""


class CorrespondenceError(Exception):
    """Root of the correspondence's errors."""


class AlreadyWritten(CorrespondenceError):
    pass


class Undeliverable(CorrespondenceError):
    """`trouble` is what the mail server said, or that it did not answer."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble
