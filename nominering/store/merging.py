"""Two nominees who are one person, made one in the tables; and what members have said who turn out to be one.

No nominee's row is taken away: the nominee that is dropped points at the one that is kept, and on a list where both
stood the candidacy of the one that is dropped is left without nominations, and so lapses.
"""

from datetime import date, datetime
from typing import Any

from nominering.nomination.errors import NomineesNotOne
from nominering.nomination.model.candidacies import Answer, Candidacy
from nominering.nomination.model.nominations import Nominator, NominatorKind
from nominering.nomination.model.nominees import Nominee
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.lists import unfrozen
from nominering.store.nomination_rows import answer_columns

# Everything that an answer fills in, as it is before there is one.
UNANSWERED: dict[Any, Any] = answer_columns(Candidacy("", "", Nominee("", "", date.min, "")))


async def merge_nominees(database: Database, keep: str, drop: str, by: str, now: datetime) -> None:
    """Within a transaction. Raises NomineesNotOne, CandidatesFrozen."""
    await _check_apart(database, keep, drop)
    await _hold_lists(database, keep, drop)
    kept_on = {row["list"]: row for row in await t.Candidacy.select().where(t.Candidacy.nominee == keep)}
    for row in await t.Candidacy.select().where(t.Candidacy.nominee == drop).order_by(t.Candidacy.list):
        if row["list"] in kept_on:
            await _join(kept_on[row["list"]], row, now)
            await _let_places_follow(row["list"], kept=kept_on[row["list"]]["id"], dropped=row["id"])
        else:
            await t.Candidacy.update({t.Candidacy.nominee: keep}).where(t.Candidacy.id == row["id"])
    await _fill_in(keep, drop)
    # The links and letters that the person has got are still the person's.
    await t.AccessKey.update({t.AccessKey.subject: keep}).where(
        (t.AccessKey.subject == drop) & (t.AccessKey.purpose == "personal")
    )
    await t.Letter.update({t.Letter.about: keep}).where(t.Letter.about == drop)
    await t.NomineeAct.update({t.NomineeAct.nominee: keep}).where(
        (t.NomineeAct.nominee == drop) & t.NomineeAct.act.not_in(await _standing_acts(keep))
    )
    # What stood twice stands once, and what could be taken back still can be.
    await t.NomineeAct.update({t.NomineeAct.nominee: keep, t.NomineeAct.withdrawn_at: now}).where(
        t.NomineeAct.nominee == drop
    )
    await t.AnswerCode.update({t.AnswerCode.nominee: keep}).where(t.AnswerCode.nominee == drop)
    protected = await t.Nominee.exists().where((t.Nominee.id == drop) & t.Nominee.protected.eq(True))
    if protected:
        await t.Nominee.update({t.Nominee.protected: True}).where(t.Nominee.id == keep)
    if not await t.Photo.exists().where(t.Photo.nominee == keep):
        await t.Photo.raw("UPDATE photo SET nominee = {} WHERE nominee = {}", keep, drop)
    await t.Photo.delete().where(t.Photo.nominee == drop)
    await t.Nominee.update({t.Nominee.merged_into: keep}).where(t.Nominee.id == drop)
    await t.NomineeMerge.insert(t.NomineeMerge(dropped=drop, kept=keep, merged_by=by, merged_at=now))


async def _standing_acts(nominee_id: str) -> list[str]:
    """Of one kind one stands; a name that is no kind, so that there always is something to look in."""
    rows = await t.NomineeAct.select(t.NomineeAct.act).where(
        (t.NomineeAct.nominee == nominee_id) & t.NomineeAct.withdrawn_at.is_null()
    )
    return [*(row["act"] for row in rows), ""]


async def _check_apart(database: Database, keep: str, drop: str) -> None:
    for nominee_id in sorted((keep, drop)):
        await t.Nominee.raw(database.locking("SELECT id FROM nominee WHERE id = {}", "UPDATE"), nominee_id)
    apart = await t.Nominee.select().where(t.Nominee.id.is_in([keep, drop]) & t.Nominee.merged_into.is_null())
    if len(apart) != 2:
        raise NomineesNotOne


async def _hold_lists(database: Database, keep: str, drop: str) -> None:
    """Alone with the lists that the dropped one is on: nobody answers or orders between the question and the write.

    Raises CandidatesFrozen.
    """
    for row in (
        await t.Candidacy.select(t.Candidacy.list).where(t.Candidacy.nominee == drop).order_by(t.Candidacy.list)
    ):
        await unfrozen(database, row["list"], "UPDATE")


