"""The voter's own key to a ballot that may be changed: in a cookie of its own, and never kept on the server."""

from litestar.datastructures import Cookie
from litestar.response import Template

from nominering.access.model import SESSION_LASTS
from nominering.web.access import Visited, fresh_secret

KEY_COOKIE = "rostnyckel"
LONGEST_KEY = 100


def key_of(request: Visited) -> str:
    return request.cookies.get(KEY_COOKIE, "")[:LONGEST_KEY]


def with_key(answer: Template, request: Visited) -> Template:
    """The page, with a key for the browser that has none. It is there before the ballot is cast: an answer that is
    lost takes no key with it.
    """
    if not key_of(request):
        answer.set_cookie(
            Cookie(
                key=KEY_COOKIE,
                value=fresh_secret(),
                max_age=int(SESSION_LASTS.total_seconds()),
                httponly=True,
                secure=request.app.state.https_only,
                samesite="lax",
                path="/rosta",
            )
        )
    return answer
