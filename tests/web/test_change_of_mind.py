"""Ändra min röst: from the browser it was cast in, until the round closes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from nominering.conference.use_cases.rounds import let_minds_change
from tests.story import Story
from tests.web.hall import ROUND, Hall, open_hall
from tests.web.visitor import sentence

POST = f"/rosta/{ROUND}"
RECEIPT = f"{POST}/kvittens"


async def _minds_may_change(story: Story) -> None:
    await story.until_prepared()
    await let_minds_change(story.house.rounds, ROUND, True)
    await story.open()


@pytest.fixture
async def hall(tmp_path: Path, migrated: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path, migrated, cards=3, told=_minds_may_change) as hall:
        yield hall


async def test_the_receipt_offers_it_and_the_new_ballot_counts(hall: Hall) -> None:
    (voter,) = await hall.voters(1)
    assert (await voter.post(POST, await voter.ballot(2, 1))).headers["location"] == RECEIPT
    assert "Ändra min röst" in (await voter.get(RECEIPT)).text
    form = await voter.ballot(3)
    assert form["replaces"]
    assert "Din förra röst gäller tills du lägger en ny." in (await voter.get(POST)).text
    assert (await voter.post(POST, form)).headers["location"] == f"{RECEIPT}?andrad"
    assert "bara den här gäller" in (await voter.get(f"{RECEIPT}?andrad")).text
    assert (await voter.post(POST, form)).headers["location"] == f"{RECEIPT}?igen"
    assert hall.kept() == {(3,): 1}


async def test_it_can_be_looked_through_first_without_scripts(hall: Hall) -> None:
    (voter,) = await hall.voters(1)
    await voter.post(POST, await voter.ballot(2, 1))
    form = await voter.ballot(3)
    review = await voter.post(f"{POST}/granska", form)
    assert review.status_code == 200
    assert f'name="replaces" value="{form["replaces"]}"' in review.text


async def test_from_another_browser_the_ballot_stands(hall: Hall) -> None:
    first, second = (await hall.voters(1))[0], (await hall.voters(1))[0]
    await first.post(POST, await first.ballot(2, 1))
    answer = await second.get(POST)
    assert answer.status_code == 409
    assert sentence(answer).startswith("Rösten kan inte ändras härifrån och gäller som den är")
    assert "i den webbläsare du röstade i" in (await second.get(RECEIPT)).text
    token = await second.form("/rosta/kod/X")
    code = (await first.ballot(4))["replaces"]
    assert (await second.post(POST, token | {"rank-4": "1", "replaces": code})).status_code == 409
    assert hall.kept() == {(2, 1): 1}


async def test_the_first_form_sent_again_after_the_change_changes_nothing(hall: Hall) -> None:
    (voter,) = await hall.voters(1)
    first = await voter.ballot(2, 1)
    await voter.post(POST, first)
    change = await voter.ballot(3)
    await voter.post(POST, change)
    assert (await voter.post(POST, first)).status_code == 409
    stale = await voter.post(POST, change | {"submission": "another", "rank-4": "2"})
    assert sentence(stale) == "Rösten har redan ändrats sedan sidan öppnades: den senaste gäller."
    assert hall.kept() == {(3,): 1}


async def test_when_the_round_is_closed_it_is_too_late(hall: Hall) -> None:
    (voter,) = await hall.voters(1)
    await voter.post(POST, await voter.ballot(2, 1))
    form = await voter.ballot(3)
    await hall.close()
    answer = await voter.post(POST, form)
    assert answer.status_code == 409
    assert "Ändra min röst" not in (await voter.get(RECEIPT)).text
    assert hall.kept() == {(2, 1): 1}


async def test_the_key_is_the_browsers_own_and_no_script_reads_it(hall: Hall) -> None:
    first, second = await hall.voters(2)
    for voter in (first, second):
        await voter.get(POST)
    assert len({voter.cookies["rostnyckel"] for voter in (first, second)}) == 2
    key = first.cookies["rostnyckel"]
    assert len(key) == 43
    await first.get(POST)
    assert first.cookies["rostnyckel"] == key
    del first.cookies["rostnyckel"]
    said = (await first.get(POST)).headers["set-cookie"]
    assert "HttpOnly" in said
    assert "Path=/rosta" in said


async def test_where_minds_may_not_change_there_is_no_key(hall: Hall) -> None:
    (voter,) = await hall.voters(1)
    await voter.get("/rosta/region-1")
    assert "rostnyckel" not in voter.cookies
