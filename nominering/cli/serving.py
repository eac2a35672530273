"""The web server, until somebody stops it."""

import os

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from nominering.settings import Settings


def serve_forever(settings: Settings) -> None:
    """One process: it reads the settings back from the environment."""
    os.environ |= settings.as_environment()
    server = Granian(
        "nominering.app:create_app",
        address=settings.address,
        port=settings.port,
        interface=Interfaces.ASGI,
        factory=True,
        workers=1,
        workers_kill_timeout=3,
        log_level=LogLevels.warning,
    )
    server.serve()
