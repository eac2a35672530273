"""Storbild of a result: one stage a page, from the title to the whole list, by links alone."""

import re
from itertools import pairwise

from nominering.access.model import Role
from nominering.documents.count_page import Brief, briefly
from tests.story import CODES, Story
from tests.web.conftest import Open
from tests.web.visitor import Visitor, sentence


def link(page: str, rel: str) -> str | None:
    found = re.search(rf'rel="{rel}" href="([^"]+)"', page)
    return found[1] if found else None


def walked(visitor: Visitor, start: str, rel: str = "next") -> list[str]:
    """The addresses, following the link as far as it goes."""
    way = [start]
    while following := link(visitor.get(way[-1]).text, rel):
        way.append(following)
        assert len(way) < 100
    return way


def test_the_proportional_list_is_shown_from_its_last_place_up(opened: Open) -> None:
    """Four stand for three places: the place below the list is not on the way."""
    presidium = opened(Story.until_counted).visitor(Role.PRESIDIUM)
    way = walked(presidium, "/resultat/riksdag/storbild")
    places = [int(address.split("/")[4]) for address in way[1:-1]]
    assert places == sorted(places, reverse=True)
    assert set(places) == {3, 2, 1}
    assert way[-1] == "/resultat/riksdag/storbild/lista"


def test_the_place_by_place_list_is_shown_from_its_first_place_down(opened: Open) -> None:
    presidium = opened(Story.until_counted).visitor(Role.PRESIDIUM)
    way = walked(presidium, "/resultat/region/storbild")
    places = [int(address.split("/")[4]) for address in way[1:-1]]
    assert places == sorted(places)
    assert set(places) == {1, 2, 3}


def test_back_leads_the_same_way(opened: Open) -> None:
    presidium = opened(Story.until_counted).visitor(Role.PRESIDIUM)
    way = walked(presidium, "/resultat/riksdag/storbild")
    assert walked(presidium, way[-1], "prev") == way[::-1]


def named(page: str, words: str) -> str | None:
    found = re.search(rf'href="([^"]+)">{words}</a>', page)
    return found[1] if found else None


def test_the_way_from_place_to_place_leads_to_each_last_stage(opened: Open) -> None:
    """And the first and last stages of a place lead to each other."""
    presidium = opened(Story.until_counted).visitor(Role.PRESIDIUM)
    for list_id in ("riksdag", "region"):
        start = f"/resultat/{list_id}/storbild"
        way = walked(presidium, start)
        last = {address.split("/")[4]: address for address in way[1:-1]}
        stops = [start, *last.values(), way[-1]]
        for stop, following in pairwise(stops):
            page = presidium.get(stop).text
            assert named(page, "Nästa plats") == following
            assert named(page, "Sista steget") is None
            assert f'aria-keyshortcuts="ArrowDown" href="{following}"' in page
            before = presidium.get(following).text
            assert named(before, "Föregående plats") == stop
            assert f'aria-keyshortcuts="ArrowUp" href="{stop}"' in before
        for address in way[1:-1]:
            page, end = presidium.get(address).text, last[address.split("/")[4]]
            if address != end:
                assert named(page, "Sista steget") == end
                assert page.count("ArrowDown") == 1, "a key leads one way"
                assert named(presidium.get(end).text, "Första steget") == end.rpartition("/")[0] + "/1"


def test_many_whom_the_rule_kept_from_a_place_are_told_by_their_number() -> None:
    record = {"fixed": {}, "steps": [{"place": 3, "barred": [1, 2, 3, 4], "stages": []}]}
    names = {1: "Bo Alm", 2: "Cia Ek", 3: "Dan Al", 4: "Eva Ask"}
    why = "Av dem hade Åsa minst. Bo Alm, Cia Ek, Dan Al och Eva Ask kunde inte få platsen: regeln. Sedan mer."
    brief = briefly(record, names, 3, why)
    assert brief.why == "Av dem hade Åsa minst. 4 personer kunde inte få platsen: regeln. Sedan mer."
    assert brief.who == ("Bo Alm, Cia Ek, Dan Al och Eva Ask",)
    record["steps"] = [{"place": 3, "barred": [1, 2], "stages": []}]
    few = "Bo Alm och Cia Ek kunde inte få platsen: regeln."
    assert briefly(record, names, 3, few) == Brief(few)


def test_a_place_below_the_list_can_be_asked_for(opened: Open) -> None:
    presidium = opened(Story.until_counted).visitor(Role.PRESIDIUM)
    title = presidium.get("/resultat/riksdag/storbild").text
    below = walked(presidium, "/resultat/riksdag/storbild/4/1")
    assert named(title, "4") == below[-2]
    assert {address.split("/")[4] for address in below} == {"4", "lista"}


def test_a_stage_says_what_happens_and_the_last_one_who_takes_the_place(opened: Open) -> None:
    presidium = opened(Story.until_counted).visitor(Role.PRESIDIUM)
    first = presidium.get("/resultat/riksdag/storbild/4/1").text
    assert "Överskottet 1,25 från Bo Alm (nr 1) går vidare" in first
    assert '<rect class="given"' in first
    assert "Steg 1 av" in first
    last = walked(presidium, "/resultat/riksdag/storbild/4/1")[-2]
    page = presidium.get(last).text
    assert re.search(r"<h1>Plats 4: \S+", page)
    assert '<rect class="got"' in page
    assert "<title>Storbild: Riksdagslistan, plats 4, steg" in page


def test_what_is_not_there_is_not_found(opened: Open) -> None:
    presidium = opened(Story.until_counted).visitor(Role.PRESIDIUM)
    for address in ("9/1", "1/9", "1/0"):
        assert presidium.get(f"/resultat/riksdag/storbild/{address}").status_code == 404


def test_storbild_is_for_the_hall_when_the_list_is_adopted_and_for_who_conducts_before(opened: Open) -> None:
    app = opened(Story.until_counted)
    organiser, voter = app.visitor(Role.ORGANISER), app.visitor().enter(CODES[0])
    assert "/resultat/riksdag/storbild" in organiser.get("/resultat/riksdag").text
    addresses = [f"/resultat/riksdag/storbild{rest}" for rest in ("", "/lista", "/1/1")]
    for address in addresses:
        early = voter.get(address)
        assert early.status_code == 409
        assert sentence(early) == "Resultatet visas när konferensen har fastställt listan."
    organiser.post("/resultat/riksdag/faststall", {"adopted_on": "2030-01-31", "paragraph": "§ 12"})
    assert [voter.get(address).status_code for address in addresses] == [200, 200, 200]
    assert "/resultat/riksdag/storbild" not in voter.get("/resultat/riksdag").text


def test_the_pages_need_no_script_and_no_style_of_their_own(opened: Open) -> None:
    """The content policy would not run them."""
    presidium = opened(Story.until_counted).visitor(Role.PRESIDIUM)
    for address in ("/resultat/riksdag", "/resultat/riksdag/plats/4", "/resultat/riksdag/storbild/4/1"):
        page = presidium.get(address).text
        assert "style=" not in page
        assert "<style" not in page
        assert "<script>" not in page
    assert presidium.get("/static/count.css").status_code == 200
    assert presidium.get("/static/stepping.js").status_code == 200
