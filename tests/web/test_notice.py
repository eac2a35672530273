"""The organiser plans, reads and sends the call; everybody who signs in reads it as it was sent."""

import re
from datetime import UTC, date, datetime

import pytest
from httpx import Response

from nominering.access.model import Role
from nominering.organisation.members import Member, Membership
from nominering.organisation.offices import Body, Office
from tests.story import CODES, START, Story
from tests.web.conftest import Open
from tests.web.visitor import Visitor, sentence

PLAN = {
    "held_on": "2030-03-09",
    "begins": "10:00",
    "place": "Folkets hus, Åmål",
    "report_by": "2030-02-23",
    "words": "Vi äter lunch.",
}
TO = {"to-arvika": "a@arvika.example b@arvika.example", "to-sunne": "s@sunne.example", "to-": "revisor@x.example"}


def send(organiser: Visitor) -> Response:
    found = re.search(r'name="seen" value="([^"]+)"', organiser.get("/kallelse/skicka").text)
    assert found is not None
    return organiser.post("/kallelse/skicka", {"seen": found[1]})


def planned(organiser: Visitor) -> Visitor:
    assert organiser.post("/kallelse/konferensen", PLAN).status_code == 303
    assert organiser.post("/kallelse/mottagare", TO).status_code == 303
    return organiser


def test_nobody_else_reads_the_call_before_it_is_sent(opened: Open) -> None:
    app = opened(Story.found)
    planned(app.visitor(Role.ORGANISER))
    board = app.visitor(Role.ASSOCIATION)
    assert "Kallelsen till konferensen är inte skickad än." in board.get("/kallelse").text
    assert "Folkets hus" not in board.get("/kallelse").text
    assert board.get("/kallelse/skicka").status_code == 403
    assert board.get("/kallelse/forslag.pdf").status_code == 403


def test_what_is_sent_is_read_by_every_role_and_lies_in_the_outbox(opened: Open) -> None:
    app = opened(Story.until_open)
    app.clock.now = START
    organiser = planned(app.visitor(Role.ORGANISER))
    assert send(organiser).status_code == 303
    readers = [app.visitor(role) for role in (Role.ASSOCIATION, Role.COMMITTEE, Role.PRESIDIUM)]
    for reader in (*readers, app.visitor().enter(CODES[0])):
        shown = reader.get("/kallelse")
        assert "Kallelse till valkonferens 9 mars 2030" in shown.text
        assert "Ett ombud per påbörjat 20-tal medlemmar" in shown.text
        assert 'href="/kallelse"' in reader.get("/").text
    nominates = ['/nominera"' in reader.get("/kallelse").text.partition("<main")[2] for reader in readers]
    assert nominates == [True, False, False]
    sending = organiser.get("/kallelse/skicka").text
    for address in ("a@arvika.example", "b@arvika.example", "s@sunne.example", "revisor@x.example"):
        assert f"<td>{address}</td><td>väntar på att skickas</td>" in sending


def test_a_new_edition_leaves_the_old_as_it_was(opened: Open) -> None:
    app = opened(Story.found)
    organiser = planned(app.visitor(Role.ORGANISER))
    send(organiser)
    organiser.post("/kallelse/konferensen", PLAN | {"place": "Kulturhuset, Kil"})
    assert "Folkets hus, Åmål" in organiser.get("/kallelse").text
    send(organiser)
    board = app.visitor(Role.ASSOCIATION)
    assert "Kulturhuset, Kil" in board.get("/kallelse").text
    first = board.get("/kallelse/1").text
    assert "Folkets hus, Åmål" in first
    assert "Det finns en nyare utgåva" in first
    assert board.get("/kallelse/3").status_code == 404


def test_the_call_is_printed_as_it_was_sent_and_as_a_draft(opened: Open) -> None:
    organiser = planned(opened(Story.found).visitor(Role.ORGANISER))
    assert organiser.get("/kallelse/1/kallelse.pdf").status_code == 404
    assert organiser.get("/kallelse/forslag.pdf").content.startswith(b"%PDF")
    send(organiser)
    printed = organiser.get("/kallelse/1/kallelse.pdf")
    assert (printed.status_code, printed.headers["content-type"]) == (200, "application/pdf")


