"""Printouts with codes on their way: set beside the votes, kept in memory only, fetched once.

The cards are made good when their paper is ready and not before: whatever goes wrong until then, nothing has changed.
"""

import asyncio
import io
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from zipfile import ZipFile

from nominering.balloting.errors import PrintGone
from nominering.web.sentences import SENTENCES

log = logging.getLogger("nominering")

KEPT_FOR = timedelta(minutes=10)
# What is ready at once needs no page that says how far it has come.
PATIENCE = 1.0


@dataclass(frozen=True)
class Part:
    """One file: its html, and how many cards are in it."""

    html: str
    cards: int


@dataclass
class PrintRun:
    """`file` is what the printout is called, without its ending; `back` the page it was begun from.

    `done` of `of` cards are set. `content` is there until it is fetched.
    """

    id: str
    file: str
    back: str
    of: int = 0
    done: int = 0
    content: bytes | None = None
    media_type: str = ""
    fetched: bool = False
    error: Exception | None = None
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def running(self) -> bool:
        return self.task is not None and not self.task.done()

    @property
    def several(self) -> bool:
        return self.media_type == "application/zip"

    @property
    def file_name(self) -> str:
        return f"{self.file}.{'zip' if self.several else 'pdf'}"


class PrintRuns:
    """At most one for each account; a new one takes the place of the last."""

    def __init__(self) -> None:
        self._by_account: dict[str, PrintRun] = {}

    async def begin(
        self,
        account: str,
        run: PrintRun,
        parts: Sequence[Part],
        print_pdf: Callable[[str], Awaitable[bytes]],
        keep: Callable[[], Awaitable[None]],
    ) -> None:
        """Set the parts one by one, so that other printouts come in between, then `keep` the cards.

        Waits for a moment, in which a few are done.
        """
        self._by_account[account] = run
        run.of = sum(part.cards for part in parts)

        async def work() -> None:
            try:
                pdfs = []
                for part in parts:
                    pdfs.append(await print_pdf(part.html))
                    run.done += part.cards
                await keep()
                run.content, run.media_type = _together(run.file, pdfs)
            except Exception as error:
                run.error = error
                if type(error) not in SENTENCES:
                    # Not the error itself: it could quote the page, and with it a code.
                    log.error("a printout failed: %s", type(error).__name__)

        run.task = asyncio.create_task(work())
        asyncio.get_running_loop().call_later(KEPT_FOR.total_seconds(), self._forget, account, run)
        await asyncio.wait({run.task}, timeout=PATIENCE)

    def find(self, account: str, id: str) -> PrintRun:
        """Raises PrintGone."""
        run = self._by_account.get(account)
        if run is None or run.id != id:
            raise PrintGone
        return run

    def fetch(self, account: str, id: str) -> tuple[PrintRun, bytes]:
        """It is nowhere on the server afterwards. Raises PrintGone."""
        run = self.find(account, id)
        content, run.content = run.content, None
        if content is None:
            raise PrintGone
        run.fetched = True
        return run, content

    def _forget(self, account: str, run: PrintRun) -> None:
        if self._by_account.get(account) is run:
            del self._by_account[account]


def _together(name: str, pdfs: list[bytes]) -> tuple[bytes, str]:
    if len(pdfs) == 1:
        return pdfs[0], "application/pdf"
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for number, pdf in enumerate(pdfs, start=1):
            archive.writestr(f"{name}-{number:02d}.pdf", pdf)
    return packed.getvalue(), "application/zip"
