"""Who may do what, in one table; sessions; guards."""

import secrets
from enum import StrEnum
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.response import Redirect
from litestar.types import Guard

from nominering.access.errors import NotSignedIn
from nominering.access.model import SESSION_LASTS, Role, Visitor
from nominering.access.use_cases import recognise
from nominering.web.house import House

SESSION_COOKIE = "session"


class Deed(StrEnum):
    """What a visitor may be let do."""

    NOMINATE = "nominate"
    NOMINATE_LATE = "nominate late"
    SEE_PHOTOS = "see photos"
    PREPARE = "prepare"
    KEEP_NOTES = "keep notes"
    READ_PROPOSAL = "read proposal"
    COUNTER_PROPOSE = "counter-propose"
    ORGANISE = "organise"
    CONDUCT = "conduct"
    REPORT_DELEGATES = "report delegates"
    CHECK_IN = "check in"
    REPLACE_CARDS = "replace cards"
    ARRANGE_ELECTIONS = "arrange elections"
    SEE_GENDER = "see gender"
    SEE_ELIGIBILITY = "see eligibility"
    ERASE = "erase"
    READ_RESULT = "read result"
    VERIFY = "verify"
    ADOPT = "adopt"
    READ_DOCUMENTS = "read documents"
    READ_ORGANISATION = "read organisation"
    READ_MEMBERS = "read members"
    KEEP_ORGANISATION = "keep organisation"
    VOTE = "vote"
    HANDLE_PAPER = "handle paper"
    FOLLOW = "follow"
    READ_RULES = "read rules"
    KEEP_RULES = "keep rules"
    INVITE = "invite"
    READ_LOG = "read log"


# What everybody who is signed in reads, once it is published or adopted; and what the hall is shown.
READ = frozenset({Deed.FOLLOW, Deed.READ_PROPOSAL, Deed.READ_RULES, Deed.READ_RESULT, Deed.READ_DOCUMENTS})

# The result of a list that is not adopted is for those who conduct the voting and for the tellers: see `outcome`.
# What a candidate has stated as gender is for those who have to make the list keep its rule, and for the candidate.
# The committee's notes are for the committee alone. Of the members an association's board reads its own: `members`.
MAY: dict[Role, frozenset[Deed]] = {
    Role.ORGANISER: READ
    | {
        Deed.NOMINATE_LATE,
        Deed.SEE_PHOTOS,
        Deed.ORGANISE,
        Deed.CONDUCT,
        Deed.HANDLE_PAPER,
        Deed.CHECK_IN,
        Deed.REPLACE_CARDS,
        Deed.ARRANGE_ELECTIONS,
        Deed.SEE_GENDER,
        Deed.SEE_ELIGIBILITY,
        Deed.ERASE,
        Deed.ADOPT,
        Deed.READ_ORGANISATION,
        Deed.READ_MEMBERS,
        Deed.KEEP_ORGANISATION,
        Deed.KEEP_RULES,
        Deed.INVITE,
        Deed.READ_LOG,
    },
    Role.PRESIDIUM: READ
    | {
        Deed.NOMINATE_LATE,
        Deed.CONDUCT,
        Deed.CHECK_IN,
        Deed.HANDLE_PAPER,
        Deed.REPLACE_CARDS,
        Deed.READ_ORGANISATION,
    },
    Role.ASSOCIATION: READ
    | {
        Deed.NOMINATE,
        Deed.COUNTER_PROPOSE,
        Deed.REPORT_DELEGATES,
        Deed.READ_ORGANISATION,
        Deed.READ_MEMBERS,
    },
    Role.COMMITTEE: READ
    | {
        Deed.NOMINATE_LATE,
        Deed.SEE_PHOTOS,
        Deed.PREPARE,
        Deed.KEEP_NOTES,
        Deed.SEE_GENDER,
        Deed.SEE_ELIGIBILITY,
        Deed.READ_ORGANISATION,
    },
    Role.VOTER: READ | {Deed.VOTE},
    Role.TELLER: READ | {Deed.CHECK_IN, Deed.HANDLE_PAPER, Deed.REPLACE_CARDS, Deed.VERIFY},
    Role.AUDITOR: READ | {Deed.READ_ORGANISATION, Deed.READ_MEMBERS, Deed.READ_LOG},
    Role.MEMBER: READ | {Deed.NOMINATE, Deed.READ_ORGANISATION},
    Role.CANDIDATE: frozenset(),
}

