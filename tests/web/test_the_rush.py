"""What comes at once, twice, too late, forged or to a full disk: one clear answer, nothing lost, nothing doubled."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from tests.web.hall import ROUND, Browser, Hall, open_hall
from tests.web.visitor import sentence

POST = f"/rosta/{ROUND}"
RECEIPT = f"{POST}/kvittens"


@pytest.fixture
async def hall(tmp_path: Path, migrated: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path, migrated, cards=240) as hall:
        yield hall


def led(answers: list[httpx.Response]) -> Counter[tuple[int, str]]:
    return Counter((each.status_code, each.headers.get("location", "")) for each in answers)


async def test_of_fifty_ballots_from_one_card_at_once_one_is_in(hall: Hall) -> None:
    (voter,) = await hall.voters(1)
    forms = [await voter.ballot(1 + n % 4) for n in range(50)]
    answers = await asyncio.gather(*(voter.post(POST, form) for form in forms))
    assert led(answers) == {(303, RECEIPT): 1, (409, ""): 49}
    refused = next(each for each in answers if each.status_code == 409)
    assert sentence(refused).startswith("Kodkortet har redan använts")
    assert hall.kept().total() == 1


async def test_the_same_form_fifty_times_at_once_is_one_ballot(hall: Hall) -> None:
    (voter,) = await hall.voters(1)
    form = await voter.ballot(2, 1)
    answers = await asyncio.gather(*(voter.post(POST, form) for _ in range(50)))
    assert led(answers) == {(303, RECEIPT): 1, (303, f"{RECEIPT}?igen"): 49}
    assert hall.kept() == {(2, 1): 1}


async def test_a_replay_gets_its_receipt_and_changes_nothing_also_after_closing(hall: Hall) -> None:
    (voter,) = await hall.voters(1)
    form = await voter.ballot(2, 1)
    await voter.post(POST, form)
    other = {name: value for name, value in form.items() if not name.startswith("rank-")} | {"rank-4": "1"}
    for sent in (form, other):
        assert led([await voter.post(POST, sent)]) == {(303, f"{RECEIPT}?igen"): 1}
    await hall.close()
    for sent in (form, other):
        assert led([await voter.post(POST, sent)]) == {(303, f"{RECEIPT}?igen"): 1}
    assert hall.kept() == {(2, 1): 1}


async def test_when_hundreds_press_at_closing_each_is_in_or_told(hall: Hall) -> None:
    voters = await hall.voters(240)
    forms = [await voter.ballot(1 + n % 4) for n, voter in enumerate(voters)]
    presidium = await hall.presidium()
    token = await presidium.form("/rosta/kod/X")
    third_in = asyncio.Semaphore(0)

    async def press(number: int, voter: Browser) -> httpx.Response:
        await asyncio.sleep(number / 200)
        answer = await voter.post(POST, forms[number])
        third_in.release()
        return answer

    async def close() -> None:
        for _ in range(80):
            await third_in.acquire()
        assert (await presidium.post(f"/konferens/{ROUND}/stang", token)).status_code == 303

    *answers, _ = await asyncio.gather(*(press(*each) for each in enumerate(voters)), close())
    assert set(led(answers)) == {(303, RECEIPT), (409, "")}
    told = {sentence(each) for each in answers if each.status_code == 409}
    assert told == {"Omröstningen är stängd, så rösten togs inte emot."}
    assert hall.kept() == Counter((1 + n % 4,) for n, each in enumerate(answers) if each.status_code == 303)


async def test_a_full_disk_is_told_and_loses_nothing(hall: Hall) -> None:
    voters = await hall.voters(240)
    forms = [await voter.ballot(1 + n % 4, 1 + (n + 1) % 4) for n, voter in enumerate(voters)]
    await hall.fill_the_disk()
    answers = await asyncio.gather(*(voter.post(POST, form) for voter, form in zip(voters, forms, strict=True)))
    assert set(led(answers)) <= {(303, RECEIPT), (503, "")}
    refused = [n for n, each in enumerate(answers) if each.status_code == 503]
    assert refused
    assert hall.kept().total() == 240 - len(refused)
    again = answers[refused[0]]
    assert sentence(again).startswith("Rösten kunde inte sparas just nu och är inte lagd: försök igen")
    # Filled in as it was, and with the submission it had.
    assert f'value="{forms[refused[0]]["submission"]}"' in again.text
    assert again.text.count('value="1"') >= 1
    await hall.make_room()
    answers = await asyncio.gather(*(voter.post(POST, form) for voter, form in zip(voters, forms, strict=True)))
    assert led(answers) == Counter({(303, RECEIPT): len(refused), (303, f"{RECEIPT}?igen"): 240 - len(refused)})
    assert hall.kept() == Counter((1 + n % 4, 1 + (n + 1) % 4) for n in range(240))


@pytest.mark.parametrize("token", ["", "forged", "a" * 500])
async def test_a_forged_form_token_is_refused(hall: Hall, token: str) -> None:
    (voter,) = await hall.voters(1)
    answer = await voter.post(POST, await voter.ballot(1) | {"_csrf_token": token})
    assert answer.status_code == 403
    assert sentence(answer) == "Sidan har legat öppen för länge: ladda om den och skicka en gång till."
    assert hall.kept() == {}


async def test_anothers_form_token_is_refused(hall: Hall) -> None:
    first, second = await hall.voters(2)
    theirs = await second.ballot(1)
    assert (await first.post(POST, theirs)).status_code == 403
    assert hall.kept() == {}


@pytest.mark.parametrize("session", ["", "x", "å" * 10, "A" * 43, "' OR 1=1 --"])
async def test_a_forged_session_is_nobody(hall: Hall, session: str) -> None:
    (voter,) = await hall.voters(1)
    form = await voter.ballot(1)
    voter.cookies["session"] = session.encode("ascii", "ignore").decode()
    assert (await voter.post(POST, form)).status_code == 401
    assert hall.kept() == {}


async def test_somebody_of_the_staff_casts_no_ballot(hall: Hall) -> None:
    (voter,) = await hall.voters(1)
    form = await voter.ballot(1)
    presidium = await hall.presidium()
    voter.cookies["session"] = presidium.cookies["session"]
    assert (await voter.post(POST, form)).status_code == 403
    assert hall.kept() == {}


async def test_anothers_submission_is_no_way_to_their_ballot(hall: Hall) -> None:
    """It is the card that is ticked off, whatever the form says."""
    first, second = await hall.voters(2)
    form = await first.ballot(2, 1)
    await first.post(POST, form)
    same = await second.ballot(4) | {"submission": form["submission"]}
    assert led([await second.post(POST, same)]) == {(303, RECEIPT): 1}
    assert hall.kept() == {(2, 1): 1, (4,): 1}


@pytest.mark.parametrize("submission", ["", " ", "å" * 5000, "\x00", "<script>", "' OR 1=1 --"])
async def test_a_tampered_submission_is_one_ballot_or_none(hall: Hall, submission: str) -> None:
    (voter,) = await hall.voters(1)
    form = await voter.ballot(3) | {"submission": submission}
    assert led([await voter.post(POST, form)]) == {(303, RECEIPT): 1}
    again = await voter.post(POST, form)
    assert again.status_code in (303, 409)
    assert hall.kept() == {(3,): 1}


async def test_a_ballot_for_another_round_goes_nowhere(hall: Hall) -> None:
    (voter,) = await hall.voters(1)
    form = await voter.ballot(3)
    for round_id in ("riksdag-2", "kommun-1", "riksdag-1%00", "..%2Friksdag-1"):
        assert (await voter.post(f"/rosta/{round_id}", form)).status_code in (404, 405)
    await hall.close("region-1")
    assert (await voter.post("/rosta/region-1", form)).status_code == 409
    assert hall.kept() == hall.kept("region-1") == {}


async def test_the_vote_does_not_look_at_the_clock(hall: Hall) -> None:
    """Only the session does: back by years it stands, forward by a day it is over until the clock is right again."""
    first, second, third = await hall.voters(3)
    forms = [await voter.ballot(n) for n, voter in enumerate((first, second, third), start=1)]
    right = hall.clock.now
    for voter, form, jump in (
        (first, forms[0], timedelta(days=-4000)),
        (second, forms[1], timedelta(hours=-3)),
        (third, forms[2], timedelta(hours=5)),
    ):
        hall.clock.now = right + jump
        assert led([await voter.post(POST, form)]) == {(303, RECEIPT): 1}
        hall.clock.now = right - jump
        assert (await voter.post(POST, form)).status_code in (303, 401)
    hall.clock.now = right + timedelta(days=4000)
    assert (await first.post(POST, forms[0])).status_code == 401
    hall.clock.now = right
    assert led([await first.post(POST, forms[0])]) == {(303, f"{RECEIPT}?igen"): 1}
    await hall.close()
    assert hall.kept() == {(1,): 1, (2,): 1, (3,): 1}
