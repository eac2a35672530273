"""The operator's words. People read one Swedish sentence; exit 0 done, 1 a recount differs, 2 bad input, 3 a tie."""

import sys
from collections.abc import Callable
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from nominering.cli.apportioning import apportion
from nominering.cli.counting import count, recount
from nominering.cli.demonstrating import demonstrate
from nominering.cli.erasing import erase
from nominering.cli.errors import DistrictFounded, OrganiserUnknown
from nominering.cli.importing import import_file
from nominering.cli.leaving import NotWritable
from nominering.cli.running import found, rescue, serve
from nominering.counting.errors import TieNeedsLots
from nominering.documents.archive import ArchiveBroken
from nominering.documents.swedish import listed
from nominering.example import errors as example
from nominering.organisation.errors import TieForSeats
from nominering.post.errors import MailServerUnreadable
from nominering.settings import SettingWrong
from nominering.web.sentences import SENTENCES, sentence_for
from nominering.web.sentences.counting import blt_sentence

OWN_SENTENCES: dict[type[Exception], str | Callable[[Any], str]] = {
    example.StrangersOnBallots: lambda e: (
        "ballots.blt och kandidaterna stämmer inte: "
        + "; ".join(
            f"{what} {listed(sorted(names))}"
            for what, names in (("inte kandidat är", e.strangers), ("i filen saknas", e.missing))
            if names
        )
        + "."
    ),
    ArchiveBroken: lambda e: f"Arkivet går inte att läsa ({e.detail}): hämta det på nytt.",
    NotWritable: lambda e: f"{e.path} går inte att skriva eller finns redan: välj en annan fil.",
    DistrictFounded: lambda e: f"Databasen har redan ett distrikt, {e.name}: ingenting ändrades.",
    OrganiserUnknown: lambda e: f"Ingen ombudsman har adressen {e.email}: se efter hur den är skriven.",
    SettingWrong: lambda e: f"{e.name} ska vara {e.allowed}.",
    MailServerUnreadable: (
        "NOMINERING_SMTP_URL ska vara smtps://namn:lösenord@server eller smtp://namn:lösenord@server:587?starttls."
    ),
    example.FileUnreadable: lambda e: f"{e.path} går inte att läsa.",
    example.BallotsMalformed: lambda e: blt_sentence(e.why, "ballots.blt"),
    example.OutputInTheWay: lambda e: f"{e.path} är ingen fil, så resultatet kan inte lämnas där: flytta undan den.",
    example.FolderUnwritable: lambda e: f"{e.path} går inte att skriva i: välj en annan mapp.",
    example.CandidatesWithdrawn: lambda e: (
        "ballots.blt drar tillbaka någon som har tackat ja: låt personen svara nej i answers.csv i stället."
    ),
    example.PortTaken: lambda e: f"Port {e.port} är upptagen: välj en annan med --port.",
    example.MoreBallotsThanVoters: lambda e: (
        f"ballots.blt har {e.ballots} röster men röstlängden bara {e.voters} ombud."
    ),
}
REFUSED = (*SENTENCES, *OWN_SENTENCES)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def nominering() -> None:
    """Från föreningens nominering till en ordnad, förklarad och tryckt kandidatlista."""


nominering.add_command(apportion)
nominering.add_command(count)
nominering.add_command(recount)
nominering.add_command(demonstrate)
nominering.add_command(import_file)
nominering.add_command(erase)
nominering.add_command(found)
nominering.add_command(serve)
nominering.add_command(rescue)


def main() -> None:
    """The command. Whatever was refused changed nothing."""
    try:
        status = nominering(standalone_mode=False)
    except REFUSED as refused:
        said = OWN_SENTENCES.get(type(refused))
        sentence = said(refused) if callable(said) else said or sentence_for(refused)
        click.echo(sentence, err=True)
        sys.exit(3 if isinstance(refused, TieNeedsLots | TieForSeats) else 2)
    except NoArgsIsHelpError as nothing:
        nothing.show()
        sys.exit(nothing.exit_code)
    except click.ClickException as wrong:
        click.echo(" ".join(wrong.format_message().split()), err=True)
        sys.exit(wrong.exit_code)
    except click.Abort:
        sys.exit(130)
    if status:
        sys.exit(status)
