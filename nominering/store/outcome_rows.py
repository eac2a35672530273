"""Rows of amendments, tellers' words and addenda, read and written."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from nominering.nomination.model.candidacies import BallotLine
from nominering.nomination.model.electoral_rules import DecidedBy
from nominering.outcome.model.addenda import Addendum, Cause, Decided, Gone, Manner, PlaceChange
from nominering.outcome.model.amendments import Amendment, Carried, Change, Entry, How, Undone
from nominering.outcome.model.places import AdoptedPlace
from nominering.outcome.model.tellers import Settled, TellersWord
from nominering.store import tables as t

UNDO = "undo"
Row = Mapping[str, Any]


def entry_of(row: Row) -> Entry:
    if row["change"] == UNDO:
        return Undone(row["number"], row["entered_by"], row["entered_at"])
    return Amendment(
        number=row["number"],
        change=Change(row["change"]),
        candidacy_id=row["candidacy"],
        place=row["place"],
        moved_by=row["moved_by"],
        reason=row["reason"],
        carried=Carried(How(row["how"]), row["paragraph"], row["votes_for"], row["votes_against"]),
        entered_by=row["entered_by"],
        entered_at=row["entered_at"],
        count=row["fingerprint"],
        set_aside=row["set_aside"],
    )


def entry_row(list_id: str, entry: Entry, count: str) -> t.Amendment:
    row = t.Amendment(
        list=list_id,
        number=entry.number,
        change=UNDO,
        moved_by="",
        reason="",
        how="",
        paragraph="",
        set_aside="",
        fingerprint=count,
        entered_by=entry.entered_by,
        entered_at=entry.entered_at,
    )
    if isinstance(entry, Amendment):
        row.change, row.candidacy, row.place = entry.change.value, entry.candidacy_id, entry.place
        row.moved_by, row.reason, row.set_aside = entry.moved_by, entry.reason, entry.set_aside
        row.how, row.paragraph = entry.carried.how.value, entry.carried.paragraph
        row.votes_for, row.votes_against = entry.carried.votes_for, entry.carried.votes_against
    return row


def word_of(row: Row) -> TellersWord:
    settled = Settled(row["settled"], row["settled_by"], row["settled_at"]) if row["settled"] else None
    return TellersWord(
        id=row["id"],
        account_id=row["account"],
        name=row["name"],
        at=row["said_at"],
        count=row["fingerprint"],
        agrees=bool(row["agrees"]),
        places=tuple(map(int, row["places"].split(","))) if row["places"] else (),
        text=row["text"],
        settled=settled,
    )


def word_row(round_id: str, word: TellersWord) -> t.TellersWord:
    return t.TellersWord(
        id=word.id,
        round=round_id,
        account=word.account_id,
        name=word.name,
        said_at=word.at,
        fingerprint=word.count,
        agrees=word.agrees,
        places=",".join(map(str, word.places)),
        text=word.text,
        settled="",
        settled_by="",
    )


def line_of(row: Row, protected: frozenset[str]) -> BallotLine:
    """Without the place for whoever has a protected identity today, whatever stood there once."""
    line = BallotLine(row["line_occupation"], row["line_place"], bool(row["line_age"]), row["line_affiliation"])
    return line.without_place() if row["candidacy"] in protected else line


def place_of(row: Row, protected: frozenset[str]) -> AdoptedPlace:
    return AdoptedPlace(row["place"], row["candidacy"], row["name"], row["born"], line_of(row, protected))


def addendum_of(row: Row, gone: Iterable[Row], places: Iterable[Row], protected: frozenset[str]) -> Addendum:
    number = row["number"]
    return Addendum(
        number=number,
        manner=Manner(row["manner"]),
        decided=Decided(DecidedBy(row["body"]), row["decided_on"], row["paragraph"], row["reason"]),
        gone=tuple(Gone(each["candidacy"], Cause(each["cause"])) for each in gone if each["addendum"] == number),
        changes=tuple(
            PlaceChange(each["place"], place_of(each, protected) if each["candidacy"] else None)
            for each in places
            if each["addendum"] == number
        ),
        entered_by=row["entered_by"],
        entered_at=row["entered_at"],
        record=json.loads(row["record"]) if row["record"] else None,
    )


def addendum_row(list_id: str, addendum: Addendum) -> t.Addendum:
    return t.Addendum(
        list=list_id,
        number=addendum.number,
        manner=addendum.manner.value,
        body=addendum.decided.by.value,
        decided_on=addendum.decided.on,
        paragraph=addendum.decided.paragraph,
        reason=addendum.decided.reason,
        record=written(addendum.record) if addendum.record else None,
        entered_by=addendum.entered_by,
        entered_at=addendum.entered_at,
    )


def change_row(list_id: str, number: int, change: PlaceChange) -> t.AddendumPlace:
    now = change.now
    line = now.line if now else BallotLine("", "")
    return t.AddendumPlace(
        list=list_id,
        addendum=number,
        place=change.place,
        candidacy=now.candidacy_id if now else None,
        name=now.name if now else "",
        born=now.born if now else None,
        line_occupation=line.occupation,
        line_place=line.place,
        line_age=line.age_shown,
        line_affiliation=line.affiliation,
    )


def written(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True)
