"""The web server, until somebody stops it."""

import os
import resource

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from nominering.settings import Settings

# As many connections as a large hall holds open while it follows the projector, and room to vote beside them: Granian
# lets in no more requests than `backpressure`, and a stream is one that lasts.
CONNECTIONS = 16_384


def _with_files_for(connections: int) -> None:
    """Many systems let a process have 1,024 files open until it asks for more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections if hard == resource.RLIM_INFINITY else min(connections, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def serve_forever(settings: Settings) -> None:
    """One process: it reads the settings back from the environment."""
    os.environ |= settings.as_environment()
    _with_files_for(CONNECTIONS)
    server = Granian(
        "nominering.app:create_app",
        address=settings.address,
        port=settings.port,
        interface=Interfaces.ASGI,
        factory=True,
        workers=1,
        backlog=4096,
        backpressure=CONNECTIONS,
        workers_kill_timeout=3,
        log_level=LogLevels.warning,
    )
    server.serve()
