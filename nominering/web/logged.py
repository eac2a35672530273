"""Every request about people is written in the log, before it is answered. A voter's never is."""

import re
from collections.abc import Mapping
from uuid import uuid4

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from nominering.access.logbook import Entry
from nominering.access.model import Role
from nominering.web.access import SAFE_METHODS
from nominering.web.house import House

# Nothing about people is on these: the way in and out, the start page, the projector. And nothing of voting at all.
PASSED_OVER = re.compile(r"/(in|logga-in|ut|andra-steget|rosta|static)(/|$)|/$|.*/storbild(/|$)")
SECRETS = frozenset({"secret", "code"})
OBJECTS = {
    "list_id": "lista",
    "round_id": "omröstning",
    "election_id": "val",
    "ballot_id": "medlemsval",
    "nominee_id": "nominerad",
    "account_id": "konto",
    "member_id": "medlem",
    "number": "nummer",
    "import_id": "inläsning",
    "run_id": "utskrift",
    "spoiling_id": "ersättning",
    "association_id": "förening",
    "candidacy_id": "kandidatur",
    "letter_id": "brev",
    "participant_id": "deltagare",
    "delegate_id": "ombud",
    "place": "plats",
    "item_id": "punkt",
}


class Logged:
    """Middleware. Runs inside Sessions, which says who the visitor is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        visitor = scope.get("user")
        if scope["type"] != ScopeType.HTTP or visitor is None or visitor.role is Role.VOTER or _passed_over(scope):
            await self._app(scope, receive, send)
            return

        async def note_and_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                house: House = scope["litestar_app"].state.house
                await house.logbook.add(
                    Entry(
                        id=uuid4().hex,
                        at=house.now(),
                        account_id=visitor.subject,
                        name=visitor.name[:200],
                        role=visitor.role.value,
                        page=page_in_words(scope["path_template"]),
                        object=object_in_words(scope["path_params"]),
                        changed=scope.get("method") not in SAFE_METHODS,
                        status=message["status"],
                    )
                )
            await send(message)

        await self._app(scope, receive, note_and_send)


def _passed_over(scope: Scope) -> bool:
    return scope.get("method") == "OPTIONS" or PASSED_OVER.match(scope["path"]) is not None


def page_in_words(template: str) -> str:
    """The words of the address, without what stands in its slots."""
    return " › ".join(word for word in template.split("/") if word and not word.startswith("{"))[:200]


def object_in_words(parameters: Mapping[str, object]) -> str:
    """What the address names; never a secret."""
    return ", ".join(
        f"{OBJECTS.get(name, name)} {value}" for name, value in parameters.items() if name not in SECRETS
    )[:200]
