"""The only door to Pillow: whatever somebody sent as a picture of themselves becomes a plain, small JPEG, or nothing.

What it is called is not asked; what it is, is. The picture is drawn anew, so that nothing but its pixels comes
through: no place, camera or time, no other file behind or inside it. It runs in a process of its own with a limit on
time: a file made to fool the reader takes that process down and nobody's ballot.
"""

import asyncio
import io
import warnings
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from PIL import Image, ImageOps

LARGEST_FILE = 8 * 2**20
# A telephone's picture has 12 to 50 million; a bomb has thousands of millions in a few kilobytes.
MOST_PIXELS = 64_000_000
LONGEST_SIDE = 1200
SMALLEST_SIDE = 50
FORMATS = ("JPEG", "PNG", "WEBP")
STARTS = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF"}
PATIENCE = 20.0


class NoPicture(Exception):
    """It cannot be read to its end as a JPEG, PNG or WebP."""


class PictureTooLarge(Exception):
    """Too many bytes, or too many pixels once unpacked."""


class PictureTooSmall(Exception):
    """Nobody would be recognised in it."""


def developed(sent: bytes) -> bytes:
    """A JPEG of at most `LONGEST_SIDE`, upright and without metadata.

    Raises NoPicture, PictureTooLarge, PictureTooSmall.
    """
    if len(sent) > LARGEST_FILE:
        raise PictureTooLarge
    if not sent.startswith(tuple(STARTS.values())):
        raise NoPicture
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _drawn_anew(sent)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureTooLarge from None
    except (PictureTooLarge, PictureTooSmall):
        raise
    except Exception as why:  # a reader of pictures fails in many ways; none of them is a picture
        raise NoPicture from why


def _drawn_anew(sent: bytes) -> bytes:
    with Image.open(io.BytesIO(sent), formats=FORMATS) as opened:
        width, height = opened.size  # from the head of the file: nothing is unpacked yet
        if width * height > MOST_PIXELS:
            raise PictureTooLarge
        if min(width, height) < SMALLEST_SIDE:
            raise PictureTooSmall
        opened.verify()  # a PNG that is cut off would be read as if its end were black
    with Image.open(io.BytesIO(sent), formats=FORMATS) as opened:
        opened.load()
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    paper = Image.new("RGB", upright.size, "white")  # what is seen through becomes white, not black
    paper.paste(upright, mask=upright)
    drawn = io.BytesIO()
    paper.save(drawn, "JPEG", quality=85, optimize=True)
    return drawn.getvalue()


class Darkroom:
    """A process that develops, begun anew when one has died or taken too long."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        return self._pool

    def begin_anew(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            for process in list((getattr(pool, "_processes", None) or {}).values()):
                process.kill()
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        self.begin_anew()


def darkroom() -> Darkroom:
    return Darkroom()


async def developed_in(room: Darkroom, sent: bytes) -> bytes:
    """Beside the server. Raises NoPicture, PictureTooLarge, PictureTooSmall."""
    running = asyncio.get_running_loop().run_in_executor(room.pool(), developed, sent)
    try:
        return await asyncio.wait_for(running, PATIENCE)
    except (BrokenProcessPool, TimeoutError):
        room.begin_anew()
        raise NoPicture from None