async def _let_places_follow(list_id: str, *, kept: str, dropped: str) -> None:
    """Places in orders, the place decided beforehand and the committee's notes are the person's.

    Whoever stood twice in an order keeps the first place.
    """
    for table, order in (("version_place", "version"), ("counter_place", "association")):
        await t.VersionPlace.raw(
            f"DELETE FROM {table} WHERE candidacy IN ({{}}, {{}}) AND EXISTS (SELECT 1 FROM {table} AS first"
            f" WHERE first.list = {table}.list AND first.{order} = {table}.{order}"
            f" AND first.candidacy IN ({{}}, {{}}) AND first.place < {table}.place)",
            kept,
            dropped,
            kept,
            dropped,
        )
        await t.VersionPlace.raw(f"UPDATE {table} SET candidacy = {{}} WHERE candidacy = {{}}", kept, dropped)
    for table, column in (("candidate_list", "id"), ("rules_edition", "list")):
        await t.CandidateList.raw(
            f"UPDATE {table} SET fixed_places = REPLACE(fixed_places, {{}}, {{}})"
            f" WHERE {column} = {{}} AND fixed_places NOT LIKE {{}}",
            f":{dropped}",
            f":{kept}",
            list_id,
            f"%:{kept}%",
        )
    await t.CommitteeNote.update({t.CommitteeNote.candidacy: kept}).where(t.CommitteeNote.candidacy == dropped)


async def _join(kept: dict[str, Any], dropped: dict[str, Any], now: datetime) -> None:
    """The nominations, but for those of one who nominated both; the answer, where only one has answered."""
    standing = await t.Nomination.select().where(t.Nomination.candidacy == kept["id"])
    same = [row["nominator"] for row in standing]
    moved = t.Nomination.candidacy == dropped["id"]
    if same:
        moved = moved & t.Nomination.nominator.not_in(same)
    await t.Nomination.update({t.Nomination.candidacy: kept["id"]}).where(moved)
    await t.Nomination.raw(
        "UPDATE nomination SET withdrawn_at = NULL WHERE candidacy = {} AND nominator IN"
        " (SELECT nominator FROM nomination WHERE candidacy = {} AND withdrawn_at IS NULL)",
        kept["id"],
        dropped["id"],
    )
    later = kept["answer"] == Answer.ASKED.value or (
        dropped["answered_at"] is not None and dropped["answered_at"] > kept["answered_at"]
    )
    if later:
        await t.Candidacy.update({name: dropped[name] for name in UNANSWERED}).where(t.Candidacy.id == kept["id"])
    await t.Candidacy.update(UNANSWERED).where(t.Candidacy.id == dropped["id"])
    await t.Nomination.update({t.Nomination.withdrawn_at: now}).where(
        (t.Nomination.candidacy == dropped["id"]) & t.Nomination.withdrawn_at.is_null()
    )


async def _fill_in(keep: str, drop: str) -> None:
    """What only one of them had."""
    (kept,) = await t.Nominee.select().where(t.Nominee.id == keep)
    (dropped,) = await t.Nominee.select().where(t.Nominee.id == drop)
    filled: dict[Any, Any] = {name: kept[name] or dropped[name] for name in ("email", "phone", "member")}
    await t.Nominee.update(filled).where(t.Nominee.id == keep)


async def let_nominations_follow(*, kept: str, dropped: str) -> None:
    """Within a transaction: what the member nominated by the dropped number is the kept number's.

    Who has nominated one person by both has done so once: it stands if either does.
    """
    key, old = (Nominator(NominatorKind.MEMBER, each).key for each in (kept, dropped))
    own = {row["candidacy"]: row for row in await t.Nomination.select().where(t.Nomination.nominator == key)}
    for row in await t.Nomination.select().where(t.Nomination.nominator == old):
        same = own.get(row["candidacy"])
        if same is None:
            moved: dict[Any, Any] = {t.Nomination.nominator: key, t.Nomination.member: kept}
            await t.Nomination.update(moved).where(t.Nomination.id == row["id"])
            continue
        if row["withdrawn_at"] is None:
            await t.Nomination.update({t.Nomination.withdrawn_at: None}).where(t.Nomination.id == same["id"])
        await t.Nomination.delete().where(t.Nomination.id == row["id"])
    if await t.NominationDraft.exists().where(t.NominationDraft.nominator == key):
        await t.NominationDraft.delete().where(t.NominationDraft.nominator == old)
    else:
        await t.NominationDraft.raw("UPDATE nomination_draft SET nominator = {} WHERE nominator = {}", key, old)


async def part_from_the_roll(*, kept: str, dropped: str) -> None:
    """Within a transaction: whoever takes part, or stands in an election, by both numbers stays under the dropped one
    as a name alone, to be taken off by hand: who steps in for whom, or what a ballot says, may already rest on it.
    """
    for table in ("delegate", "attendee"):
        await t.Delegate.raw(
            f"UPDATE {table} SET member = NULL WHERE member = {{}}"
            f" AND EXISTS (SELECT 1 FROM {table} AS other WHERE other.member = {{}})",
            dropped,
            kept,
        )
    await t.ElectionCandidate.raw(
        "UPDATE election_candidate SET member = NULL WHERE member = {} AND EXISTS (SELECT 1 FROM election_candidate"
        " AS other WHERE other.election = election_candidate.election AND other.member = {})",
        dropped,
        kept,
    )
