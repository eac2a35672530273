"""The organisation, its members and duplicates as each role sees them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nominering.access.model import Account, Role
from nominering.access.use_cases import give_link
from nominering.organisation.use_cases import merge_members
from tests.story import DISA, START, Story, a_member
from tests.web.conftest import Open
from tests.web.visitor import Visitor, sentence


def test_the_organisation_says_what_the_district_says_of_itself(opened: Open) -> None:
    page = opened(Story.until_peopled).visitor(Role.PRESIDIUM).get("/organisation").text
    for said in (
        "partidistrikt för riksdagsvalkretsen Värmlands län, med 4 kommuner",
        "3 partiföreningar och 5 medlemmar",
        "regionpolitiken",
        "distriktets kandidater till riksdagen",
        "stöder föreningarna",
        "studier",
        "anställd ombudsman: Ellen Anställd",
        "Stockholm och Göteborg",
        "En aktiv förening har en styrelse",
        "alla medlemmar i en partiförening",
        "Konferensen väljer distriktsstyrelsen",
        "225 ombud",
        "minst vartannat år",
        "stadgarna",
    ):
        assert said in page


def test_active_inactive_and_uncovered_stand_apart(opened: Open) -> None:
    page = opened(Story.until_peopled).visitor(Role.ORGANISER).get("/organisation").text
    active, _, rest = page.partition("Vilande (1)")
    inactive, _, uncovered = rest.partition("Kommuner utan förening")
    assert "Vänsterpartiet Arvika" in active
    assert "Vänsterpartiet Storfors" in inactive
    assert "Eda" in uncovered.partition("textarea")[0]
    assert "1 person i dag" in uncovered


def test_an_earlier_day_shows_who_sat_then(opened: Open) -> None:
    visitor = opened(Story.until_peopled).visitor(Role.COMMITTEE)
    then = visitor.get("/organisation?dag=2024-06-01").text
    assert "den 1 juni 2024" in then
    board = then.partition('id="arvika"')[2].partition("</section>")[0]
    assert "Lo Borta, kassör" in board
    assert "Disa Holm" not in board
    now = visitor.get("/organisation").text.partition('id="arvika"')[2].partition("</section>")[0]
    assert "Disa Holm, ordförande" in now.partition("Tidigare")[0]
    assert "Lo Borta, kassör" in now.partition("Tidigare")[2]


def test_an_office_whose_holder_has_left_is_pointed_out_to_the_organiser(opened: Open) -> None:
    async def left(story: Story) -> None:
        await story.until_peopled()
        gone = replace(DISA.latest, until=story.clock.now.date() - timedelta(days=1))
        await story.house.members.keep_members([replace(DISA, name="Disa Holm-Ek", memberships=(gone,))])

    app = opened(left)
    said = "Disa Holm-Ek hör inte till någon förening och kan inte ha uppdraget: välj en medlem."
    assert said in app.visitor(Role.ORGANISER).get("/organisation").text
    assert said not in app.visitor(Role.PRESIDIUM).get("/organisation").text


def test_something_that_is_no_day_is_said_so(opened: Open) -> None:
    answer = opened(Story.until_peopled).visitor(Role.ORGANISER).get("/organisation?dag=i+fjol")
    assert (answer.status_code, sentence(answer)) == (400, "Skriv dagen som åååå-mm-dd.")
    assert 'value="i fjol"' in answer.text


def test_the_organiser_keeps_the_municipalities(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    assert "Distriktets kommuner är inte ifyllda än." in organiser.get("/organisation").text
    typed: dict[str, str | list[str]] = {"municipalities": "1784  Arvika\n\n1765 Årjäng"}
    assert organiser.post("/organisation/kommuner", typed).status_code == 303
    assert "Årjäng" in organiser.get("/organisation").text.partition("utan förening")[2]


@pytest.mark.parametrize("line", ["Arvika 1784", "178 Arvika", "1784", "1784 " + "å" * 81, "1784 Arvika\n1784 Eda"])
def test_a_line_that_is_no_municipality_is_refused_and_kept_on_the_page(opened: Open, line: str) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    answer = organiser.post("/organisation/kommuner", {"municipalities": line})
    assert answer.status_code == 400
    assert line.splitlines()[0] in answer.text
    assert "med 4 kommuner" in organiser.get("/organisation").text


def names(visitor: Visitor, query: str = "") -> list[str]:
    page = visitor.get(f"/organisation/medlemmar{query}").text
    return [each.partition(">")[2].partition("<")[0] for each in page.split('<a class="cell"')[1:]]


def test_members_are_searched_and_filtered(opened: Open) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    everyone = ["Disa Holm", "Dísa Holmm", "Ensam Edasson", "Hillevi Dold", "Mats Flyttström"]
    assert names(organiser) == everyone
    assert names(organiser, "?q=1004") == ["Mats Flyttström"]
    assert names(organiser, "?q=holm+disa") == ["Disa Holm", "Dísa Holmm"]
    assert names(organiser, "?q=flyttstrom") == ["Mats Flyttström"]
    assert names(organiser, "?forening=ingen") == ["Ensam Edasson"]
    assert names(organiser, "?visa=avslutade") == ["Lo Borta"]
    assert len(names(organiser, "?visa=alla")) == 6
    assert names(organiser, "?q=nobody&sida=99999999") == []


def test_members_come_in_pages(opened: Open) -> None:
    async def many(story: Story) -> None:
        await story.found()
        await story.house.members.keep_members(
            a_member(str(number), f"Namn {number}", date(1980, 1, 1), "arvika") for number in range(1001, 1121)
        )

    organiser = opened(many).visitor(Role.ORGANISER)
    assert [len(names(organiser, f"?sida={number}")) for number in (1, 2, 3, 4, 0)] == [50, 50, 20, 20, 50]
    assert "Sida 2 av 3" in organiser.get("/organisation/medlemmar?sida=2").text


def test_a_member_has_a_page_with_its_history(opened: Open) -> None:
    page = opened(Story.until_peopled).visitor(Role.ORGANISER).get("/organisation/medlemmar/1004").text
    assert "1 januari 2010 – 31 december 2019" in page
    assert "sedan 1 januari 2020" in page
    assert "Ledamot, distriktsstyrelsen" in page
    assert "070-1004" in page


def test_a_board_reads_its_own_members_and_nobody_elses(opened: Open) -> None:
    board = opened(Story.until_peopled).visitor(Role.ASSOCIATION)
    assert names(board) == ["Disa Holm", "Dísa Holmm"]
    assert names(board, "?forening=sunne&visa=alla") == []
    assert names(board, "?visa=alla") == ["Disa Holm", "Dísa Holmm", "Lo Borta"]
    assert board.get("/organisation/medlemmar/1001").status_code == 200
    for number in ("1003", "1004", "1006", "9999"):
        answer = board.get(f"/organisation/medlemmar/{number}")
        assert (answer.status_code, sentence(answer)) == (
            404,
            f"Ingen medlem har numret {number}: se efter i medlemsregistret.",
        )


async def _with_sunne(story: Story) -> None:
    """The protected member's own board, and an account of it."""
    await story.until_peopled()
    await story.house.accounts.keep_account(Account("sunne", "Styrelsen i Sunne", Role.ASSOCIATION, "sunne"))
    await give_link(story.house.keys, "sunne", Role.ASSOCIATION, "sunne", story.clock.now)


