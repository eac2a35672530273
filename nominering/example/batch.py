"""The whole way without a browser: from files in a folder to the list, the table and the record."""

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from secrets import choice, token_urlsafe
from typing import Any

from nominering.balloting.model.codes import draw_code
from nominering.balloting.use_cases.cards import deal_cards, recognise_card
from nominering.balloting.use_cases.vote import cast_ballot, close_round
from nominering.conference.errors import NoCandidates
from nominering.conference.model.rounds import CONFERENCE_DECK, Round
from nominering.conference.use_cases.roll import apportion_delegates, freeze_roll
from nominering.conference.use_cases.rounds import draw_lots, draw_lots_from, open_round
from nominering.counting import blt
from nominering.counting.errors import MalformedBlt
from nominering.documents import count_report, official_list, pdf
from nominering.documents.swedish import SWEDEN
from nominering.example import ballots, district
from nominering.example.calendar import Calendar
from nominering.example.errors import (
    BallotsMalformed,
    CandidatesWithdrawn,
    FolderUnwritable,
    MoreBallotsThanVoters,
    OutputInTheWay,
    StrangersOnBallots,
)
from nominering.example.files import Files
from nominering.nomination.use_cases import propose
from nominering.organisation.apportionment import PerStarted
from nominering.organisation.names import tidy
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.use_cases import adopt, count, prepare
from nominering.web.house import House

LIST = "riksdag"
EXAMPLE_SEED = "3 1 4 1 5"


@dataclass(frozen=True)
class Played:
    """What came of it. `late` are the rows of answers that came after the stop and were not taken."""

    adopted: AdoptedList
    record: dict[str, Any]
    late: tuple[str, ...]


async def play(house: House, files: Files) -> Played:
    """From nomination to adoption on an empty database. Raises the errors of every step."""
    calendar = Calendar.played_then()
    nominations, answers, delegates = files.nominations(), files.answers(), files.delegates()
    given = files.ballots()
    box = _parsed(given) if given is not None else None

    # Own answers without a word about gender were given before there were quota rules, and none is asked of them.
    await district.found(house, calendar, quotas=any(each.gender is not None for each in answers))
    await district.nominate_all(house, nominations, calendar, district.before(calendar.nominations_close))
    own_answers = files.given("answers.csv") is None
    answered = await district.answer_all(house, answers, calendar, pass_over_strangers=own_answers)
    proposal = await district.example_proposal(house, LIST)
    if not proposal:
        raise NoCandidates
    await propose.propose(house.lists, house.candidacies, house.proposals, LIST, proposal, calendar.answers_close)

    await district.report_delegates(house, delegates)
    await apportion_delegates(house.organisation, house.roll, PerStarted(district.MEMBERS_PER_DELEGATE))
    await freeze_roll(house.roll, house.organisation, calendar.answers_close)
    round_ = await prepare.prepare_round(
        house, LIST, calendar.answers_close, calendar.answers_close.astimezone(SWEDEN).date()
    )
    lots, rankings = await _ballots(house, round_, box)
    if lots is None:
        await draw_lots_from(house.rounds, round_.id, EXAMPLE_SEED)
    else:
        await draw_lots(house.rounds, round_.id, lots)
    await open_round(house.rounds, house.roll, house.openings, round_.id, house.now())
    await _vote(house, round_.id, rankings)
    await close_round(house.box, round_.id)
    counted = await count.count_round(house.rounds, house.box, house.outcomes, round_.id)
    adopted = await adopt.adopt_list(
        house,
        LIST,
        calendar.conference,
        "§ 12",
        today=calendar.conference + timedelta(days=1),
    )
    names = {each.number: each.name for each in round_.standing}
    late = tuple(f"{each.row.file}, rad {each.row.line}: {each.name}" for each in answered.late)
    return Played(adopted, count_report.report(counted.record, names), late)


def _parsed(text: str) -> blt.BltFile:
    """Raises BallotsMalformed."""
    try:
        return blt.parse(text)
    except MalformedBlt as why:
        raise BallotsMalformed(why) from why


async def _ballots(
    house: House, round_: Round, box: blt.BltFile | None
) -> tuple[tuple[int, ...] | None, list[tuple[int, ...]]]:
    voters = len((await house.roll.roll()).delegates)
    if box is None:
        return None, list(ballots.ballots(voters, round_.numbers, round_.title))
    number = _same_people(round_, box)
    cast = sum(papers for _, papers in box.ballots)
    if cast > voters:
        raise MoreBallotsThanVoters(cast, voters)
    rankings = [tuple(number[one] for one in ranking) for ranking, papers in box.ballots for _ in range(papers)]
    lots = None if box.tie_order is None else tuple(number[one] for one in box.tie_order if one in number)
    return lots, rankings


def _same_people(round_: Round, box: blt.BltFile) -> dict[int, int]:
    """From numbers in the file to numbers in the round: by name, those of the same name in the order they stand.

    Raises StrangersOnBallots, CandidatesWithdrawn.
    """
    standing: dict[str, list[int]] = {}
    for each in round_.standing:
        standing.setdefault(each.name, []).append(each.number)
    strangers, found = [], {}
    ranked = {one for ranking, _ in box.ballots for one in ranking}
    for number, name in enumerate(box.names, start=1):
        left = standing.get(tidy(name), [])
        if number in box.withdrawn:
            if left:
                raise CandidatesWithdrawn
            if number in ranked:
                strangers.append(name)
        elif left:
            found[number] = left.pop(0)
        else:
            strangers.append(name)
    missing = [name for name, left in standing.items() for _ in left]
    if strangers or missing:
        raise StrangersOnBallots(strangers, missing)
    return found


async def _vote(house: House, round_id: str, rankings: list[tuple[int, ...]]) -> None:
    """Every ballot by a card of its own, through the same door as in the hall."""
    codes = await deal_cards(house.cards, CONFERENCE_DECK, len(rankings), lambda: draw_code(choice))
    for code, ranking in zip(codes, rankings, strict=True):
        card = await recognise_card(house.cards, code)
        await cast_ballot(house.box, round_id, card, ranking, blank=not ranking, submission=token_urlsafe(16))


async def written(house: House, played: Played) -> dict[str, bytes]:
    """The three files, whole."""
    candidate_list = await house.lists.candidate_list(LIST)
    page = official_list.page(await house.organisation.district(), candidate_list, played.adopted)
    return {
        "lista.pdf": pdf.render(official_list.html(page)),
        "lista.csv": official_list.table(page).encode(),
        "record.json": (json.dumps(played.record, ensure_ascii=False, indent=1) + "\n").encode(),
    }


def leave(contents: dict[str, bytes], folder: Path) -> None:
    """All of them or none: each is whole on the disk before any takes its name.

    Raises OutputInTheWay, FolderUnwritable.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in contents:
            if (folder / name).exists() and not (folder / name).is_file():
                raise OutputInTheWay(folder / name)
        for name, content in contents.items():
            (folder / f".{name}.part").write_bytes(content)
        for name in contents:
            (folder / f".{name}.part").replace(folder / name)
    except OSError:
        raise FolderUnwritable(folder) from None
