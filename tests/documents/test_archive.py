"""A sealed count is counted again by two programs, and a changed byte anywhere is found and named."""

import hashlib
import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nominering.counting import blt, recount
from nominering.counting.count import count
from nominering.counting.lots import Lots
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Rules, TieRule
from nominering.documents.archive import ArchiveBroken, check, pack

RECOUNT = Path(__file__).resolve().parents[2] / "scripts" / "recount.py"
FILE = """\
5 2
[withdrawn 3]
6 1 2 4 5 0
5 5 4 2 1 0
2 3 0
2 3 4 0
1 0
0
"Åsa"
"Bo"
"Cia"
"Dag"
"Eva"
"Listan"
"""
BOX = blt.parse(FILE)
STANDING = BOX.profile.candidates
SEEDED = Lots.from_seed("3 1 4", "Listan", STANDING)
GROUPS = {1: "woman", 2: "man", 4: "man", 5: "woman"}


def sealed(method: Method = Method.ORDERED_STV, quota: str = "none", mode: QuotaMode = QuotaMode.INTEGRATED) -> bytes:
    rules = Rules(method, TieRule.EARLIER_STAGE_THEN_LOT, Quota.named(quota), mode)
    places = 2 if method.elects_a_set else 3
    groups = None if method.elects_a_set else GROUPS
    return pack(BOX, count(BOX.profile, rules, SEEDED, places, groups=groups))


def rebuilt(packed: bytes, change: Callable[[dict[str, bytes]], None], *, reseal: bool = False) -> bytes:
    """The archive with its files changed, and with new checksums if somebody has gone to that trouble."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    if reseal:
        sums = {name: hashlib.sha256(text).hexdigest() for name, text in files.items() if name != "manifest.json"}
        files["manifest.json"] = json.dumps({"files": sums}).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def alone(packed: bytes, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "arkiv.zip").write_bytes(packed)
    command = [sys.executable, "-I", str(RECOUNT), str(folder / "arkiv.zip")]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("method", Method)
def test_a_sealed_count_is_found_equal_and_is_the_same_bytes_every_time(method: Method) -> None:
    assert sealed(method) == sealed(method)
    checked = check(sealed(method))
    assert checked.equal
    assert checked.record is not None
    assert checked.record.lots == SEEDED


@pytest.mark.parametrize("mode", QuotaMode)
@pytest.mark.parametrize("quota", ["half-women", "alternating:man", "minimum:!man:1:2"])
def test_the_stand_alone_recount_finds_the_same(tmp_path: Path, quota: str, mode: QuotaMode) -> None:
    for method in set(Method) - {Method.SCOTTISH_STV}:
        packed = sealed(method, quota, mode)
        assert check(packed).equal
        assert alone(packed, tmp_path).returncode == 0


@pytest.mark.parametrize("name", ["ballots.blt", "rules.json", "result.json", "record.json"])
def test_a_changed_file_is_named_by_both(tmp_path: Path, name: str) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[name] += b"\n"

    packed = rebuilt(sealed(), change)
    assert check(packed).changed == (name,)
    said = alone(packed, tmp_path)
    assert said.returncode == 1
    assert name in said.stderr


def test_every_single_byte_counts(tmp_path: Path) -> None:
    """Two hundred archives with one bit turned somewhere: none is found equal by either program."""
    whole = sealed()
    dice = random.Random(4)
    for at in dice.sample(range(len(whole)), 200):
        packed = bytearray(whole)
        packed[at] ^= 1 << dice.randrange(8)
        (tmp_path / "arkiv.zip").write_bytes(packed)
        try:
            equal = check(bytes(packed)).equal
        except ArchiveBroken:
            equal = False
        if equal:
            # Bits of the zip's own bookkeeping (versions, dates, flags that do not matter) change no content.
            assert rebuilt(bytes(packed), lambda files: None) == rebuilt(whole, lambda files: None), at
            recount.check_archive(str(tmp_path / "arkiv.zip"))
        else:
            with pytest.raises(recount.RecountError):
                recount.check_archive(str(tmp_path / "arkiv.zip"))


def test_a_byte_changed_within_a_file_names_the_file(tmp_path: Path) -> None:
    packed = sealed().replace(b"6 1 2 4 5 0", b"7 1 2 4 5 0")
    assert check(packed).changed == ("ballots.blt",)
    said = alone(packed, tmp_path)
    assert (said.returncode, "ballots.blt" in said.stderr) == (1, True)


def test_a_resealed_result_differs_from_the_recount(tmp_path: Path) -> None:
    """Somebody turned the list around and made new checksums: only counting again can tell."""

    def turn(files: dict[str, bytes]) -> None:
        result = json.loads(files["result.json"])
        files["result.json"] = json.dumps({"order": result["order"][::-1]}).encode()

    packed = rebuilt(sealed(), turn, reseal=True)
    assert check(packed).differs == ("result.json",)
    assert alone(packed, tmp_path).returncode == 1


def test_a_resealed_ballot_box_differs_from_the_record() -> None:
    def stuff(files: dict[str, bytes]) -> None:
        files["ballots.blt"] = files["ballots.blt"].replace(b"\n6 1 2 4 5 0", b"\n1 1 2 4 5 0")

    assert check(rebuilt(sealed(), stuff, reseal=True)).differs == ("result.json", "record.json")


def test_a_missing_and_an_unlisted_file_are_named() -> None:
    assert check(rebuilt(sealed(), lambda files: files.pop("record.json") and None)).changed == ("record.json",)
    assert check(rebuilt(sealed(), lambda files: files.update({"mer.txt": b"x"}))).changed == ("mer.txt",)


@pytest.mark.parametrize(
    "change",
    [
        lambda files: files.pop("manifest.json") and None,
        lambda files: files.update({"manifest.json": b"[]"}),
        lambda files: files.update({"manifest.json": b"{"}),
    ],
)
def test_without_a_seal_there_is_nothing_to_compare(change: Callable[[dict[str, bytes]], None]) -> None:
    with pytest.raises(ArchiveBroken):
        check(rebuilt(sealed(), change))


@pytest.mark.parametrize("rules", [b"{}", b"[]", b'{"method": "borda"}', b"{"])
def test_rules_that_are_none_are_told(rules: bytes) -> None:
    with pytest.raises(ArchiveBroken):
        check(rebuilt(sealed(), lambda files: files.update({"rules.json": rules}), reseal=True))


def test_an_archive_cut_short_is_told() -> None:
    whole = sealed()
    for length in (0, 10, len(whole) // 2, len(whole) - 1):
        with pytest.raises(ArchiveBroken):
            check(whole[:length])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_told(tmp_path: Path) -> None:
    out = io.BytesIO(sealed())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("result.json", b"{}")
    with pytest.raises(ArchiveBroken, match="två gånger"):
        check(out.getvalue())
    assert alone(out.getvalue(), tmp_path).returncode == 2


def test_a_zip_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ballots.blt", b"0" * 300_000_000)
    with pytest.raises(ArchiveBroken, match="orimligt"):
        check(out.getvalue())