SECRETS = ("070-1003", "m1003@example.org", "1766")


def test_protected_data_stand_on_one_page_and_nowhere_else(opened: Open) -> None:
    app = opened(_with_sunne)
    organiser, board = app.visitor(Role.ORGANISER), app.visitor().sign_in("sunne")
    for page in (
        organiser.get("/organisation/medlemmar?q=Hillevi").text,
        organiser.get("/organisation/medlemmar/1003").text,
        board.get("/organisation/medlemmar").text,
        board.get("/organisation/medlemmar/1003").text,
        organiser.get("/organisation/dubbletter").text,
    ):
        assert not [each for each in SECRETS if each in page]
    assert "Sunne" not in organiser.get("/organisation/medlemmar?q=Hillevi").text.partition("<tbody>")[2]
    assert "Vänsterpartiet Sunne" not in organiser.get("/organisation/medlemmar/1003").text
    assert names(organiser, "?forening=sunne") == ["Mats Flyttström"]
    assert board.get("/organisation/medlemmar/1003/skyddade-uppgifter").status_code == 403
    secret = organiser.get("/organisation/medlemmar/1003/skyddade-uppgifter").text
    for said in ("070-1003", "m1003@example.org", "Sunne"):
        assert said in secret


def test_duplicates_are_shown_and_merged_and_the_trail_is_read(opened: Open) -> None:
    app = opened(Story.until_peopled)
    organiser = app.visitor(Role.ORGANISER)
    assert "Disa Holm och Dísa Holmm" in organiser.get("/organisation/dubbletter").text
    merge: dict[str, str | list[str]] = {"one": "1001", "other": "1002", "keep": "1002"}
    assert app.visitor(Role.ASSOCIATION).post("/organisation/dubbletter", merge).status_code == 403
    assert organiser.post("/organisation/dubbletter", merge).status_code == 303
    after = organiser.get("/organisation/dubbletter").text
    assert "Inga dubbletter hittades." in after
    trail = after.partition('id="sammanslagna"')[2]
    for said in ("1001 Disa Holm", "10 januari 2030", "Ombudsmannen", "070-1001", "m1001@example.org"):
        assert said in trail
    kept = organiser.get("/organisation/medlemmar/1002").text
    assert "sedan 1 mars 2020" in kept
    assert "Ordförande, Vänsterpartiet Arvika" in kept
    assert "1001 Disa Holm" in kept
    assert organiser.get("/organisation/medlemmar/1001").status_code == 404


