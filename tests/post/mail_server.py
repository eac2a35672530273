"""A real mail server for the tests: takes letters on a port of its own, and can be told to refuse."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope, Session


@dataclass
class Taken:
    """What came, and over how many connections. `answers` are given to the next letters instead of taking them."""

    letters: list[Message] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    connections: set[int] = field(default_factory=set)
    answers: list[str] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("okand@"):
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        self.connections.add(id(server))
        if self.answers:
            return self.answers.pop(0)
        content = envelope.content
        self.letters.append(message_from_bytes(content if isinstance(content, bytes) else b"", policy=default))
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 OK"


@contextmanager
def mail_server(*, utf8: bool = True, tls: ssl.SSLContext | None = None) -> Iterator[Taken]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    taken = Taken(port=port)
    controller = Controller(
        taken,
        hostname="127.0.0.1",
        port=port,
        enable_SMTPUTF8=utf8,
        tls_context=tls,
        require_starttls=tls is not None,
    )
    controller.start()
    try:
        yield taken
    finally:
        controller.stop()
