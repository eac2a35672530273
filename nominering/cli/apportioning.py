"""Apportion delegates by the members in a file."""

import json
from pathlib import Path

import click

from nominering.documents import apportioning
from nominering.example.errors import FileUnreadable
from nominering.organisation.apportionment import Figures, Method, Source, Terms, rule_of
from nominering.organisation.apportionment.record import as_data
from nominering.organisation.names import tidy
from nominering.tables import figures


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--rule", required=True, type=click.Choice([each.value for each in Method]), help="Regeln.")
@click.option("--size", type=int, help="Medlemmar per ombud, med per-started.")
@click.option("--total", type=int, help="Ombud att fördela, med de andra reglerna.")
@click.option("--min", "least", type=int, default=0, show_default=True, help="Det minsta var och en får.")
@click.option("--max", "most", type=int, help="Det mesta var och en får.")
@click.option(
    "--lot", "lot", metavar="NAMN", multiple=True, help="Den som drogs när flera stod lika; en gång för var och en."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Svarets form.")
def apportion(
    file: Path,
    rule: str,
    size: int | None,
    total: int | None,
    least: int,
    most: int | None,
    lot: tuple[str, ...],
    form: str,
) -> None:
    """Fördela ombud efter medlemsantalen i en CSV-fil. Den har kolumnerna name,members."""
    method = Method(rule)
    chosen = rule_of(Terms(method, _number(method, size, total), least, most))
    units = figures.read(str(file), _read(file))
    worked = Figures(units, Source.ENTERED).apportioned(chosen, tuple(map(tidy, lot)))
    if form == "json":
        seats = {line.name: line.seats for line in worked.lines}
        click.echo(json.dumps({"seats": seats, "working": as_data(worked)}, ensure_ascii=False, indent=1))
    else:
        click.echo(apportioning.text(worked), nl=False)


def _number(method: Method, size: int | None, total: int | None) -> int:
    """The one of the two that belongs to the rule."""
    per_started = method is Method.PER_STARTED
    wanted, given, other = ("--size", size, total) if per_started else ("--total", total, size)
    if given is None or other is not None:
        wrong = "--total" if per_started else "--size"
        raise click.UsageError(f"{method} räknas med {wanted}: ge {wanted} och inte {wrong}")
    return given


def _read(file: Path) -> bytes:
    """Raises FileUnreadable."""
    try:
        return file.read_bytes()
    except OSError:
        raise FileUnreadable(file) from None
