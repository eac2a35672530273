"""Where Litestar remembers too much, or fails where it should refuse."""

from typing import Any

from litestar import Request
from litestar._parsers import parse_url_encoded_form_data
from litestar.datastructures import FormMultiDict
from litestar.middleware.csrf import CSRFMiddleware


class ForgetfulRequest(Request[Any, Any, Any]):
    """Litestar keeps the last 1,024 posted forms as they came: ballots beside form tokens, codes beside the same
    tokens, and a megabyte a piece for whoever sends that. Nothing of it is kept here."""

    async def form(self) -> FormMultiDict:
        try:
            return await super().form()
        finally:
            parse_url_encoded_form_data.cache_clear()


_decode = CSRFMiddleware._decode_csrf_token


def _decode_or_refuse(self: CSRFMiddleware, token: Any) -> str | None:
    """A token that is a file, or not ASCII, is a wrong token and no failure of ours."""
    return _decode(self, token) if isinstance(token, str) and token.isascii() else None


def mend() -> None:
    CSRFMiddleware._decode_csrf_token = _decode_or_refuse  # type: ignore[method-assign]
