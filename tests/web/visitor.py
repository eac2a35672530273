"""Somebody at a browser, without the browser: keeps cookies, sends the form token, follows nothing by itself."""

import re

from httpx import Response
from litestar.testing import TestClient

TOKEN = re.compile(r'name="_csrf_token" value="([^"]+)"')


class Visitor:
    """One session with the application."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Response:
        return self._send("GET", path, {})

    def post(
        self,
        path: str,
        fields: dict[str, str | list[str]] | None = None,
        *,
        token: bool = True,
        file: tuple[str, bytes] | None = None,
    ) -> Response:
        """With a `file`, its name and content, as a form with a file in it."""
        data = dict(fields or {})
        if token:
            found = TOKEN.search(self.get("/rosta/kod/X").text)
            assert found is not None
            data["_csrf_token"] = found[1]
        return self._send("POST", path, data, file)

    def sign_in(self, secret: str) -> "Visitor":
        assert self.post(f"/in/{secret}").status_code == 303
        return self

    def enter(self, code: str) -> "Visitor":
        assert self.post("/rosta/kod", {"code": code}).status_code == 303
        return self

    def _send(
        self, method: str, path: str, data: dict[str, str | list[str]], file: tuple[str, bytes] | None = None
    ) -> Response:
        self.client.cookies.clear()
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = self.client.request(
            method,
            path,
            data=data or None,
            files={"file": file} if file else None,
            headers={"Cookie": cookie} if cookie else {},
            follow_redirects=False,
        )
        for header in answer.headers.get_list("set-cookie"):
            name, _, value = header.partition(";")[0].partition("=")
            self.cookies.pop(name, None)
            if value:
                self.cookies[name] = value
        return answer


def sentence(answer: Response) -> str:
    """What the page says in its alert."""
    found = re.search(r'role="alert"[^>]*>(?:<p>)?([^<]+)<', answer.text)
    assert found is not None, answer.text
    return found[1]