def test_a_trail_tells_nothing_of_whoever_is_protected_since(opened: Open) -> None:
    async def merged_and_then_protected(story: Story) -> None:
        await story.until_peopled()
        await merge_members(story.house.register, "1002", "1001", START, "Ombudsmannen")
        kept = await story.house.members.member("1002")
        assert kept is not None
        await story.house.members.keep_members([replace(kept, protected=True)])

    app = opened(merged_and_then_protected)
    for role in (Role.ORGANISER, Role.AUDITOR):
        trail = app.visitor(role).get("/organisation/dubbletter").text.partition('id="sammanslagna"')[2]
        assert "1001 Disa Holm" in trail
        for hidden in ("070-1001", "m1001@example.org", "Vänsterpartiet Arvika"):
            assert hidden not in trail


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"one": "1001", "other": "1002", "keep": "1004"}, "Det är samma medlemsnummer: välj två olika."),
        ({"one": "1001", "other": "1001", "keep": "1001"}, "Det är samma medlemsnummer: välj två olika."),
        (
            {"one": "1001", "other": "7", "keep": "1001"},
            "Ingen medlem har numret 7: se efter i medlemsregistret.",
        ),
        ({}, "Det är samma medlemsnummer: välj två olika."),
    ],
)
def test_a_merge_that_cannot_be_is_refused(opened: Open, fields: dict[str, str | list[str]], said: str) -> None:
    organiser = opened(Story.until_peopled).visitor(Role.ORGANISER)
    answer = organiser.post("/organisation/dubbletter", fields)
    assert answer.status_code in (400, 404)
    assert sentence(answer) == said
    assert "Inga än." in organiser.get("/organisation/dubbletter").text


def test_a_board_sees_no_other_trails(opened: Open) -> None:
    app = opened(_with_sunne)
    app.visitor(Role.ORGANISER).post("/organisation/dubbletter", {"one": "1001", "other": "1002", "keep": "1001"})
    assert "1002 Dísa Holmm" in app.visitor(Role.ASSOCIATION).get("/organisation/dubbletter").text
    assert "Dísa" not in app.visitor().sign_in("sunne").get("/organisation/dubbletter").text
