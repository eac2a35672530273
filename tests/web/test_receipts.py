"""The list of all receipts, the setting of an opening, and the meter that says how many ballots are alone."""

import re
import sqlite3

from nominering.access.model import Role
from nominering.nomination.model.electoral_rules import PublicationLevel
from tests.story import CODES, Story
from tests.web.conftest import Open
from tests.web.visitor import sentence

CODE = re.compile(r"<li>([A-Z0-9]{4}-[A-Z0-9]{4})</li>")


def test_all_receipts_are_listed_when_the_round_is_closed_and_no_sooner(opened: Open) -> None:
    app = opened(Story.until_open)
    for number, ranking in enumerate(({"rank-1": "1"}, {"rank-2": "1"}, {"blank": "ja"})):
        assert app.visitor().enter(CODES[number]).post("/rosta/riksdag-1", ranking).status_code == 303
    presidium = app.visitor(Role.PRESIDIUM)
    early = presidium.get("/konferens/riksdag-1/kvittenser")
    assert early.status_code == 409
    assert "inte stängd" in sentence(early)
    presidium.post("/konferens/riksdag-1/stang")
    page = presidium.get("/konferens/riksdag-1/kvittenser").text
    codes = CODE.findall(page)
    assert codes == sorted(set(codes))
    assert len(codes) == 3
    assert "3 kvittenser, 3 av 4 har röstat." in page


def test_whether_minds_may_change_is_chosen_when_the_round_is_opened(opened: Open) -> None:
    app = opened(Story.until_prepared)
    organiser = app.visitor(Role.ORGANISER)
    for round_id in ("riksdag-1", "region-1"):
        organiser.post(f"/konferens/{round_id}/lottordning", {"order": "1 2 3 4"})
    organiser.post("/konferens/riksdag-1/oppna", {"change_of_mind": "ja"})
    organiser.post("/konferens/region-1/oppna")
    with sqlite3.connect(app.path) as kept:
        chosen = dict(kept.execute("SELECT id, change_of_mind FROM voting_round"))
    assert chosen == {"riksdag-1": 1, "region-1": 0}
    assert "Rösten får ändras tills den stängs." in organiser.get("/konferens").text
    assert organiser.post("/konferens/region-1/oppna", {"change_of_mind": "ja"}).status_code == 409


def test_whoever_leads_the_voting_reads_how_many_ballots_are_alone(opened: Open) -> None:
    app = opened(Story.until_counted)
    says = "4 av 4 röstsedlar är ensamma i sitt slag: publiceras rangordningarna kan nästan varje väljare kännas igen"
    for path in ("/resultat/riksdag", "/valordning/riksdag"):
        assert says in app.visitor(Role.ORGANISER).get(path).text
        assert says in app.visitor(Role.PRESIDIUM).get(path).text


def test_the_auditor_reads_it_where_the_result_is_not_read_yet(opened: Open) -> None:
    auditor = opened(Story.until_counted).visitor(Role.AUDITOR)
    assert auditor.get("/resultat/riksdag").status_code == 409
    assert "4 av 4 röstsedlar är ensamma i sitt slag" in auditor.get("/valordning/riksdag").text


def test_the_auditor_reads_it_beside_the_result(opened: Open) -> None:
    auditor = opened(Story.until_adopted).visitor(Role.AUDITOR)
    for path in ("/resultat/riksdag", "/valordning/riksdag"):
        page = auditor.get(path).text
        assert "4 av 4 röstsedlar är ensamma i sitt slag" in page
        assert "Bara den som leder omröstningen och revisorn ser det här." in page


async def _rankings_public(story: Story) -> None:
    story.rules = {"publication": PublicationLevel.RANKINGS}
    await story.until_adopted()


def test_nobody_else_reads_it_whatever_is_published(opened: Open) -> None:
    app = opened(_rankings_public)
    for role in (Role.ASSOCIATION, Role.COMMITTEE, Role.MEMBER):
        for path in ("/resultat/riksdag", "/valordning/riksdag"):
            answer = app.visitor(role).get(path)
            assert answer.status_code == 200
            assert "ensamma i sitt slag" not in answer.text


def test_before_the_count_there_is_no_meter(opened: Open) -> None:
    app = opened(Story.until_closed)
    assert "i sitt slag" not in app.visitor(Role.ORGANISER).get("/valordning/riksdag").text
