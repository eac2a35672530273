"""Import members, associations or offices from a file into the installation's database."""

from pathlib import Path

import click

KINDS = ("members", "associations", "offices")


@click.command("import")
@click.argument("what", type=click.Choice(KINDS), metavar="|".join(KINDS))
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Visa vad som skulle ändras, rad för rad, utan att spara.")
def import_file(what: str, path: Path, dry_run: bool) -> int:
    """Läs in medlemmar, föreningar eller uppdrag ur en fil. CSV eller XLSX; har en rad fel ändras ingenting."""
    # The database and the reader of workbooks: a count need not wait for them to be fetched.
    from nominering.cli import registering

    return registering.import_from(what, path, dry_run)
