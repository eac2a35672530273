"""The organiser chooses a rule, sees its working, and fixes it; the congress likewise from a table."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from httpx import Response

from nominering.access.model import Role
from nominering.organisation.members import Member, Membership
from tests.story import START, Story
from tests.web.conftest import Open
from tests.web.visitor import TOKEN, Visitor, sentence

PAGE = "/konferens/fordelning"
RULE = {"rule": "per-started", "size": "20", "total": "", "least": "1", "most": "", "cut_off": "2030-01-10"}


def ask(visitor: Visitor, **fields: str) -> Response:
    return visitor.get(PAGE + "?" + "&".join(f"{name}={value}" for name, value in (RULE | fields).items()))


def fix(visitor: Visitor, **fields: str) -> Response:
    shown = ask(visitor, **fields)
    found = re.search(r'name="seen" value="([^"]+)"', shown.text)
    assert found is not None, shown.text
    return visitor.post(PAGE, RULE | fields | {"seen": found[1]})


def row(page: Response, name: str) -> list[str]:
    found = re.search(rf'<tr><th scope="row">{name}</th>(.*?)</tr>', page.text)
    assert found is not None, page.text
    return re.findall(r"<td[^>]*>(?:<b>)?([^<]*)", found[1])


async def _registered(story: Story) -> None:
    """Two members in Arvika and one in Sunne count on the cut-off date; the register holds four."""
    await story.found()
    stays = (("arvika", 200), ("arvika", 30), ("sunne", 31), ("sunne", 29))
    await story.house.members.keep_members(
        Member(
            str(number),
            f"Medlem {number}",
            date(1980, 1, 1),
            "1784",
            (Membership(association, date(2029, 1, 1)),),
            START.date() - timedelta(days=days),
        )
        for number, (association, days) in enumerate(stays)
    )


def test_the_working_is_shown_before_anything_is_fixed(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    shown = ask(organiser, size="40")
    assert "Ett ombud per påbörjat 40-tal medlemmar, minst 1 till var och en." in shown.text
    assert row(shown, "Vänsterpartiet Arvika") == ["2", "41", "1,02500", "2", ""]
    assert row(shown, "Vänsterpartiet Storfors") == ["0", "5", "0,12500", "1", "vilande"]
    assert "Fördelningen är fastställd" not in organiser.get(PAGE).text


def test_what_is_fixed_is_frozen_with_its_figures(opened: Open) -> None:
    app = opened(Story.found)
    organiser = app.visitor(Role.ORGANISER)
    assert fix(organiser, rule="modified-sainte-lague", total="9").status_code == 303
    shown = organiser.get(PAGE)
    assert "9 ombud efter den jämkade uddatalsmetoden (första divisorn 1,2)" in shown.text
    assert "Fastställd 10 januari 2030 kl. 13.00." in shown.text
    assert row(shown, "Vänsterpartiet Arvika")[0] == "6"
    again = organiser.post(PAGE, RULE | {"seen": "x"})
    assert again.status_code == 409
    assert row(organiser.get(PAGE), "Vänsterpartiet Arvika")[0] == "6"


def test_members_are_counted_in_the_register_on_the_cut_off_date(opened: Open) -> None:
    organiser = opened(_registered).visitor(Role.ORGANISER)
    shown = ask(organiser, size="1", least="0")
    assert "Räknat i medlemsregistret: de vars medlemskap räknades den 10 januari 2030." in shown.text
    assert row(shown, "Vänsterpartiet Arvika")[1] == "2"
    assert row(shown, "Vänsterpartiet Sunne")[1] == "1"
    earlier = ask(organiser, size="1", least="0", cut_off="2030-01-08")
    assert row(earlier, "Vänsterpartiet Arvika")[1] == "1"


def test_an_empty_register_is_told_of(opened: Open) -> None:
    shown = ask(opened(Story.found).visitor(Role.ORGANISER))
    assert "medlemsregistret användes inte" in shown.text


def test_a_tie_asks_for_the_lot_and_keeps_what_was_typed(opened: Open) -> None:
    async def equals(story: Story) -> None:
        await _registered(story)
        (last,) = [each for each in await story.house.members.members() if each.name == "Medlem 3"]
        await story.house.members.keep_members([replace(last, fee_paid=START.date() - timedelta(days=99))])

    organiser = opened(equals).visitor(Role.ORGANISER)
    tied = ask(organiser, rule="largest-remainder", total="5")
    assert tied.status_code == 409
    assert sentence(tied).startswith(
        "Vänsterpartiet Arvika och Vänsterpartiet Sunne står lika om det sista ombudet: dra lott"
    )
    assert 'name="lot"' in tied.text
    assert 'name="total" inputmode="numeric" maxlength="6" value="5"' in tied.text
    lot = {"rule": "largest-remainder", "total": "5", "lot": "Vänsterpartiet Sunne"}
    assert fix(organiser, **lot).status_code == 303
    shown = organiser.get(PAGE)
    assert "Lotten gav ombud till Vänsterpartiet Sunne." in shown.text
    assert (row(shown, "Vänsterpartiet Sunne")[0], row(shown, "Vänsterpartiet Sunne")[-1]) == ("3", "lott")


@pytest.mark.parametrize(
    ("fields", "says", "field"),
    [
        ({"size": "0"}, "Ange ett helt antal medlemmar per ombud", "number"),
        ({"size": "tjugo"}, "Ange ett helt antal medlemmar per ombud", "number"),
        ({"rule": "sainte-lague", "total": ""}, "Ange ett helt antal ombud att fördela", "number"),
        ({"rule": "sainte-lague", "total": "1"}, "1 ombud räcker inte till minimum", "number"),
        ({"least": "-1"}, "Minimum ska vara minst 0", "most"),
        ({"most": "många"}, "Minimum ska vara minst 0", "most"),
        ({"cut_off": ""}, "Fyll i brytdagen", "cut_off"),
        ({"cut_off": "2030-02-30"}, "Fyll i brytdagen", "cut_off"),
        ({"cut_off": "2030-01-11"}, "Brytdagen har inte varit än", "cut_off"),
        ({"lot": "Kil"}, "Lotten nämner Kil", "lot"),
    ],
)
def test_a_wrong_field_is_told_on_top_and_at_the_field(
    opened: Open, fields: dict[str, str], says: str, field: str
) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    for answer in (ask(organiser, **fields), organiser.post(PAGE, RULE | fields | {"seen": "x"})):
        assert answer.status_code == 400
        assert sentence(answer).startswith(says)
        assert f'id="wrong-{field}"' in answer.text
    assert "Fördelningen är fastställd" not in organiser.get(PAGE).text


def test_a_working_that_nobody_has_seen_is_not_fixed(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    answer = organiser.post(PAGE, RULE)
    assert answer.status_code == 409
    assert sentence(answer).startswith("Medlemsantalen har ändrats sedan uträkningen visades")


def test_more_reported_than_the_rule_gives_is_refused(opened: Open) -> None:
    async def reported(story: Story) -> None:
        await story.until_roll_is_reported()

    organiser = opened(reported).visitor(Role.ORGANISER)
    answer = fix(organiser, size="40")
    assert answer.status_code == 409
    assert sentence(answer).startswith("Vänsterpartiet Arvika har anmält 3 ombud men får skicka 2")


DISTRICTS = "name,members\nVärmland,512\nGotland,90\nDalarna,700\n"
CONGRESS = RULE | {"rule": "largest-remainder", "total": "225", "least": "2", "table": DISTRICTS}


def test_the_congress_is_worked_out_and_kept_with_its_figures(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    shown = organiser.post("/kongress/rakna", CONGRESS)
    assert shown.status_code == 200
    assert row(shown, "Värmland") == ["88", "512", "88,47926", "88", "0,47926", ""]
    assert "Så många kongressombud" not in organiser.get("/kongress").text
    assert organiser.post("/kongress", CONGRESS).status_code == 303
    assert row(organiser.get("/kongress"), "Dalarna")[0] == "121"
    again = organiser.post("/kongress", CONGRESS)
    assert again.status_code == 409


def test_the_districts_can_be_uploaded_as_a_file(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    token = TOKEN.search(organiser.get("/kongress").text)
    assert token is not None
    fields = CONGRESS | {"table": "", "_csrf_token": token[1]}
    cookie = "; ".join(f"{name}={value}" for name, value in organiser.cookies.items())
    shown = organiser.client.post(
        "/kongress/rakna",
        data=fields,
        files={"file": ("distrikt.csv", DISTRICTS.replace(",", ";").encode(), "text/csv")},
        headers={"Cookie": cookie},
    )
    assert shown.status_code == 200
    assert row(shown, "Gotland")[1] == "90"
    refused = organiser.client.post(
        "/kongress/rakna",
        data=fields,
        files={"file": ("distrikt.csv", b"name,members\nG\xf6teborg,1\n", "text/csv")},
        headers={"Cookie": cookie},
    )
    assert refused.status_code == 400
    assert sentence(refused) == "distrikt.csv, rad 2: filen är inte text i UTF-8."


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("name,members\nVärmland,många\n", "distrikten, rad 2: members kan inte vara ”många”."),
        ("name,members\nVärmland,1\nvärmland,2\n", "distrikten, rad 3: samma uppgift står redan på rad 2."),
        ("name,members\n", "Ingen har några medlemmar, så det finns inget att fördela efter."),
    ],
)
def test_a_bad_table_is_refused_at_its_line_and_kept(opened: Open, table: str, says: str) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    answer = organiser.post("/kongress/rakna", CONGRESS | {"table": table})
    assert (answer.status_code >= 400, sentence(answer)) == (True, says)
    assert table.splitlines()[-1] in answer.text