@pytest.mark.parametrize(
    ("fields", "says", "field"),
    [
        ({"held_on": ""}, "Fyll i konferensens dag", "held_on"),
        ({"held_on": "2030-02-30"}, "Fyll i konferensens dag", "held_on"),
        ({"begins": "tio"}, "Fyll i klockslaget", "begins"),
        ({"begins": "25:00"}, "Fyll i klockslaget", "begins"),
        ({"begins": "10:00+02:00"}, "Fyll i klockslaget", "begins"),
        ({"place": "  "}, "Fyll i platsen", "place"),
        ({"place": "x" * 201}, "Fyll i platsen", "place"),
        ({"report_by": "igår"}, "Fyll i sista dagen att anmäla ombud", "report_by"),
        (
            {"report_by": "2030-03-09"},
            "Ombuden ska anmälas senast en dag före konferensen, inte 9 mars 2030 när den är 9 mars 2030",
            "report_by",
        ),
        (
            {"held_on": "2030-01-30", "report_by": "2030-01-20"},
            "Svarstiden till Riksdagslistan går ut 30 januari 2030 kl. 13.00, efter konferensen 30 januari 2030",
            "held_on",
        ),
        ({"held_on": "2029-01-30", "report_by": "2029-01-20"}, "Konferensens tid har redan varit", "held_on"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_its_field_with_what_was_typed(
    opened: Open, fields: dict[str, str], says: str, field: str
) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    answer = organiser.post("/kallelse/konferensen", PLAN | fields)
    assert answer.status_code == 400
    assert sentence(answer).startswith(says)
    assert f'id="wrong-{field}"' in answer.text
    assert "Vi äter lunch." in answer.text
    assert "Spara konferensens dag och plats först" in organiser.get("/kallelse/skicka").text


def test_a_wrong_address_is_named_and_nothing_is_kept(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    answer = organiser.post("/kallelse/mottagare", TO | {"to-sunne": "s@sunne.example sunne"})
    assert answer.status_code == 400
    assert sentence(answer) == "”sunne” är ingen e-postadress: rätta den."
    assert 'value="s@sunne.example sunne" aria-invalid="true"' in answer.text
    assert "0 adresser" in organiser.get("/kallelse/skicka").text


def test_a_call_without_a_plan_or_a_recipient_is_not_sent(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    unplanned = organiser.post("/kallelse/skicka", {"seen": "x"})
    assert (unplanned.status_code, sentence(unplanned)) == (409, "Fyll i konferensens dag, tid och plats först.")
    organiser.post("/kallelse/konferensen", PLAN)
    assert "Skriv minst en mottagare" in organiser.get("/kallelse/skicka").text
    assert organiser.get("/kallelse/forslag.pdf").status_code == 200


def test_a_call_that_nobody_has_read_as_it_stands_is_not_sent(opened: Open) -> None:
    organiser = planned(opened(Story.found).visitor(Role.ORGANISER))
    seen = re.search(r'name="seen" value="([^"]+)"', organiser.get("/kallelse/skicka").text)
    assert seen is not None
    organiser.post("/kallelse/konferensen", PLAN | {"place": "Kil"})
    answer = organiser.post("/kallelse/skicka", {"seen": seen[1]})
    assert (answer.status_code, sentence(answer)) == (
        409,
        "Kallelsen är inte längre den du läste: läs igenom den igen och skicka sedan.",
    )
    assert send(organiser).status_code == 303
    twice = organiser.post("/kallelse/skicka", {"seen": seen[1]})
    assert twice.status_code == 409


def test_a_conference_whose_day_has_come_is_not_called_to(opened: Open) -> None:
    app = opened(Story.found)
    organiser = app.visitor(Role.ORGANISER)
    organiser.post("/kallelse/mottagare", TO)
    organiser.post("/kallelse/konferensen", PLAN | {"held_on": "2030-02-05", "report_by": "2030-02-01"})
    app.clock.now = datetime(2030, 2, 5, 9, 0, tzinfo=UTC)
    answer = send(app.visitor(Role.ORGANISER))
    assert (answer.status_code, sentence(answer)) == (
        400,
        "Konferensens tid har redan varit: ange en tid som ligger framåt.",
    )


def test_the_address_of_a_protected_member_is_on_no_page(opened: Open) -> None:
    async def protected_chair(story: Story) -> None:
        await story.found()
        born, stay = date(1980, 1, 1), Membership("arvika", date(2025, 1, 1))
        chair = Member("1", "Ove Ek", born, "1784", (stay,), stay.since, "hemlig@x.example", protected=True)
        await story.house.members.keep_members([chair])
        ground = await story.house.register.ground()
        office = Office("o1", Body.ASSOCIATION_BOARD, "ordförande", "Ove Ek", stay.since, None, "1", "arvika")
        await story.house.register.keep(ground.mark, offices=[office])

    organiser = opened(protected_chair).visitor(Role.ORGANISER)
    organiser.post("/kallelse/konferensen", PLAN)
    assert send(organiser).status_code == 303
    shown = organiser.get("/kallelse/skicka").text
    assert "Ove Ek, ordförande</th><td>skyddad</td>" in shown
    assert "hemlig@x.example" not in shown
