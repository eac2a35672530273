"""The only door to aiosmtplib."""

from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

import aiosmtplib

from nominering.correspondence.errors import Undeliverable
from nominering.correspondence.model import Letter
from nominering.post.errors import MailServerUnreadable

PATIENCE = 30.0
PORTS = {"smtp": 587, "smtps": 465}
NO_SMTPUTF8 = "Adressen har andra tecken än a–z före @, och e-postservern tar inte emot sådana."


@dataclass(frozen=True)
class MailServer:
    """`starttls`: the connection is encrypted before anything is said, or there is none."""

    host: str
    port: int
    tls: bool = False
    starttls: bool = False
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def from_url(cls, url: str) -> "MailServer":
        """`smtp://user:password@host:587?starttls`, or `smtps://…`. Raises MailServerUnreadable.

        Plain smtp without starttls is for a server on the same machine; a password is never sent that way.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise MailServerUnreadable from None
        starttls = parts.query == "starttls"
        if parts.scheme not in PORTS or not parts.hostname or parts.query not in ("", "starttls"):
            raise MailServerUnreadable
        if parts.username and parts.scheme == "smtp" and not starttls:
            raise MailServerUnreadable
        return cls(
            parts.hostname,
            port or PORTS[parts.scheme],
            parts.scheme == "smtps",
            starttls,
            unquote(parts.username or ""),
            unquote(parts.password or ""),
        )


class SmtpPostman:
    """Postman."""

    def __init__(self, server: MailServer, sender: str) -> None:
        self._server = server
        self._sender = sender
        self._connection: aiosmtplib.SMTP | None = None

    async def deliver(self, letter: Letter) -> None:
        try:
            message = written(letter, self._sender)
        except (ValueError, UnicodeError) as error:
            raise Undeliverable(f"Adressen går inte att skriva i ett brev: {error}") from None
        try:
            connection = await self._connected()
            beyond_ascii = not str(message["To"].addresses[0].username).isascii()
            if beyond_ascii and not connection.supports_extension("smtputf8"):
                raise Undeliverable(NO_SMTPUTF8)
            await connection.send_message(message, sender=_bare(self._sender), recipients=[_address(letter.address)])
        except aiosmtplib.SMTPRecipientsRefused as error:
            first = error.recipients[0]
            raise Undeliverable(_said(first.code, first.message), passing=_passing(first.code)) from None
        except aiosmtplib.SMTPResponseException as error:
            await self._lost()
            raise Undeliverable(_said(error.code, error.message), passing=_passing(error.code)) from None
        except (aiosmtplib.SMTPException, OSError) as error:
            await self._lost()
            raise Undeliverable(f"E-postservern svarar inte: {error}", passing=True) from None

    async def hang_up(self) -> None:
        if self._connection is not None:
            try:
                await self._connection.quit()
            except (aiosmtplib.SMTPException, OSError):
                self._connection.close()
            self._connection = None

    async def _connected(self) -> aiosmtplib.SMTP:
        if self._connection is None or not self._connection.is_connected:
            server = self._server
            connection = aiosmtplib.SMTP(
                hostname=server.host,
                port=server.port,
                use_tls=server.tls,
                # True: an error where the server has none. Never a silent step down.
                start_tls=server.starttls,
                timeout=PATIENCE,
            )
            await connection.connect()
            self._connection = connection
            await connection.ehlo()
            if server.user:
                await connection.login(server.user, server.password)
        return self._connection

    async def _lost(self) -> None:
        """After an error nobody knows what the server is waiting for."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def written(letter: Letter, sender: str) -> EmailMessage:
    """The message. Raises ValueError for names or addresses that do not fit in a header."""
    message = EmailMessage(policy=SMTP_POLICY)
    message["From"] = sender
    local, _, domain = _address(letter.address).rpartition("@")
    message["To"] = Address(display_name=letter.name, username=local, domain=domain)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.queued_at)
    # The same at every attempt: whoever gets it twice sees it once.
    message["Message-ID"] = f"<{letter.id}@{_bare(sender).rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


def _address(address: str) -> str:
    """With a domain that every mail server knows. Raises UnicodeError."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"


def _bare(sender: str) -> str:
    return sender.rpartition("<")[2].rstrip(">")


def _passing(code: int) -> bool:
    return 400 <= code < 500


def _said(code: int, message: str) -> str:
    return " ".join(f"{code} {message}".split())
