"""Take away the personal data of whoever never stood, by hand or by the clock."""

import asyncio
from collections.abc import Mapping

import click

from nominering.nomination.model.erasure import Erased


@click.command("erase")
@click.option("--dry-run", is_flag=True, help="Säg hur många det gäller och ändra ingenting.")
def erase(dry_run: bool) -> None:
    """Gallra den som aldrig kandiderade. Det görs när listorna är fastställda."""
    from nominering.documents.erasure import KINDS

    waiting, gone = asyncio.run(_erase(dry_run))
    if dry_run:
        click.echo(f"{waiting} nominerade skulle gallras.")
    elif not gone:
        click.echo("Det finns ingen att gallra.")
    for kind, how_many in gone.items():
        click.echo(f"{KINDS[kind]}: {how_many}")


async def _erase(dry_run: bool) -> tuple[int, Mapping[Erased, int]]:
    # The whole house: a count need not wait for it to be fetched.
    from nominering.app import furnish, utc_now
    from nominering.nomination.use_cases import erase as use_case
    from nominering.settings import Settings
    from nominering.store.database import Database

    settings = Settings.read()
    database = Database(settings.database)
    await database.start()
    try:
        await database.migrate()
        erasures = furnish(database, settings.secret).erasures
        waiting = len(await erasures.erasable())
        return waiting, {} if dry_run else await use_case.erase(erasures, utc_now())
    finally:
        await database.stop()
