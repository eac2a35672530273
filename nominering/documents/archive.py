"""A count sealed in one file: ballots, rules, result and record, with a checksum for each, to be counted again.

The same count gives the same bytes. The stand-alone recount (`scripts/recount.py`) reads it too.
"""

import hashlib
import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nominering.counting import blt
from nominering.counting.count import count
from nominering.counting.errors import CountingError
from nominering.counting.lots import Lots
from nominering.counting.profile import Ranking
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.record import Record, by_text
from nominering.counting.rules import Method, Rules, TieRule

BALLOTS, RULES, RESULT, RECORD, MANIFEST = "ballots.blt", "rules.json", "result.json", "record.json", "manifest.json"
# A count of 100,000 ballots is a few megabytes; a zip bomb swells beyond any count.
LARGEST = 256 * 2**20


class ArchiveBroken(Exception):
    """Not an archive, or one that is cut short. `detail` says where."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


@dataclass(frozen=True)
class Checked:
    """What counting an archive again found: which files are not as sealed, and which results came out otherwise."""

    changed: tuple[str, ...]
    differs: tuple[str, ...]
    record: Record | None

    @property
    def equal(self) -> bool:
        return not self.changed and not self.differs


def pack(box: blt.BltFile, record: Record) -> bytes:
    """The count of a ballot file, sealed."""
    files = {
        BALLOTS: _ballots(box, record),
        RULES: _json(_rules(record)),
        RESULT: _json(_result(record)),
        RECORD: record.as_json(),
    }
    contents = {name: text.encode() for name, text in files.items()}
    manifest = {name: _sha256(content) for name, content in contents.items()}
    contents[MANIFEST] = _json({"files": manifest}).encode()
    packed = io.BytesIO()
    # Stored and undated: compression differs between machines, and so would the bytes.
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def check(packed: bytes) -> Checked:
    """Count the archive again and compare with what was sealed. Raises ArchiveBroken."""
    unpacked = _unpacked(packed)
    if changed := _changed(unpacked):
        return Checked(changed, (), None)
    files = {name: content for name, content in unpacked.items() if content is not None}
    try:
        box = blt.parse(files[BALLOTS].decode())
        record = _counted(box, json.loads(files[RULES]))
        result = json.loads(files[RESULT])
    except (CountingError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise ArchiveBroken(f"{type(why).__name__}: {why}") from why
    differs = [
        name
        for name, equal in (
            (RESULT, result == _result(record)),
            (RECORD, files[RECORD] == record.as_json().encode()),
        )
        if not equal
    ]
    return Checked((), tuple(differs), record)


def _ballots(box: blt.BltFile, record: Record) -> str:
    grouped: Counter[Ranking] = Counter()
    for ranking, papers in box.ballots:
        grouped[ranking] += papers
    names = dict(enumerate(box.names, start=1))
    lots = (*record.lots.order, *sorted(box.withdrawn)) if record.lots else None
    return blt.write(box.title, record.places or len(names), names, sorted(grouped.items()), lots, box.withdrawn)


def _rules(record: Record) -> dict[str, Any]:
    rules = record.rules
    return {
        "method": rules.method.value,
        "ties": rules.ties.value,
        "places": None if rules.method.elects_a_set else record.places,
        "seats": record.places if rules.method.elects_a_set else None,
        "quota": str(rules.quota),
        "quota_mode": rules.quota_mode.value if rules.quota else None,
        "groups": by_text(record.groups) if record.groups else None,
        "fixed": by_text(record.fixed),
        "lots": {"seed": record.lots.seed, "election": record.lots.election} if record.lots else None,
    }


def _result(record: Record) -> dict[str, list[int]]:
    return {"elected": list(record.election.elected)} if record.election else {"order": list(record.order)}


def _counted(box: blt.BltFile, rules: Mapping[str, Any]) -> Record:
    seed = rules["lots"] or {}
    order = box.standing_tie_order
    return count(
        box.profile,
        Rules(
            Method(rules["method"]),
            TieRule(rules["ties"]),
            Quota.named(rules["quota"]),
            QuotaMode(rules["quota_mode"] or QuotaMode.INTEGRATED),
        ),
        Lots(order, seed.get("seed"), seed.get("election")) if order else None,
        rules["seats"] or rules["places"],
        groups=_by_number(rules["groups"]) if rules["groups"] else None,
        fixed=_by_number(rules["fixed"]),
    )


def _unpacked(packed: bytes) -> dict[str, bytes | None]:
    """Every file, or None for one whose own checksum in the zip tells that it is not whole. Raises ArchiveBroken."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise ArchiveBroken("orimligt stort")
            if len(set(archive.namelist())) < len(archive.namelist()):
                raise ArchiveBroken("samma fil två gånger")
            return {entry.filename: _content(archive, entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, EOFError, RuntimeError, OSError, ValueError) as why:
        raise ArchiveBroken("ingen hel zip-fil") from why


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return None


def _changed(files: Mapping[str, bytes | None]) -> tuple[str, ...]:
    """Files that are not as sealed, missing or not listed. Raises ArchiveBroken when there is no seal to read."""
    if MANIFEST in files and files[MANIFEST] is None:
        return (MANIFEST,)
    try:
        expected: dict[str, str] = dict(json.loads(files[MANIFEST] or b"")["files"])
    except (KeyError, ValueError, TypeError, RecursionError) as why:
        raise ArchiveBroken(f"{MANIFEST} saknas eller går inte att läsa") from why
    names = {*files, *expected, BALLOTS, RULES, RESULT, RECORD} - {MANIFEST}
    return tuple(name for name in sorted(names) if _sha256(files.get(name)) != expected.get(name))


def _sha256(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _by_number(texts: Mapping[str, Any]) -> dict[int, Any]:
    return {int(number): value for number, value in texts.items()}
