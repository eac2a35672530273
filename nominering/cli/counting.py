"""Count a ballot file."""

import json
from pathlib import Path
from typing import Any

import click

from nominering.cli.leaving import leave
from nominering.counting import blt
from nominering.counting.count import count as count_ballots
from nominering.counting.lots import Lots
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.record import Record, verdict_data
from nominering.counting.rules import Method, Rules, TieRule
from nominering.documents import archive as sealed
from nominering.documents import count_html, count_report
from nominering.example.errors import FileUnreadable
from nominering.tables import groups as groups_table
from nominering.tables.reading import text_of


class Numbers(click.ParamType[tuple[int, ...]]):
    """`3,1,2`"""

    name = "N,N,…"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        try:
            return tuple(int(number) for number in str(value).replace(" ", ",").split(",") if number)
        except ValueError:
            self.fail(f"{value!r} är inte kandidatnummer med komma emellan", param, ctx)


class FixedPlaces(click.ParamType[dict[int, int]]):
    """`1=7,2=3`"""

    name = "PLATS=N,…"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[int, int]:
        if isinstance(value, dict):
            return value
        pairs = [pair.split("=") for pair in str(value).split(",")]
        try:
            fixed = {int(place): int(number) for place, number in pairs}
        except ValueError:
            fixed = {}
        if len(fixed) < len(pairs):
            self.fail(f"{value!r} är inte plats=kandidatnummer, varje plats en gång", param, ctx)
        return fixed


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--method", required=True, type=click.Choice([each.value for each in Method]), help="Metoden.")
@click.option("--places", type=click.IntRange(min=1), help="Listans längd; utan den får alla en plats.")
@click.option("--seats", type=click.IntRange(min=1), help="Antal att välja med scottish-stv; annars filens.")
@click.option("--lots", type=Numbers(), help="Lottordning: alla kandidatnummer, starkast först.")
@click.option("--lot-seed", help="Text från en öppen dragning som lottordningen räknas fram ur.")
@click.option(
    "--ties",
    type=click.Choice([each.value for each in TieRule]),
    default=TieRule.EARLIER_STAGE_THEN_LOT.value,
    show_default=True,
    help="Vad som avgör när det är lika.",
)
@click.option(
    "--quota",
    metavar="REGEL",
    default="none",
    help="Kvoteringsregel: half-women, half-women:down, alternating, alternating:woman, pairwise, minimum:GRUPP:N:M.",
)
@click.option("--groups", type=click.Path(path_type=Path), help="CSV med kolumnerna number,group för kvoteringen.")
@click.option(
    "--quota-mode",
    type=click.Choice([each.value for each in QuotaMode]),
    default=QuotaMode.INTEGRATED.value,
    show_default=True,
    help="Kvotering i räkningen eller efteråt.",
)
@click.option("--fixed", type=FixedPlaces(), default={}, help="Platser som är avgjorda på förhand.")
@click.option(
    "--archive", type=click.Path(path_type=Path), help="Försegla räkningen i den här zip-filen, att räkna om senare."
)
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="Svarets form.")
@click.pass_context
def count(
    context: click.Context,
    file: Path,
    method: str,
    places: int | None,
    seats: int | None,
    lots: tuple[int, ...] | None,
    lot_seed: str | None,
    ties: str,
    quota: str,
    groups: Path | None,
    quota_mode: str,
    fixed: dict[int, int],
    archive: Path | None,
    form: str,
) -> None:
    """Räkna rösterna i en BLT-fil: en ordnad lista eller en mängd."""
    rules = Rules(Method(method), TieRule(ties), Quota.named(quota), QuotaMode(quota_mode))
    _check(rules, places, seats, lots, lot_seed, groups, fixed)
    box = blt.parse(text_of(str(file), _read(file)))
    if not box.profile.candidates:
        raise click.UsageError("alla kandidater i filen har dragit sig ur, så det finns inget att räkna")
    record = count_ballots(
        box.profile,
        rules,
        _lots(box, lots, lot_seed),
        seats or box.seats if rules.method.elects_a_set else places,
        groups=_groups(groups, box),
        fixed=fixed,
    )
    _note_empty_places(record, len(box.profile.candidates))
    stopped = any(verdict.disagreed or verdict.crashed for verdict in record.verdicts)
    if archive is not None and not stopped:
        leave(archive, sealed.pack(box, record))
    _tell(record, box, form)
    if stopped:
        click.echo("Resultatet är stoppat: en kontrollräkning säger något annat eller havererade.", err=True)
        context.exit(1)


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.pass_context
def recount(context: click.Context, archive: Path) -> None:
    """Räkna om ett förseglat arkiv och jämför. Slutar med 0 när allt är lika, annars 1."""
    checked = sealed.check(_read(archive))
    if checked.equal and checked.record:
        click.echo(f"Lika: {len(checked.record.order) or checked.record.places} platser, räkning och kontrollsummor.")
        for verdict in checked.record.verdicts:
            click.echo(count_report.verdict_text(verdict_data(verdict)))
        return
    for name in checked.changed:
        click.echo(f"{name} är inte som när arkivet förseglades.", err=True)
    for name in checked.differs:
        click.echo(f"Omräkningen ger ett annat innehåll i {name}.", err=True)
    context.exit(1)