# What somebody may read without doing it: the pages, and none of their buttons. The committee's room is not among
# them: its notes are for the committee alone.
READS: dict[Role, frozenset[Deed]] = {
    Role.AUDITOR: frozenset(
        {
            Deed.NOMINATE_LATE,
            Deed.SEE_PHOTOS,
            Deed.ORGANISE,
            Deed.CONDUCT,
            Deed.HANDLE_PAPER,
            Deed.CHECK_IN,
            Deed.REPLACE_CARDS,
            Deed.ARRANGE_ELECTIONS,
            Deed.SEE_GENDER,
            Deed.SEE_ELIGIBILITY,
            Deed.VERIFY,
            Deed.ADOPT,
            Deed.INVITE,
        }
    ),
}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# On a router whose posts sign the visitor in or out: those are nobody's deed.
OWN_DOOR = {"own_door": True}

Visited = Request[Visitor | None, str | None, Any]


def may(visitor: Visitor | None, deed: Deed) -> bool:
    return visitor is not None and deed in MAY[visitor.role]


def may_read(visitor: Visitor | None, deed: Deed) -> bool:
    """Whoever may do something may see it too."""
    return may(visitor, deed) or (visitor is not None and deed in READS.get(visitor.role, ()))


async def changes_nothing(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """A guard for the whole house: an auditor reads, also where a router forgot to say so.

    Async, as every guard: Litestar sends one that is not to a thread and waits for it, on every request.
    """
    visitor = connection.scope.get("user")
    reads_only = visitor is not None and visitor.role is Role.AUDITOR
    if reads_only and connection.scope.get("method") not in SAFE_METHODS and not handler.opt.get("own_door"):
        raise PermissionDeniedException


def only(deed: Deed) -> Guard:
    """A guard for a router, so that a new route on it is born guarded. Pages open to those who only read them too."""

    async def guard(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        visitor = connection.scope.get("user")  # OPTIONS passes by Sessions
        if visitor is None:
            raise NotSignedIn
        asks = may_read if connection.scope.get("method") in SAFE_METHODS else may
        if not asks(visitor, deed):
            raise PermissionDeniedException

    return guard


class Sessions(AbstractAuthenticationMiddleware):
    """Knows the visitor by the session cookie; an unknown or outworn cookie is nobody."""

    async def authenticate_request(self, connection: ASGIConnection[Any, Any, Any, Any]) -> AuthenticationResult:
        session = connection.cookies.get(SESSION_COOKIE)
        house: House = connection.app.state.house
        visitor = (
            await recognise(house.accounts, house.keys, session, house.now(), house.today()) if session else None
        )
        return AuthenticationResult(user=visitor, auth=session if visitor else None)


def visitor_of(request: Visited) -> Visitor:
    """The visitor that a guard has let in. Raises NotSignedIn."""
    if request.user is None:
        raise NotSignedIn
    return request.user


def fresh_secret() -> str:
    """256 random bits for a link or a session."""
    return secrets.token_urlsafe(32)


def with_session(to: str, session: str, *, https_only: bool) -> Redirect:
    cookie = Cookie(
        key=SESSION_COOKIE,
        value=session,
        max_age=int(SESSION_LASTS.total_seconds()),
        httponly=True,
        secure=https_only,
        samesite="lax",
        path="/",
    )
    return Redirect(to, status_code=303, cookies=[cookie])


def without_session(to: str) -> Redirect:
    return Redirect(to, status_code=303, cookies=[Cookie(key=SESSION_COOKIE, value="", max_age=0, path="/")])
