"""Whatever is sent as a picture becomes a plain JPEG, or is refused."""

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nominering.documents.picture import (
    LARGEST_FILE,
    LONGEST_SIDE,
    NoPicture,
    PictureTooLarge,
    PictureTooSmall,
    darkroom,
    developed,
    developed_in,
)

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def drawn(format: str = "JPEG", size: tuple[int, int] = (300, 200), **how: object) -> bytes:
    file = io.BytesIO()
    mode = "RGB" if format == "JPEG" else "RGBA"
    Image.new(mode, size, "red").save(file, format, **how)
    return file.getvalue()


def with_gps() -> bytes:
    exif = Image.Exif()
    exif[MAKE] = "Kameran"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (59.0, 39.0, 21.0)
    return drawn(exif=exif.tobytes())


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_known_by_what_it_is(format: str) -> None:
    with Image.open(io.BytesIO(developed(drawn(format)))) as picture:
        assert (picture.format, picture.size, picture.mode) == ("JPEG", (300, 200), "RGB")


def test_where_and_with_what_it_was_taken_is_gone_and_it_stands_upright() -> None:
    sent = with_gps()
    assert b"Kameran" in sent
    made = developed(sent)
    with Image.open(io.BytesIO(made)) as picture:
        assert dict(picture.getexif()) == {}
        assert dict(picture.getexif().get_ifd(GPS)) == {}
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert picture.size == (200, 300)
    assert b"Kameran" not in made
    assert b"Exif" not in made


def test_comments_and_profiles_do_not_come_through() -> None:
    made = developed(drawn(comment=b"<script>alert(1)</script>", icc_profile=b"x" * 500))
    assert b"script" not in made
    assert b"ICC_PROFILE" not in made


def test_what_lies_behind_a_picture_does_not_come_through() -> None:
    made = developed(drawn() + b"PK\x03\x04 <html><script>alert(1)</script>")
    assert b"script" not in made
    assert made.startswith(b"\xff\xd8\xff")


def test_a_large_picture_is_made_smaller() -> None:
    with Image.open(io.BytesIO(developed(drawn(size=(3000, 1500))))) as picture:
        assert picture.size == (LONGEST_SIDE, LONGEST_SIDE // 2)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is as large as that."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("sent", [bomb(50_000, 50_000), bomb(10_000, 8_000), b"\xff\xd8\xff" + b"0" * LARGEST_FILE])
def test_a_bomb_is_refused_before_it_is_unpacked(sent: bytes) -> None:
    with pytest.raises(PictureTooLarge):
        developed(sent)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"%PDF-1.7\n" + drawn(),
        b"GIF89a" + b"\x00" * 50,
        drawn("GIF"),
        drawn("BMP"),
        drawn("TIFF"),
        drawn()[:400],
        drawn("PNG")[:60],
        b"\xff\xd8\xff<script>",
        b"RIFF\x00\x00\x00\x00WAVEfmt ",
    ],
    ids=lambda sent: repr(sent[:8]),
)
def test_what_is_no_whole_picture_is_refused(sent: bytes) -> None:
    with pytest.raises(NoPicture):
        developed(sent)


def test_a_dot_is_no_portrait() -> None:
    with pytest.raises(PictureTooSmall):
        developed(drawn(size=(1, 1)))


@given(st.binary(max_size=300), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"]))
def test_whatever_is_sent_is_a_picture_or_a_plain_refusal(rest: bytes, start: bytes) -> None:
    with pytest.raises((NoPicture, PictureTooLarge, PictureTooSmall)):
        developed(start + rest)


async def test_the_darkroom_begins_anew_when_its_process_has_died() -> None:
    room = darkroom()
    try:
        made = await developed_in(room, drawn())
        for process in list(room.pool()._processes.values()):
            process.kill()
        with pytest.raises(NoPicture):
            await developed_in(room, drawn())
        assert await developed_in(room, drawn()) == made
        with pytest.raises(NoPicture):
            await developed_in(room, b"<html>")
    finally:
        room.close()
