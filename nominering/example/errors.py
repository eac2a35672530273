"""What can stand in the way of playing the example.

PortTaken                  another program listens there
FileUnreadable             a folder, or a file that may not be read
BatchError
├── BallotsMalformed       `ballots.blt` does not parse
├── StrangersOnBallots     `ballots.blt` and the candidates do not name the same people
├── CandidatesWithdrawn    `ballots.blt` withdraws somebody who has said yes
├── MoreBallotsThanVoters  more ballots than delegates on the roll
├── OutputInTheWay         something that is no file lies where an output should lie
└── FolderUnwritable       the folder cannot be made, or takes no files
"""

from pathlib import Path

from nominering.counting.errors import MalformedBlt


class PortTaken(Exception):
    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


class FileUnreadable(Exception):
    """A folder, or a file that may not be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class BatchError(Exception):
    """What can be wrong between the files of a batch, each being right by itself."""


class BallotsMalformed(BatchError):
    """`ballots.blt` does not parse; `why` says where."""

    def __init__(self, why: MalformedBlt) -> None:
        super().__init__(why)
        self.why = why


class OutputInTheWay(BatchError):
    """Something that is no file lies where an output should lie."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class FolderUnwritable(BatchError):
    """The folder cannot be made, or takes no files."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class StrangersOnBallots(BatchError):
    """`ballots.blt` and the candidates do not name the same people."""

    def __init__(self, strangers: list[str], missing: list[str]) -> None:
        super().__init__(strangers, missing)
        self.strangers = strangers
        self.missing = missing


class CandidatesWithdrawn(BatchError):
    """`ballots.blt` withdraws somebody who has said yes."""


class MoreBallotsThanVoters(BatchError):
    def __init__(self, ballots: int, voters: int) -> None:
        super().__init__(ballots, voters)
        self.ballots = ballots
        self.voters = voters
