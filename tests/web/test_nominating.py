"""Nominera on the web: step by step, saved as one goes, by a board and by a member; and late."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from nominering.access.model import Role
from nominering.nomination.model.admission import LateNominations
from nominering.nomination.use_cases.nominate import Named
from nominering.organisation.members import Membership
from tests.story import MEMBER, PEOPLE, START, SUNNE, Story
from tests.web.conftest import Open
from tests.web.test_phases import NOMINATION
from tests.web.visitor import Visitor, sentence

WHO: dict[str, str | list[str]] = {"name": "Disa Holm", "born": "1985-03-02", "place": "Arvika"}


def walk(visitor: Visitor, steps: Iterable[tuple[str, dict[str, str | list[str]]]]) -> None:
    for step, fields in steps:
        assert visitor.post(f"/nominera/ny/{step}", fields).status_code == 303, step


def test_a_board_nominates_one_question_a_page(opened: Open) -> None:
    board = opened(Story.found).visitor(Role.ASSOCIATION)
    walk(
        board,
        (
            ("vem", WHO | {"email": "disa@example.se", "phone": "0570-1"}),
            ("lista", {"list": ["riksdag", "region"]}),
            ("mote", {"meeting": "2030-01-08", "paragraph": "§ 3"}),
            ("varfor", {"motivation": "Kan.", "electable": "yes", "relation": "partikamrat"}),
        ),
    )
    review = board.get("/nominera/ny/granska").text
    assert "Disa Holm" in review
    assert "Riksdagslistan, Regionlistan" in review
    assert board.post("/nominera").status_code == 303
    shown = board.get("/nominera").text
    assert shown.count("Disa Holm") == 2
    assert "utkast" not in shown.lower()
    receipt = board.get("/nominera/kvitto").text
    for said in ("mötet den 8 januari 2030, § 3", "partikamrat", "Kan.", "Kom in"):
        assert said in receipt


def test_a_draft_is_found_again_and_thrown_away(opened: Open) -> None:
    app = opened(Story.found)
    board = app.visitor(Role.ASSOCIATION)
    board.post("/nominera/ny/vem", WHO | {"place": "", "nu": "spara"})
    another_day = app.visitor(Role.ASSOCIATION)
    assert "Disa Holm" in another_day.get("/nominera").text
    page = another_day.get("/nominera/ny/vem?sparat").text
    assert 'value="Disa Holm"' in page
    assert "Sparat." in page
    assert another_day.post("/nominera/utkast/slang").status_code == 303
    assert "Disa Holm" not in another_day.get("/nominera").text


def test_what_will_not_do_is_kept_and_said_at_the_field(opened: Open) -> None:
    board = opened(Story.found).visitor(Role.ASSOCIATION)
    answer = board.post("/nominera/ny/vem", WHO | {"born": "igår"})
    assert (answer.status_code, sentence(answer)) == (400, "Fyll i födelsedatum (åååå-mm-dd).")
    assert 'value="Disa Holm"' in board.get("/nominera/ny/vem").text
    future = board.post("/nominera/ny/mote", {"meeting": "2030-01-11", "paragraph": "§ 1"})
    assert sentence(future).startswith("Mötet den 11 januari 2030 har inte hållits än")
    old = board.post("/nominera/ny/mote", {"meeting": "0030-01-11", "paragraph": "§ 1"})
    assert sentence(old) == "Fyll i mötets datum (åååå-mm-dd)."
    nowhere = board.post("/nominera/ny/lista", {})
    assert sentence(nowhere) == "Välj minst en lista."


def test_a_draft_from_before_the_stop_is_not_sent_after_it(opened: Open) -> None:
    app = opened(Story.found)
    board = app.visitor(Role.ASSOCIATION)
    walk(
        board,
        (("vem", WHO), ("lista", {"list": ["riksdag"]}), ("mote", {"meeting": "2030-01-08", "paragraph": "§ 3"})),
    )
    app.clock.now = START + timedelta(days=10)
    late = app.visitor(Role.ASSOCIATION)
    answer = late.post("/nominera")
    assert answer.status_code == 409
    assert sentence(answer).startswith("Nomineringen stängde")
    assert "Ett utkast hann inte skickas" in late.get("/nominera").text


def test_the_button_pressed_twice_sends_once(opened: Open) -> None:
    board = opened(Story.found).visitor(Role.ASSOCIATION)
    walk(
        board,
        (("vem", WHO), ("lista", {"list": ["riksdag"]}), ("mote", {"meeting": "2030-01-08", "paragraph": "§ 3"})),
    )
    assert [board.post("/nominera").status_code for _ in range(2)] == [303, 303]
    assert board.get("/nominera").text.count("Disa Holm") == 1


def test_a_member_names_oneself_without_a_meeting(opened: Open) -> None:
    app = opened(Story.found)
    member = app.visitor(Role.MEMBER)
    assert "Möte" not in member.get("/nominera/ny").headers.get("location", "")
    walk(
        member,
        (
            ("vem", {"name": MEMBER.name, "born": MEMBER.born.isoformat(), "place": "Arvika"}),
            ("lista", {"list": ["region"]}),
        ),
    )
    assert member.post("/nominera").status_code == 303
    assert "självnominering" in member.get("/nominera").text


def test_a_member_sees_only_the_members_own(opened: Open) -> None:
    app = opened(Story.until_nominated)
    for path in ("/nominera", "/nominera/kvitto", "/nominera/ny"):
        assert "Åsa Öberg" not in app.visitor(Role.MEMBER).get(path).text


def test_a_member_whose_membership_does_not_count_yet_is_told_when(opened: Open) -> None:
    async def paid_last_week(story: Story) -> None:
        await story.found()
        await story.house.members.keep_members([replace(MEMBER, fee_paid=START.date() - timedelta(days=7))])

    answer = opened(paid_last_week).visitor(Role.MEMBER).post("/nominera", NOMINATION)
    assert answer.status_code == 403
    assert sentence(answer).startswith("Medlemskapet räknas från 2 februari 2030")


def test_nobody_opens_or_takes_back_anothers_nomination(opened: Open) -> None:
    async def sunne_has_named(story: Story) -> None:
        await story.found()
        await story.nominate(PEOPLE[0], "riksdag", association=SUNNE)
        (candidacy,) = await story.house.candidacies.of_list("riksdag")
        theirs.append(candidacy.id)

    theirs: list[str] = []
    board = opened(sunne_has_named).visitor(Role.ASSOCIATION)
    assert board.get(f"/nominera/{theirs[0]}").status_code == 404
    assert board.post(f"/nominera/{theirs[0]}/dra-tillbaka").status_code == 404
    assert board.post(f"/nominera/{theirs[0]}/andra", NOMINATION).status_code == 404
    assert board.get("/nominera/no-such").status_code == 404


def test_a_nomination_is_changed_and_taken_back(opened: Open) -> None:
    board = opened(Story.found).visitor(Role.ASSOCIATION)
    board.post("/nominera", NOMINATION)
    found = re.search(r'href="(/nominera/[0-9a-f]{32})"', board.get("/nominera").text)
    assert found is not None
    wrong = board.post(f"{found[1]}/andra", {"meeting": "2030-01-08", "paragraph": " "})
    assert sentence(wrong) == "Fyll i paragraf i protokollet."
    better: dict[str, str | list[str]] = {"meeting": "2030-01-09", "paragraph": "§ 4", "motivation": "Bättre."}
    assert board.post(f"{found[1]}/andra", better).status_code == 303
    assert "mötet den 9 januari 2030, § 4" in board.get("/nominera/kvitto").text
    assert board.post(f"{found[1]}/dra-tillbaka").status_code == 303
    assert "återtagen 10 januari 2030" in board.get("/nominera").text
    again = board.post(f"{found[1]}/dra-tillbaka")
    assert (again.status_code, sentence(again)) == (
        409,
        "Nomineringen är återtagen, så den kan inte ändras eller besvaras.",
    )


def test_a_board_is_asked_whether_it_meant_its_own_member_and_never_anothers_nominee(opened: Open) -> None:
    async def sunne_has_named(story: Story) -> None:
        await story.found()
        await story.enrol()
        await story.nominate(Named("Disa Holme", PEOPLE[0].born, "Sunne"), "riksdag", association=SUNNE)

    board = opened(sunne_has_named).visitor(Role.ASSOCIATION)
    near = board.post("/nominera/ny/vem", {"name": "Maja Frid", "born": "1988-06-06", "place": "Arvika"})
    assert "Menar du Maj Frid" in near.text
    assert (
        board.post("/nominera/ny/vem", {"name": "Maja Frid", "born": "1988-06-06", "place": "A", "sure": "ja"})
        .headers["location"]
        .endswith("/lista")
    )
    theirs = board.post(
        "/nominera/ny/vem", {"name": "Disa Holm", "born": PEOPLE[0].born.isoformat(), "place": "Arvika"}
    )
    assert theirs.status_code == 303


@pytest.mark.parametrize("fields", [{"list": ["kommun"]}, {"electable": "kanske"}, {"list": [""]}])
def test_what_no_form_offers_is_refused(opened: Open, fields: dict[str, str | list[str]]) -> None:
    answer = opened(Story.found).visitor(Role.ASSOCIATION).post("/nominera", NOMINATION | fields)
    assert answer.status_code in (400, 404)


LATE = WHO | {"list": ["riksdag"], "delegate": "Dag Ek"}


def late(rule: LateNominations):  # type: ignore[no-untyped-def]
    async def told(story: Story) -> None:
        await story.until_answered()
        await story.let_late(rule)

    return told


@pytest.mark.parametrize(
    ("rule", "role", "status"),
    [
        (LateNominations.NOBODY, Role.COMMITTEE, 409),
        (LateNominations.NOBODY, Role.ORGANISER, 409),
        (LateNominations.COMMITTEE, Role.COMMITTEE, 303),
        (LateNominations.COMMITTEE, Role.ORGANISER, 409),
        (LateNominations.FLOOR, Role.COMMITTEE, 303),
        (LateNominations.FLOOR, Role.PRESIDIUM, 303),
    ],
)
def test_a_late_nomination_goes_by_the_lists_rule(
    opened: Open, rule: LateNominations, role: Role, status: int
) -> None:
    visitor = opened(late(rule)).visitor(role)
    answer = visitor.post("/sen-nominering", LATE)
    assert answer.status_code == status
    if status == 303:
        assert "Disa Holm" in visitor.get("/sen-nominering").text
    else:
        assert "valordning tillåter ingen sen nominering" in sentence(answer)


def test_a_nomination_from_the_floor_names_the_delegate(opened: Open) -> None:
    presidium = opened(late(LateNominations.FLOOR)).visitor(Role.PRESIDIUM)
    answer = presidium.post("/sen-nominering", LATE | {"delegate": ""})
    assert (answer.status_code, sentence(answer)) == (400, "Fyll i namnet på ombudet som föreslog.")
    presidium.post("/sen-nominering", LATE)
    assert "från golvet, föreslagen av Dag Ek" in presidium.get("/sen-nominering").text


def test_whom_the_committee_names_late_the_presidium_does_not_read(opened: Open) -> None:
    app = opened(late(LateNominations.FLOOR))
    assert app.visitor(Role.COMMITTEE).post("/sen-nominering", LATE).status_code == 303
    assert "Disa Holm" not in app.visitor(Role.PRESIDIUM).get("/sen-nominering").text


def test_before_the_stop_the_committee_waits(opened: Open) -> None:
    answer = opened(Story.found).visitor(Role.COMMITTEE).post("/sen-nominering", LATE)
    assert sentence(answer).startswith("Till 20 januari 2030 kl. 13.00 nominerar föreningar och medlemmar")


def test_the_organiser_makes_two_nominees_one(opened: Open) -> None:
    async def named_twice(story: Story) -> None:
        await story.until_nominated()
        await story.nominate(Named("Åsa Öbergh", PEOPLE[0].born, "Sunne"), "riksdag", association=SUNNE, new_id="two")

    app = opened(named_twice)
    organiser = app.visitor(Role.ORGANISER)
    assert "Åsa Öberg och Åsa Öbergh" in organiser.get("/konferens/dubbletter").text
    both: dict[str, str | list[str]] = {"keep": "Åsa Öberg-1980-05-01", "drop": "two"}
    assert organiser.post("/konferens/dubbletter", both).status_code == 303
    assert "Ingen misstänkt dubblett" in organiser.get("/konferens/dubbletter").text
    again = organiser.post("/konferens/dubbletter", both)
    assert (again.status_code, sentence(again)) == (
        409,
        "De två är redan en, eller så finns någon av dem inte: ladda om sidan.",
    )
    assert "Vänsterpartiet Arvika och Vänsterpartiet Sunne" in app.visitor().get("/svara/miras-link").text


def test_a_board_nominates_for_its_own_association_whatever_the_form_says(opened: Open) -> None:
    app = opened(Story.found)
    board = app.visitor(Role.ASSOCIATION)
    foreign: dict[str, str | list[str]] = {"association": "sunne", "nominator": "association:sunne", "member": "m1"}
    assert board.post("/nominera", NOMINATION | foreign).status_code == 303
    with sqlite3.connect(app.path) as kept:
        assert kept.execute("SELECT nominator, association, member FROM nomination").fetchall() == [
            ("association:arvika", "arvika", None)
        ]


def test_another_associations_member_may_be_named_and_is_known_as_one(opened: Open) -> None:
    async def maj_lives_in_sunne(story: Story) -> None:
        await story.found()
        moved = replace(MEMBER, memberships=(Membership("sunne", START.date() - timedelta(days=400)),))
        await story.house.members.keep_members([moved])

    app = opened(maj_lives_in_sunne)
    maj = NOMINATION | {"name": "maj frid", "born": "1988-06-06"}
    assert app.visitor(Role.ASSOCIATION).post("/nominera", maj).status_code == 303
    with sqlite3.connect(app.path) as kept:
        assert kept.execute("SELECT member FROM nominee").fetchall() == [("m1",)]
