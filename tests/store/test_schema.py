"""The schema written by hand and the tables that Piccolo sees are the same, and the constraints hold."""

import sqlite3

import pytest
from piccolo.columns import Boolean, Bytea, Date, Integer, Text, Timestamptz, Varchar

from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from tests.story import Story

TYPES = {
    Varchar: "VARCHAR",
    Text: "TEXT",
    Integer: "INTEGER",
    Boolean: "BOOLEAN",
    Bytea: "BYTEA",
    Date: "DATE",
    Timestamptz: "TIMESTAMPTZ",
}


@pytest.mark.parametrize("table", t.EVERY, ids=lambda table: table._meta.tablename)
async def test_every_table_is_as_its_class_says(database: Database, table: type[t.Ballot]) -> None:
    if not database.on_sqlite:
        pytest.skip("PRAGMA table_info is SQLite's")
    rows = await table.raw(f"SELECT name, type, \"notnull\" FROM pragma_table_info('{table._meta.tablename}')")
    schema = {row["name"]: (row["type"].partition("(")[0], not row["notnull"]) for row in rows}
    classes = {column._meta.name: (TYPES[type(column)], column._meta.null or False) for column in table._meta.columns}
    assert schema == classes


async def test_migrating_again_changes_nothing(database: Database) -> None:
    await database.migrate()
    await database.migrate()


async def test_the_ballot_box_has_no_hidden_order(database: Database) -> None:
    """WITHOUT ROWID: there is no number that says who came first."""
    if not database.on_sqlite:
        pytest.skip("rowid is SQLite's")
    for table in ("ballot", "ticked_off", "voting_card"):
        with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
            await t.Ballot.raw(f"SELECT rowid FROM {table}")


async def test_no_column_of_the_vote_holds_a_time() -> None:
    for table in (t.Ballot, t.TickedOff, t.VotingCard):
        assert not [column for column in table._meta.columns if isinstance(column, Timestamptz | Date)]


async def test_the_second_of_two_is_told_apart_from_other_errors(story: Story) -> None:
    await story.found()
    with pytest.raises(Exception) as twice:  # noqa: PT011 - the database's own error
        await t.Account.insert(t.Account(id="ombudsman", name="x", role="organiser", association=None))
    assert is_unique_violation(twice.value)
    with pytest.raises(Exception) as wrong:  # noqa: PT011
        await t.Account.insert(t.Account(id="x", name="x", role="king", association=None))
    assert not is_unique_violation(wrong.value)


async def test_nothing_is_deleted_from_under_what_refers_to_it(story: Story) -> None:
    await story.until_nominated()
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await t.Association.delete().where(t.Association.id == "arvika")
