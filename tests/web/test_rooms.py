"""The menu: the rooms that the visitor may enter, from one table."""

import re

import pytest
from litestar.routes import HTTPRoute

from nominering.access.model import Role
from nominering.web.access import MAY
from nominering.web.rooms import ROOMS, room_at
from tests.story import CODES, Story
from tests.web.conftest import Open


def menu(page: str) -> list[str]:
    nav = re.search(r'<nav aria-label="Rum">(.*?)</nav>', page, re.DOTALL)
    return re.findall(r'<a href="([^"]+)"', nav[1]) if nav else []


def test_every_room_is_a_page(opened: Open) -> None:
    app = opened(Story.found).client.app
    pages = {route.path for route in app.routes if isinstance(route, HTTPRoute) and "GET" in route.methods}
    assert {room.path for room in ROOMS} <= pages


@pytest.mark.parametrize("role", sorted(MAY.keys() - {Role.CANDIDATE, Role.VOTER}))
def test_every_room_in_the_menu_opens_and_so_does_what_it_links_to(opened: Open, role: Role) -> None:
    visitor = opened(Story.until_open).visitor(role)
    for path in menu(visitor.get("/").text):
        answer = visitor.get(path)
        if answer.status_code == 303:
            answer = visitor.get(answer.headers["location"])
        assert answer.status_code == 200, path
        for link in re.findall(r'href="(/[^"#?]*)', answer.text):
            assert visitor.get(link).status_code in (200, 303), (path, link)


def test_a_room_that_does_not_open_is_not_in_the_menu(opened: Open) -> None:
    app = opened(Story.until_open)
    for role in MAY.keys() - {Role.CANDIDATE, Role.VOTER}:
        visitor = app.visitor(role)
        inside = menu(visitor.get("/").text)
        for room in ROOMS:
            # A single room needs no menu.
            if inside and room.path not in inside and room.path != "/rosta":
                assert visitor.get(room.path).status_code == 403, (role, room)


def test_the_menu_says_where_one_is(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    assert '<a href="/konferens/rostlangd" aria-current="page">' in organiser.get("/konferens/rostlangd").text
    assert '<a href="/konferens" aria-current' not in organiser.get("/konferens/rostlangd").text
    assert 'href="/konferens" aria-current' not in organiser.get("/").text
    room = room_at("/konferens/rostlangd/las")
    assert room is not None
    assert room.title == "Röstlängd"
    assert room_at("/konferensen") is None


def test_many_rooms_are_found_by_wing_and_few_stand_in_a_row(opened: Open) -> None:
    app = opened(Story.found)
    page = app.visitor(Role.ORGANISER).get("/konferens").text
    wings = re.findall(r'name="wing"><summary( class="here")?>([^<]+)<', page)
    assert [title for _, title in wings] == ["Före konferensen", "Konferensen", "Efteråt", "Systemet"]
    assert [title for here, title in wings if here] == ["Konferensen"]
    few = app.visitor(Role.TELLER).get("/").text
    assert menu(few)
    assert 'name="wing"' not in few


def test_nobody_has_no_menu_but_a_way_in(opened: Open) -> None:
    app = opened(Story.until_open)
    page = app.visitor().get("/").text
    assert menu(page) == []
    assert 'href="/logga-in">Logga in</a>' in page
    assert menu(app.visitor().enter(CODES[0]).get("/").text) == ["/rosta", "/kallelse", "/handlingar"]
