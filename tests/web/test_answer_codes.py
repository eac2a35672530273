"""The code in a printed letter: the same page as the link, guesses counted at the letter, each refusal in words."""

import re
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from nominering.access.model import Role
from nominering.balloting.model.codes import CODE_ALPHABET
from nominering.nomination.model.codes import MOST_WRONG
from nominering.nomination.use_cases.invite import give_code
from nominering.nomination.use_cases.nominate import Named
from tests.documents.printed import lines_of, reader
from tests.story import PEOPLE, START, Story
from tests.web.conftest import MIRA, Open, Opened
from tests.web.visitor import sentence

CODE = "ACDEFGHJKM"
OTHER_CODE = "MKJHGFEDCA"
LETTER = re.compile(r"^[34679ACDEFGHJKMNPQRTWXY]{5}-[34679ACDEFGHJKMNPQRTWXY]{5}$")


async def with_a_letter(story: Story) -> None:
    await story.until_nominated()
    house = story.house
    await give_code(house.keys, house.answer_codes, CODE, MIRA, START + timedelta(days=40))


def enter(app: Opened, code: str) -> str:
    """Where a code that fits leads."""
    answer = app.visitor().post("/svara", {"code": code})
    assert answer.status_code == 303
    return answer.headers["location"]


@pytest.mark.parametrize("typed", [CODE, "acdef-ghjkm", " ACDEF GHJKM "])
def test_a_code_leads_to_the_same_page_as_a_link_and_stays_out_of_its_address(opened: Open, typed: str) -> None:
    app = opened(with_a_letter)
    address = enter(app, typed)
    assert CODE not in address.upper()
    assert "Hej Åsa Öberg!" in app.visitor().get(address).text
    assert app.visitor().post(f"{address}/riksdag", {"answer": "nej"}).status_code == 303


def test_a_code_may_be_used_again_and_what_it_opened_runs_out_the_same_day(opened: Open) -> None:
    app = opened(with_a_letter)
    first, second = enter(app, CODE), enter(app, CODE)
    assert first != second
    for address in (first, second):
        assert app.visitor().get(address).status_code == 200
    app.clock.now += timedelta(hours=13)
    assert sentence(app.visitor().get(first)).startswith("Länken har gått ut: skriv koden i ditt brev")
    assert app.visitor().get(enter(app, CODE)).status_code == 200


def test_the_square_leads_to_the_field_with_the_code_filled_in(opened: Open) -> None:
    app = opened(with_a_letter)
    page = app.visitor().get(f"/svara/kod/{CODE}")
    assert f'value="{CODE}"' in page.text
    assert "Hej Åsa" not in page.text


def refused(app: Opened, code: str) -> str:
    answer = app.visitor().post("/svara", {"code": code})
    assert answer.status_code == 401
    assert f'value="{code}"' in answer.text
    return sentence(answer)


def test_a_code_that_does_not_fit_says_why_and_whom_to_turn_to(opened: Open) -> None:
    app = opened(with_a_letter)
    assert refused(app, "XXXXXXXXXX").startswith("Koden finns inte: läs i brevet")
    assert refused(app, "X").startswith("Koden finns inte")
    app.clock.now += timedelta(days=40)
    assert refused(app, CODE) == "Koden har gått ut: be distriktets ombudsman om ett nytt brev."
    app.clock.now = START
    app.visitor(Role.ORGANISER).post(f"/konferens/svarslankar/{MIRA}")
    assert refused(app, CODE).startswith("Koden har ersatts av ett nyare brev eller en länk")


def test_a_code_stops_fitting_when_the_question_is_mailed(opened: Open) -> None:
    async def with_an_address(story: Story) -> None:
        await with_a_letter(story)
        disa = await story.nominate(Named("Disa Holm", PEOPLE[0].born, "Arvika", "disa@example.se"))
        await give_code(story.house.keys, story.house.answer_codes, OTHER_CODE, disa, START + timedelta(days=40))

    app = opened(with_an_address)
    app.visitor(Role.ORGANISER).post("/konferens/fragor/fraga")
    assert refused(app, OTHER_CODE).startswith("Koden har ersatts av ett nyare brev eller en länk")
    assert app.visitor().get(enter(app, CODE)).status_code == 200


def test_guesses_are_counted_at_the_letter_and_at_no_other(opened: Open) -> None:
    async def two_letters(story: Story) -> None:
        await with_a_letter(story)
        other = f"{PEOPLE[2].name}-{PEOPLE[2].born}"
        until = START + timedelta(days=40)
        await give_code(story.house.keys, story.house.answer_codes, OTHER_CODE, other, until)

    app = opened(two_letters)
    guesser = app.visitor()
    for last in CODE_ALPHABET[: MOST_WRONG - 1]:
        assert guesser.post("/svara", {"code": f"ACDEF3333{last}"}).status_code == 401
    assert app.visitor().get(enter(app, CODE)).status_code == 200
    guesser.post("/svara", {"code": "ACDEF66666"})
    assert refused(app, CODE).startswith("För många har gissat på koden")
    assert "Hej Cecilia Lund!" in guesser.get(enter(app, OTHER_CODE)).text


def test_the_organiser_prints_a_letter_and_older_ways_in_stop_fitting(opened: Open) -> None:
    app = opened(with_a_letter)
    organiser = app.visitor(Role.ORGANISER)
    printed = organiser.post(f"/konferens/svarslankar/{MIRA}/brev")
    assert printed.status_code == 200
    assert printed.headers["content-type"] == "application/pdf"
    lines = lines_of(printed.content)
    (code,) = (line for line in lines if LETTER.match(line))
    assert "Hej Åsa Öberg!" in lines
    assert {"Riksdagslistan", "Regionlistan"} <= {line.removeprefix("• ") for line in lines}
    assert "Arvika" not in " ".join(lines)
    assert app.visitor().get("/svara/miras-link").status_code == 404
    assert refused(app, CODE).startswith("Koden har ersatts")
    assert "Hej Åsa Öberg!" in app.visitor().get(enter(app, code)).text
    with sqlite3.connect(app.path) as database:
        assert code.replace("-", "") not in "\n".join(database.iterdump())


def test_letters_go_to_those_without_email_who_have_not_answered(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.found()
        await story.nominate(replace(PEOPLE[0], email="asa@example.org"))
        for named in PEOPLE[1:]:
            await story.nominate(named)
        cecilia = f"{PEOPLE[2].name}-{PEOPLE[2].born}"
        await story.decline(cecilia, "riksdag")
        await story.accept(cecilia, "region")

    app = opened(told)
    organiser = app.visitor(Role.ORGANISER)
    assert "Skriv ut 2 brev (PDF)" in organiser.get("/konferens/svarslankar").text
    printed = organiser.post("/konferens/svarslankar/brev").content
    assert len(reader(printed).pages) == 2
    lines = lines_of(printed)
    assert lines.count("Hej Bo Alm!") == 2
    assert len({line for line in lines if LETTER.match(line)}) == 2


def test_there_is_no_letter_to_nobody(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    assert organiser.post("/konferens/svarslankar/brev").status_code == 404
    assert organiser.post("/konferens/svarslankar/nobody/brev").status_code == 404
    assert "Skriv ut" not in organiser.get("/konferens/svarslankar").text
