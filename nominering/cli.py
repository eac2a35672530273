"""The operator's words. People read one Swedish sentence; exit 0 done, 2 bad input, 3 a tie needs lots."""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from nominering.app import furnish
from nominering.conference.errors import NoCandidates
from nominering.counting import blt
from nominering.counting.count import count as count_ballots
from nominering.counting.errors import TieNeedsLots
from nominering.counting.lots import Lots
from nominering.counting.rules import Method, Rules
from nominering.documents import count_report
from nominering.documents.swedish import listed
from nominering.example import batch, demo
from nominering.example.files import Files, FileUnreadable
from nominering.settings import Settings, kept_secret, var_folder
from nominering.store.database import Database
from nominering.tables.reading import text_of
from nominering.web.sentences import SENTENCES, blt_sentence, sentence_for

DEMO = var_folder() / "demo"


OWN_SENTENCES: dict[type[Exception], Callable[[Any], str]] = {
    batch.StrangersOnBallots: lambda e: (
        "ballots.blt och kandidaterna stämmer inte: "
        + "; ".join(
            f"{what} {listed(sorted(names))}"
            for what, names in (("inte kandidat är", e.strangers), ("i filen saknas", e.missing))
            if names
        )
        + "."
    ),
    FileUnreadable: lambda e: f"{e.path} går inte att läsa.",
    batch.BallotsMalformed: lambda e: blt_sentence(e.why, "ballots.blt"),
    batch.OutputInTheWay: lambda e: f"{e.path} är ingen fil, så resultatet kan inte lämnas där: flytta undan den.",
    batch.FolderUnwritable: lambda e: f"{e.path} går inte att skriva i: välj en annan mapp.",
    batch.CandidatesWithdrawn: lambda e: (
        "ballots.blt drar tillbaka någon som har tackat ja: låt personen svara nej i answers.csv i stället."
    ),
    demo.PortTaken: lambda e: f"Port {e.port} är upptagen: välj en annan med --port.",
    batch.MoreBallotsThanVoters: lambda e: (
        f"ballots.blt har {e.ballots} röster men röstlängden bara {e.voters} ombud."
    ),
}
REFUSED = (*SENTENCES, *OWN_SENTENCES)


class Numbers(click.ParamType[tuple[int, ...]]):
    """`3,1,2`"""

    name = "N,N,…"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        try:
            return tuple(int(number) for number in str(value).replace(" ", ",").split(",") if number)
        except ValueError:
            self.fail(f"{value!r} är inte kandidatnummer med komma emellan", param, ctx)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def nominering() -> None:
    """Från föreningens nominering till en ordnad, förklarad och tryckt kandidatlista."""


@nominering.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--method", required=True, type=click.Choice([each.value for each in Method]), help="Metoden.")
@click.option("--places", type=click.IntRange(min=1), help="Skriv bara ut så många platser.")
@click.option("--lots", type=Numbers(), help="Lottordning: alla kandidatnummer, starkast först.")
@click.option("--lot-seed", help="Text från en öppen dragning som lottordningen räknas fram ur.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Svarets form.")
def count(
    file: Path, method: str, places: int | None, lots: tuple[int, ...] | None, lot_seed: str | None, form: str
) -> None:
    """Räkna rösterna i en BLT-fil till en ordnad lista."""
    if lots is not None and lot_seed is not None:
        raise click.UsageError("ge antingen --lots eller --lot-seed, inte båda")
    box = blt.parse(_text(file))
    profile = box.profile
    if not profile.candidates:
        raise NoCandidates
    record = count_ballots(profile, Rules(Method.named(method)), _lots(box, lots, lot_seed), places)
    names = dict(enumerate(box.names, start=1))
    if form == "json":
        answer = count_report.report(record.as_data(), names)
        click.echo(json.dumps({"title": box.title, **answer}, ensure_ascii=False, indent=1))
    else:
        click.echo(count_report.text(record.as_data(), names, box.title), nl=False)


def _text(file: Path) -> str:
    """Raises FileUnreadable, NotText."""
    try:
        return text_of(str(file), file.read_bytes())
    except OSError:
        raise FileUnreadable(file) from None


def _lots(box: blt.BltFile, order: tuple[int, ...] | None, seed: str | None) -> Lots | None:
    standing = box.profile.candidates
    if order is not None:
        return Lots.drawn((number for number in order if number not in box.withdrawn), standing)
    if seed is not None:
        return Lots.from_seed(seed, box.title, standing)
    return Lots(box.standing_tie_order) if box.standing_tie_order is not None else None


@nominering.command("demo")
@click.option("--fresh", is_flag=True, help="Börja om från början.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Porten.")
@click.option(
    "--batch",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Spela hela vägen utan webbläsare och lämna listan i DIR.",
)
def demo_(fresh: bool, port: int, folder: Path | None) -> None:
    """Starta ett påhittat distrikt att prova i."""
    if folder is not None:
        _batch(folder)
        return
    demo.check_port(port)
    if fresh:
        demo.clear(DEMO)
    settings = Settings(
        database=f"sqlite:///{DEMO / 'nominering.sqlite'}",
        public_url=f"http://localhost:{port}",
        secret=kept_secret(DEMO / "secret"),
        port=port,
    )
    for entrance in asyncio.run(_open_demo(settings, demo.kept_code(DEMO / "kodkort"))):
        click.echo(f"{entrance.role:<18} {entrance.url}")
    click.echo(f"\nDistriktet finns på {settings.public_url} – avsluta med Ctrl-C.")
    _serve(settings)


async def _open_demo(settings: Settings, code: str) -> tuple[demo.Entrance, ...]:
    database = Database(settings.database)
    await database.start()
    try:
        await database.migrate()
        house = furnish(database, settings.secret)
        if not await demo.is_set_up(house):
            await demo.set_up(house, code)
        return await demo.entrances(house, settings.public_url, code)
    finally:
        await database.stop()


def _serve(settings: Settings) -> None:
    os.environ |= settings.as_environment()
    server = Granian(
        "nominering.app:create_app",
        address="127.0.0.1",
        port=settings.port,
        interface=Interfaces.ASGI,
        factory=True,
        workers=1,
        workers_kill_timeout=3,
        log_level=LogLevels.warning,
    )
    server.serve()


def _batch(folder: Path) -> None:
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


def main() -> None:
    """The command. Whatever was refused changed nothing."""
    try:
        nominering(standalone_mode=False)
    except REFUSED as refused:
        said = OWN_SENTENCES.get(type(refused))
        click.echo(said(refused) if said else sentence_for(refused), err=True)
        sys.exit(3 if isinstance(refused, TieNeedsLots) else 2)
    except NoArgsIsHelpError as nothing:
        nothing.show()
        sys.exit(nothing.exit_code)
    except click.ClickException as wrong:
        click.echo(" ".join(wrong.format_message().split()), err=True)
        sys.exit(wrong.exit_code)
    except click.Abort:
        sys.exit(130)
