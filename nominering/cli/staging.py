"""Set up the made-up district, and serve it or play it through."""

import asyncio
import tempfile
from pathlib import Path

import click

from nominering.app import doors_of, furnish
from nominering.cli.serving import serve_forever
from nominering.example import batch, demo
from nominering.example.files import Files
from nominering.settings import Settings, kept_secret, var_folder
from nominering.store.database import Database

DEMO = var_folder() / "demo"


def show(fresh: bool, port: int) -> None:
    """Serve the demo until somebody stops it. Raises PortTaken."""
    demo.check_port(port)
    if fresh:
        demo.clear(DEMO)
    settings = Settings(
        database=f"sqlite:///{DEMO / 'nominering.sqlite'}",
        public_url=f"http://localhost:{port}",
        secret=kept_secret(DEMO / "secret"),
        port=port,
        second_factor="none",
        demo=True,
    )
    for entrance in asyncio.run(_open_demo(settings, demo.kept_code(DEMO / "kodkort"))):
        click.echo(f"{entrance.role:<18} {entrance.url}")
    click.echo("\nExemplet frågar inte efter ett andra steg, och dess brev ligger i ombudsmannens utkorg.")
    click.echo(f"Distriktet finns på {settings.public_url} – avsluta med Ctrl-C.")
    serve_forever(settings)


async def _open_demo(settings: Settings, code: str) -> tuple[demo.Entrance, ...]:
    database = Database(settings.database)
    await database.start()
    try:
        await database.migrate()
        house = furnish(database, settings.secret, doors=doors_of(settings))
        if not await demo.is_set_up(house):
            await demo.set_up(house, settings.public_url, code)
        return await demo.entrances(house, settings.public_url, code)
    finally:
        await database.stop()


def play(folder: Path) -> None:
    """Leave what comes of a batch in its folder. Raises TableError, BatchError and what else can be refused."""
    with tempfile.TemporaryDirectory(prefix="nominering-") as scratch:
        played, contents = asyncio.run(_play(Files(folder), Path(scratch)))
    batch.leave(contents, folder)
    for late in played.late:
        click.echo(f"Svaret kom efter svarstiden och räknas inte: {late}.")
    click.echo(f"{len(played.adopted.places)} namn på Riksdagslistan: {folder / 'lista.pdf'}")


async def _play(files: Files, scratch: Path) -> tuple[batch.Played, dict[str, bytes]]:
    database = Database(f"sqlite:///{scratch / 'batch.sqlite'}")
    await database.start()
    try:
        await database.migrate()
        house = furnish(database, kept_secret(scratch / "secret"))
        played = await batch.play(house, files)
        return played, await batch.written(house, played)
    finally:
        await database.stop()
