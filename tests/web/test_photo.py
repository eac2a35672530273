"""A candidate's picture: sent by the candidate, seen by those who prepare, and by nobody else."""

import io

import pytest
from httpx import Response
from PIL import Image

from nominering.access.model import Role
from nominering.documents.picture import LARGEST_FILE
from tests.documents.test_picture import drawn, with_gps
from tests.story import Story
from tests.web.conftest import MIRA, Open, Opened
from tests.web.visitor import TOKEN, sentence

OWN, OF_MIRA = "/foto/miras-link", f"/foto/nominerad/{MIRA}"


def send(app: Opened, content: bytes, name: str = "jag.jpg", kind: str = "image/jpeg", to: str = OWN) -> Response:
    app.client.cookies.clear()
    found = TOKEN.search(app.client.get("/rosta/kod/X").text)
    assert found is not None
    return app.client.post(
        to, data={"_csrf_token": found[1]}, files={"photo": (name, content, kind)}, follow_redirects=False
    )


def test_a_picture_is_sent_shown_and_taken_away(opened: Open) -> None:
    app = opened(Story.until_nominated)
    candidate = app.visitor()
    assert candidate.get(OWN).status_code == 404
    assert send(app, with_gps()).status_code == 303
    shown = candidate.get(OWN)
    assert shown.headers["content-type"] == "image/jpeg"
    assert shown.headers["x-content-type-options"] == "nosniff"
    with Image.open(io.BytesIO(shown.content)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((200, 300), {})
    assert f'src="{OWN}"' in candidate.get("/svara/miras-link").text
    assert candidate.post(f"{OWN}/ta-bort").status_code == 303
    assert candidate.get(OWN).status_code == 404


def test_who_sees_the_picture(opened: Open) -> None:
    app = opened(Story.until_nominated)
    send(app, drawn())
    for role in (Role.COMMITTEE, Role.ORGANISER):
        assert app.visitor(role).get(OF_MIRA).content.startswith(b"\xff\xd8\xff")
    for other in (Role.ASSOCIATION, Role.PRESIDIUM, Role.MEMBER):
        assert app.visitor(other).get(OF_MIRA).status_code == 403
    assert app.visitor().get(OF_MIRA).status_code == 401


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"%PDF-1.7 " + drawn(),
        drawn()[:300],
        b"",
    ],
)
def test_what_is_no_picture_is_refused_in_words_and_the_old_one_stays(opened: Open, content: bytes) -> None:
    app = opened(Story.until_nominated)
    send(app, drawn())
    before = app.visitor().get(OWN).content
    answer = send(app, content)
    assert (answer.status_code, sentence(answer)) == (
        400,
        "Filen går inte att läsa som bild: välj en hel bild i JPEG, PNG eller WebP.",
    )
    assert app.visitor().get(OWN).content == before


def test_a_picture_that_is_too_large_is_refused(opened: Open) -> None:
    app = opened(Story.until_nominated)
    assert send(app, b"\xff\xd8\xff" + b"0" * (LARGEST_FILE - 2)).status_code == 400
    assert send(app, b"\xff\xd8\xff" + b"0" * (LARGEST_FILE + 50_000)).status_code == 413
    assert app.visitor().get(OWN).status_code == 404


def test_a_picture_needs_the_link_and_the_form(opened: Open) -> None:
    app = opened(Story.until_nominated)
    assert send(app, drawn(), to="/foto/wrong").status_code == 404
    assert app.visitor().post(OWN, {"photo": "text"}).status_code == 400
    assert app.visitor().post(OWN, {"photo": "text"}, token=False).status_code == 403
