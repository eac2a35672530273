"""What is taken in from others is what its author published: every file stands in vendor.toml with its SHA-256."""

import hashlib
import tomllib
from pathlib import Path

import pytest

import nominering
from nominering.documents import pdf

HOUSE = Path(nominering.__file__).parent
FOLDERS = [HOUSE / "documents" / "fonts"]
every_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@every_folder
def test_every_file_is_the_one_that_was_taken_in_and_none_is_beside_them(folder: Path) -> None:
    listed = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))["files"]
    lying = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "vendor.toml"
    }
    assert lying == listed


@every_folder
def test_a_licence_lies_with_every_version(folder: Path) -> None:
    vendor = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
    versions = [path for path in folder.iterdir() if path.is_dir()]
    assert versions
    for path in versions:
        assert path.name.endswith(vendor["version"])
        assert (path / "LICENSE").read_text(encoding="utf-8").strip()
    assert vendor["licence"] in ("MIT", "OFL-1.1")


def test_no_other_vendored_folder_is_forgotten_here() -> None:
    assert {path.parent for path in HOUSE.rglob("vendor.toml")} == set(FOLDERS)
    assert pdf.FONTS in FOLDERS
