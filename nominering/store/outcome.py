"""Counted and adopted lists, kept."""

import json

from nominering.conference.model import RoundState
from nominering.nomination.model.candidacies import BallotLine
from nominering.outcome.errors import AlreadyAdopted, AlreadyCounted
from nominering.outcome.model import AdoptedList, AdoptedPlace, CountedList
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation
from nominering.store.notes import erase_notes


class StoredOutcomes:
    """Outcomes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counted(self, round_id: str) -> CountedList | None:
        row = await t.CountedList.select().where(t.CountedList.round == round_id).first()
        if row is None:
            return None
        return CountedList.of(round_id, json.loads(row["record"]))

    async def keep_counted(self, counted: CountedList) -> None:
        record = json.dumps(counted.record, ensure_ascii=False, sort_keys=True)
        try:
            async with self._database.transaction():
                await t.CountedList.insert(t.CountedList(round=counted.round_id, record=record))
                await t.RankingRound.update({t.RankingRound.state: RoundState.COUNTED.value}).where(
                    t.RankingRound.id == counted.round_id
                )
        except Exception as error:
            if is_unique_violation(error):
                raise AlreadyCounted from error
            raise

    async def adopted(self, list_id: str) -> AdoptedList | None:
        row = await t.AdoptedList.select().where(t.AdoptedList.list == list_id).first()
        if row is None:
            return None
        places = await t.AdoptedPlace.select().where(t.AdoptedPlace.list == list_id).order_by(t.AdoptedPlace.place)
        return AdoptedList(
            list_id,
            row["adopted_on"],
            row["paragraph"],
            tuple(
                AdoptedPlace(
                    place["place"],
                    place["candidacy"],
                    place["name"],
                    place["born"],
                    BallotLine(place["line_occupation"], place["line_place"]),
                )
                for place in places
            ),
        )

    async def keep_adopted(self, adopted: AdoptedList) -> None:
        try:
            async with self._database.transaction():
                # Held, so that a note that is being kept at this moment comes first and is erased, or comes too late.
                await t.CandidateList.raw(
                    self._database.locking("SELECT id FROM candidate_list WHERE id = {}", "UPDATE"), adopted.list_id
                )
                await t.AdoptedList.insert(
                    t.AdoptedList(list=adopted.list_id, adopted_on=adopted.adopted_on, paragraph=adopted.paragraph)
                )
                await t.AdoptedPlace.insert(
                    *(
                        t.AdoptedPlace(
                            candidacy=each.candidacy_id,
                            list=adopted.list_id,
                            place=each.place,
                            name=each.name,
                            born=each.born,
                            line_occupation=each.line.occupation,
                            line_place=each.line.place,
                        )
                        for each in adopted.places
                    )
                )
                await erase_notes(adopted.list_id)
        except Exception as error:
            if is_unique_violation(error):
                raise AlreadyAdopted from error
            raise
