"""What no form of ours sends: refused in words, never a failure, and nothing remembered of it."""

import re

import pytest
from litestar._parsers import parse_url_encoded_form_data

from nominering.access.model import Role
from tests.story import CODES, Story
from tests.web.conftest import Open

ROW = r'name="row" value="([^"]+)"'


def test_a_huge_post_is_refused(opened: Open) -> None:
    visitor = opened(Story.until_open).visitor()
    assert visitor.post("/rosta/kod", {"code": "A" * 200_000}).status_code == 413


@pytest.mark.parametrize("token", ["åäö", "", "x" * 5000])
def test_a_strange_form_token_is_a_wrong_one(opened: Open, token: str) -> None:
    visitor = opened(Story.until_open).visitor()
    assert visitor.post("/rosta/kod", {"code": "X", "_csrf_token": token}, token=False).status_code == 403


def test_a_candidate_number_of_any_length_is_unknown(opened: Open) -> None:
    voter = opened(Story.until_open).visitor().enter(CODES[0])
    assert voter.post("/rosta/riksdag-1", {f"rank-{'9' * 5000}": "1"}).status_code == 400


def test_a_list_named_twice_is_named_once(opened: Open) -> None:
    board = opened(Story.found).visitor(Role.ASSOCIATION)
    fields: dict[str, str | list[str]] = {
        "name": "Disa Holm",
        "born": "1985-03-02",
        "place": "Arvika",
        "list": ["riksdag", "riksdag"],
        "meeting": "2030-01-08",
        "paragraph": "§ 3",
    }
    assert board.post("/nominera", fields).status_code == 303


def test_no_posted_form_stays_in_memory(opened: Open) -> None:
    """The framework keeps the last thousand as they came, ballots beside form tokens."""
    voter = opened(Story.until_open).visitor().enter(CODES[0])
    voter.post("/rosta/riksdag-1", {"rank-1": "1"})
    assert parse_url_encoded_form_data.cache_info().currsize == 0


@pytest.mark.parametrize("path", ["/konferens", "/nominera", "/rosta/riksdag-1"])
def test_asking_for_the_options_of_a_guarded_page_is_no_failure(opened: Open, path: str) -> None:
    assert opened(Story.until_open).client.options(path).status_code in (204, 401)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2030-02-29", "20300301", "2030-W10-1"])
@pytest.mark.parametrize("at", ["00:00", "23:59:59.999999", "12:00+14:00"])
def test_no_day_on_a_form_is_a_failure(opened: Open, day: str, at: str) -> None:
    app = opened(Story.until_proposed)
    committee, organiser = app.visitor(Role.COMMITTEE), app.visitor(Role.ORGANISER)
    board = app.visitor(Role.ASSOCIATION)
    rows = {f"rank-{n}": str(n) for n in range(1, 5)} | {
        "row": re.findall(ROW, committee.get("/bereda/riksdag").text)
    }
    note = committee.get("/bereda/riksdag/kandidater").text
    about = re.findall(r'href="(/bereda/riksdag/kandidater/[^"#?]+)"', note)[0]
    answers = [
        organiser.post("/kallelse/konferensen", {"held_on": day, "begins": at, "place": "Arvika", "report_by": day}),
        organiser.get("/kallelse/skicka"),
        organiser.post("/valordning/riksdag/forlang", {"deadline": "answers", "until": f"{day}T{at}"}),
        organiser.post("/valordning/riksdag/besluta", {"body": "board", "adopted_on": day, "paragraph": "1"}),
        organiser.get(f"/logg?dag={day}&fore={day}T{at}"),
        committee.post(about, {"note": "Kunnig.", "held_on": day, "held_by": "Maj"}),
        committee.get(about),
        board.post("/nominera/ny/vem", {"name": "Disa Holm", "born": day, "place": "Arvika"}),
        board.post("/nominera/ny/mote", {"meeting": day, "paragraph": "1"}),
        board.post("/nominera", {"name": "Disa", "born": day, "place": "Kil", "list": "riksdag", "meeting": day}),
        committee.post("/bereda/riksdag", rows | {"publish_day": day, "publish_time": at}),
        committee.get("/bereda/riksdag"),
    ]
    assert [each.status_code for each in answers if each.status_code >= 500] == []