def _check(
    rules: Rules,
    places: int | None,
    seats: int | None,
    lots: tuple[int, ...] | None,
    lot_seed: str | None,
    groups: Path | None,
    fixed: dict[int, int],
) -> None:
    if lot_seed is not None and not lot_seed.isprintable():
        raise click.UsageError("--lot-seed ska vara text som går att skriva ut")
    if lots is not None and lot_seed is not None:
        raise click.UsageError("ge antingen --lots eller --lot-seed, inte båda")
    if places is not None and rules.method.elects_a_set:
        raise click.UsageError(f"{rules.method} väljer en mängd utan ordning: ge --seats i stället för --places")
    if seats is not None and not rules.method.elects_a_set:
        raise click.UsageError(f"{rules.method} ger en ordnad lista: ge --places i stället för --seats")
    if fixed and rules.method.elects_a_set:
        raise click.UsageError(f"{rules.method} väljer en mängd utan ordning: --fixed är för listor")
    if rules.quota and groups is None:
        raise click.UsageError("en kvoteringsregel behöver veta vilka grupper kandidaterna hör till: ge --groups")


def _read(file: Path) -> bytes:
    """Raises FileUnreadable."""
    try:
        return file.read_bytes()
    except OSError:
        raise FileUnreadable(file) from None


def _lots(box: blt.BltFile, order: tuple[int, ...] | None, seed: str | None) -> Lots | None:
    standing = box.profile.candidates
    if order is not None:
        return Lots.drawn((number for number in order if number not in box.withdrawn), standing)
    if seed is not None:
        return Lots.from_seed(seed, box.title, standing)
    return Lots(box.standing_tie_order) if box.standing_tie_order is not None else None


def _groups(file: Path | None, box: blt.BltFile) -> dict[int, str] | None:
    """Without the withdrawn."""
    if file is None:
        return None
    read = groups_table.read(str(file), _read(file), range(1, len(box.names) + 1))
    return {number: group for number, group in read.items() if number not in box.withdrawn}


def _note_empty_places(record: Record, candidates: int) -> None:
    wanted = record.places or 0
    if wanted <= candidates:
        return
    if record.election:
        click.echo(f"{wanted} ska väljas men bara {candidates} kandiderar: alla är valda.", err=True)
    else:
        one = wanted == candidates + 1
        empty = f"plats {wanted} blir tom" if one else f"plats {candidates + 1} till {wanted} blir tomma"
        click.echo(f"Listan har {wanted} platser men bara {candidates} kandidater: {empty}.", err=True)


def _tell(record: Record, box: blt.BltFile, form: str) -> None:
    names = dict(enumerate(box.names, start=1))
    data = record.as_data()
    if form == "json":
        answer = count_report.report(data, names)
        click.echo(json.dumps({"title": box.title, **answer}, ensure_ascii=False, indent=1))
    elif form == "html":
        click.echo(count_html.page(data, names, box.title), nl=False)
    else:
        click.echo(count_report.text(data, names, box.title), nl=False)
