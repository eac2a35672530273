"""Hold a file against the register of the installation, say what it leads to, and apply it."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import click

from nominering.documents.swedish import SWEDEN
from nominering.example.errors import FileUnreadable
from nominering.organisation.registering.changes import Progress, Verdict
from nominering.settings import Settings
from nominering.store.database import Database
from nominering.store.register import StoredRegister
from nominering.tables.importing import AnyPlan, What, apply, plan
from nominering.web.plans import VERDICTS, faults_said, fields_said, sums

BAD_INPUT = 2


def import_from(what: str, path: Path, dry_run: bool) -> int:
    """The exit status. Raises FileUnreadable, TableError, DistrictMissing, GroundMoved."""
    try:
        content = path.read_bytes()
    except OSError:
        raise FileUnreadable(path) from None
    return asyncio.run(_import(What(what), path.name, content, dry_run))


async def _import(what: What, file: str, content: bytes, dry_run: bool) -> int:
    database = Database(Settings.read().database)
    await database.start()
    try:
        await database.migrate()
        register = StoredRegister(database)
        today = datetime.now(UTC).astimezone(SWEDEN).date()
        planned = plan(what, file, content, await register.ground(), today, _telling("Jämför"))
        _say(file, planned)
        if planned.refused:
            click.echo("Ingenting ändrades: rätta raderna och läs in filen igen.", err=True)
            return BAD_INPUT
        if dry_run:
            click.echo("Provkörning: ingenting sparades.")
            return 0
        await apply(register, what, planned, _telling("Sparar"))
        click.echo("Sparat.")
        return 0
    finally:
        await database.stop()


def _say(file: str, planned: AnyPlan) -> None:
    """Every line that is not as before, and the sums."""
    for change in planned.changes:
        if change.verdict is Verdict.UNCHANGED:
            continue
        where = f"{file}, rad {change.line}"
        for fault in faults_said(change):
            click.echo(f"{where}: {_named(VERDICTS[change.verdict], change.what)}: {fault}", err=True)
        if not change.faults:
            said = "; ".join([_named(VERDICTS[change.verdict], change.what), *fields_said(change)])
            click.echo(f"{where}: {said}")
    for each in planned.missing:
        click.echo(f"finns inte i filen: {each.what}")
    click.echo(sums(planned))


def _named(verdict: str, what: str) -> str:
    return f"{verdict} {what}".strip()


def _telling(doing: str) -> Progress:
    def tell(done: int, of: int) -> None:
        click.echo(f"{doing}: {done} av {of}", err=True)

    return tell
