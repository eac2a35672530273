"""A real installation: found its district, serve it, let a locked-out organiser in."""

import click


# The whole house, web and print, is fetched by the one who needs it: a count need not wait for it.
@click.command("found")
@click.option("--name", required=True, help="Distriktets namn, till exempel Vänsterpartiet Värmland.")
@click.option("--party", required=True, help="Partiets namn.")
@click.option("--constituency", required=True, help="Riksdagsvalkretsen.")
@click.option("--organiser", required=True, help="Ombudsmannens namn.")
@click.option("--email", required=True, help="Ombudsmannens e-postadress.")
def found(name: str, party: str, constituency: str, organiser: str, email: str) -> None:
    """Grunda distriktet i en tom databas, med sin första ombudsman."""
    from nominering.cli import founding

    click.echo(founding.found(name, party, constituency, organiser, email))


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), help="Porten; annars NOMINERING_PORT.")
def serve(port: int | None) -> None:
    """Kör servern med inställningarna i miljön."""
    from nominering.cli import founding, serving

    serving.serve_forever(founding.ready(port))


@click.command("rescue")
@click.option("--email", required=True, help="Ombudsmannens e-postadress.")
def rescue(email: str) -> None:
    """Släpp in en utelåst ombudsman med en ny länk."""
    from nominering.cli import founding

    click.echo(founding.rescue(email))
