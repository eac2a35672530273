"""A made-up district to try in, in a browser or as a batch."""

from pathlib import Path

import click


@click.command("demo")
@click.option("--fresh", is_flag=True, help="Börja om från början.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Porten.")
@click.option(
    "--batch",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Spela hela vägen utan webbläsare och lämna listan i DIR.",
)
def demonstrate(fresh: bool, port: int, folder: Path | None) -> None:
    """Starta ett påhittat distrikt att prova i."""
    # The whole house, web and print: a count need not wait for it to be fetched.
    from nominering.cli import staging

    if folder is not None:
        staging.play(folder)
    else:
        staging.show(fresh, port)
