"""What the committee writes is read by the committee and by nobody else, on any page."""

import re

import pytest
from litestar.routes import HTTPRoute

from nominering.access.model import Role
from nominering.web.access import MAY, Deed
from tests.story import CODES, PEOPLE, Story
from tests.web.conftest import MIRA, Open, Opened
from tests.web.visitor import Visitor, sentence

SECRET = "Hemligordet"
NOTE: dict[str, str | list[str]] = {"note": f"Säger {SECRET}.", "held_on": "2030-01-09", "held_by": "Elsa"}
OTHERS = [role for role in Role if Deed.KEEP_NOTES not in MAY[role]]


def person(committee: Visitor, name: str = PEOPLE[0].name) -> str:
    found = re.search(
        rf'href="(/bereda/riksdag/kandidater/[^"]+)">{name}', committee.get("/bereda/riksdag/kandidater").text
    )
    assert found is not None
    return found[1]


def with_note(app: Opened) -> tuple[Visitor, str]:
    committee = app.visitor(Role.COMMITTEE)
    page = person(committee)
    answer = committee.post(page, NOTE)
    assert answer.headers["location"] == f"{page}#anteckningar"
    return committee, page


def note_of(committee: Visitor, page: str) -> str:
    found = re.search(rf'href="({re.escape(page)}/[^"]+)"', committee.get(page).text)
    assert found is not None
    return found[1]


def test_the_committee_reads_what_it_wrote(opened: Open) -> None:
    committee, page = with_note(opened(Story.until_answered))
    shown = committee.get(page).text
    assert SECRET in shown
    assert "Intervju 9 januari 2030 med Elsa" in shown
    assert '<td class="n">1</td></tr>' in committee.get("/bereda/riksdag/kandidater").text


def test_only_the_committee_may_keep_notes() -> None:
    assert set(OTHERS) == set(Role) - {Role.COMMITTEE}


def enter(app: Opened, role: Role) -> Visitor:
    """Somebody of the role; a candidate has no more than a personal link."""
    if role is Role.VOTER:
        return app.visitor().enter(CODES[0])
    return app.visitor(None if role is Role.CANDIDATE else role)


def addresses(app: Opened, page: str, note: str) -> list[str]:
    """Every page that can be asked for, with everything in it that there is."""
    candidacy, note_id = page.rpartition("/")[2], note.rpartition("/")[2]
    here = {
        "{secret:str}": "miras-link",
        "{list_id:str}": "riksdag",
        "{round_id:str}": "riksdag-1",
        "{nominee_id:str}": MIRA,
        "{candidacy_id:str}": candidacy,
        "{note_id:str}": note_id,
        "{code:str}": CODES[0],
    }
    found = []
    for route in app.client.app.routes:
        if not isinstance(route, HTTPRoute) or "GET" not in route.methods or route.path.startswith("/static"):
            continue
        path = route.path
        for slot, value in here.items():
            path = path.replace(slot, value)
        found.append(re.sub(r"\{\w+:int\}", "1", path))
    return found


@pytest.mark.parametrize("role", OTHERS, ids=str)
def test_no_other_role_finds_a_word_of_it_on_any_page(opened: Open, role: Role) -> None:
    app = opened(Story.until_counted)
    committee, page = with_note(app)
    note = note_of(committee, page)
    visitor = enter(app, role)
    asked = addresses(app, page, note)
    assert page in asked
    assert note in asked
    for address in asked:
        answer = visitor.get(address)
        assert SECRET.encode() not in answer.content, address
        assert b"Elsa" not in answer.content, address
    for deed in (page, note, f"{note}/ta-bort", "/bereda/riksdag/gallra"):
        assert visitor.post(deed, NOTE).status_code in (401, 403)
    assert SECRET in committee.get(page).text


def test_not_a_word_of_it_is_in_the_database_or_the_log(opened: Open, caplog: pytest.LogCaptureFixture) -> None:
    app = opened(Story.until_answered)
    committee, page = with_note(app)
    committee.get(page)
    committee.post(page, NOTE | {"held_on": "2031-01-01"})
    for file in app.path.parent.glob("web.sqlite*"):
        assert SECRET.encode() not in file.read_bytes()
    assert SECRET not in caplog.text


def test_a_note_is_changed_and_deleted_by_whoever_wrote_it(opened: Open) -> None:
    committee, page = with_note(opened(Story.until_answered))
    note = note_of(committee, page)
    assert SECRET in committee.get(note).text
    assert committee.post(note, {"note": "Något annat"}).status_code == 303
    shown = committee.get(page).text
    assert SECRET not in shown
    assert "Något annat" in shown
    assert "Intervju 9" not in shown
    assert committee.post(f"{note}/ta-bort").status_code == 303
    assert "Inga än." in committee.get(page).text
    assert sentence(committee.post(note, NOTE)) == "Anteckningen finns inte: den är borttagen eller gallrad."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"note": " "}, "Skriv anteckningen (högst 4000 tecken)."),
        ({"note": "x" * 4001}, "Skriv anteckningen (högst 4000 tecken)."),
        ({"note": "x", "held_by": "Elsa"}, "Fyll i intervjuns datum (åååå-mm-dd)."),
        ({"note": "x", "held_on": "2030-01-09"}, "Fyll i vem som höll intervjun (högst 200 tecken)."),
        (
            {"note": "x", "held_on": "2031-01-09", "held_by": "Elsa"},
            "Intervjun den 9 januari 2031 har inte hållits än: ange dagen då den hölls.",
        ),
    ],
)
def test_a_note_that_is_none_is_refused_and_nothing_typed_lost(
    opened: Open, fields: dict[str, str], said: str
) -> None:
    committee = opened(Story.until_answered).visitor(Role.COMMITTEE)
    page = person(committee)
    answer = committee.post(page, dict(fields))
    assert (answer.status_code, sentence(answer)) == (400, said)
    assert f"{fields['note'].strip()}</textarea>" in answer.text
    assert "Inga än." in committee.get(page).text


def test_notes_are_gone_when_the_list_is_adopted_and_no_more_are_written(opened: Open) -> None:
    app = opened(Story.until_counted)
    committee, page = with_note(app)
    decided: dict[str, str | list[str]] = {"adopted_on": "2030-01-31", "paragraph": "§ 12"}
    assert app.visitor(Role.ORGANISER).post("/resultat/riksdag/faststall", decided).status_code == 303
    assert "Inga än." in committee.get(page).text
    answer = committee.post(page, NOTE)
    assert (answer.status_code, sentence(answer)) == (
        409,
        "Listan är fastställd och anteckningarna är gallrade, så inga fler skrivs.",
    )


def test_the_committee_erases_them_itself_with_a_button(opened: Open) -> None:
    committee, page = with_note(opened(Story.until_answered))
    assert "Ja, gallra anteckningarna" in committee.get("/bereda/riksdag/kandidater").text
    done = committee.post("/bereda/riksdag/gallra")
    assert "1 anteckning är gallrad." in committee.get(done.headers["location"]).text
    assert "Inga än." in committee.get(page).text


def test_there_is_no_such_person_on_the_list(opened: Open) -> None:
    committee = opened(Story.until_answered).visitor(Role.COMMITTEE)
    answer = committee.get("/bereda/riksdag/kandidater/ingen")
    assert (answer.status_code, sentence(answer)) == (
        404,
        "Det finns ingen sådan kandidat på listan: gå tillbaka och välj en.",
    )
