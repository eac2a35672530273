"""What was kept before a migration is there after it, and is read as it was meant."""

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from piccolo.apps.migrations.commands.forwards import run_forwards

from nominering.access.model import Account, Key, Purpose, Role
from nominering.app import furnish
from nominering.conference.model.rounds import BallotKind, Matter, RoundState, Shown
from nominering.counting.quotas import OTHER, Quota, QuotaMode
from nominering.counting.rules import Method, Rules, TieRule
from nominering.nomination.model.admission import LateNominations, Strictness
from nominering.nomination.model.candidacies import BallotLine, Gender
from nominering.nomination.model.electoral_rules import PublicationLevel
from nominering.nomination.model.lists import Election
from nominering.nomination.model.nominations import Grounds, Meeting, Nominator, NominatorKind
from nominering.nomination.model.nominees import suspected
from nominering.nomination.model.proposals import Proposal
from nominering.nomination.model.stated import Stated
from nominering.organisation.apportionment import PerStarted, Source
from nominering.organisation.model import Association
from nominering.organisation.offices import Body
from nominering.store import piccolo_conf
from nominering.store import tables as t
from nominering.store.database import Database
from nominering.store.migrations import nominering_2026_11_24_first as first
from nominering.store.migrations import nominering_2026_11_25_electoral_rules as electoral_rules
from nominering.web.house import House

NOW = datetime(2030, 1, 20, 12, 0, tzinfo=UTC)
# As the first edition wrote it: "quota" is the votes it takes, and there is one second counter.
RECORD = {
    "record": 1,
    "rules": {
        "method": "ordered-stv",
        "ties": "earlier-stage-then-lot",
        "edition": 1,
        "quota": "V/(k+1), exact; elected when above",
        "transfers": "weighted inclusive Gregory, one surplus at a time, largest first",
        "start": "from all candidates, last place first",
        "arithmetic": "exact",
    },
    "candidates": [1],
    "order": [1],
    "steps": [],
    "second_counter": {"engine": "PyRankVote 2.0.6", "agreed": 0, "of": 1, "disagreed": [], "crashed": [1]},
}
ROWS = (
    ("district", {"id": "d", "name": "Distriktet", "party": "Partiet", "constituency": "Länet"}),
    (
        "candidate_list",
        {
            "id": "riksdag",
            "position": 0,
            "title": "Riksdagslistan",
            "election": "Valet",
            "election_day": date(2030, 9, 8),
            "constituency": "Länet",
            "places": 3,
            "method": "ordered-stv",
            "nominations_close": NOW,
            "answers_close": NOW,
        },
    ),
    (
        "candidate_list",
        {
            "id": "region",
            "position": 1,
            "title": "Regionlistan",
            "election": "Valet",
            "election_day": date(2030, 9, 8),
            "constituency": "Länet",
            "places": 3,
            "method": "irv-by-place",
            "nominations_close": NOW,
            "answers_close": NOW,
        },
    ),
    ("nominee", {"id": "n", "name": "Åsa Öberg", "born": date(1980, 5, 1), "place": "Arvika", "email": ""}),
    ("nominee", {"id": "n2", "name": "ÅSA ÖBERG", "born": date(1980, 5, 1), "place": "Arvika", "email": ""}),
    (
        "candidacy",
        {
            "id": "c",
            "list": "riksdag",
            "nominee": "n",
            "answer": "accepted",
            "answered_at": NOW,
            "line_occupation": "lärare",
            "line_place": "Arvika",
        },
    ),
    ("proposal", {"list": "riksdag", "published_at": NOW}),
    ("proposal_place", {"candidacy": "c", "list": "riksdag", "place": 1}),
    (
        "ranking_round",
        {
            "id": "riksdag-1",
            "list": "riksdag",
            "title": "Riksdagslistan",
            "method": "ordered-stv",
            "ties": "earlier-stage-then-lot",
            "places": 3,
            "lots": "1",
            "state": "counted",
        },
    ),
    ("association", {"id": "a", "name": "Åmål", "municipalities": "", "members": 41, "active": True}),
    ("association", {"id": "b", "name": "Arvika", "municipalities": "", "members": 0, "active": True}),
    ("association", {"id": "c", "name": "Kil", "municipalities": "", "members": 9, "active": False}),
    (
        "nomination",
        {
            "id": "m",
            "candidacy": "c",
            "association": "b",
            "meeting_held": date(2030, 1, 8),
            "meeting_paragraph": "§ 7",
            "motivation": "Kan.",
        },
    ),
    ("apportionment", {"id": "fixed", "size": 20, "least": 1}),
    ("apportioned_seats", {"association": "a", "name": "Åmål", "members": 41, "started": 3, "seats": 3}),
    ("apportioned_seats", {"association": "b", "name": "Arvika", "members": 0, "started": 0, "seats": 1}),
    ("apportioned_seats", {"association": "c", "name": "Kil", "members": 9, "started": 1, "seats": 0}),
    ("standing", {"candidacy": "c", "round": "riksdag-1", "number": 1, "name": "Åsa Öberg"}),
    ("account", {"id": "ombudsman", "name": "Ombudsmannen", "role": "organiser", "association": None}),
    (
        "access_key",
        {
            "secret_hash": sha256(b"link").hexdigest(),
            "purpose": "link",
            "role": "organiser",
            "subject": "ombudsman",
            "expires_at": NOW,
        },
    ),
    (
        "access_key",
        {
            "secret_hash": sha256(b"session").hexdigest(),
            "purpose": "session",
            "role": "organiser",
            "subject": "ombudsman",
            "expires_at": NOW,
        },
    ),
    ("counted_list", {"round": "riksdag-1", "record": json.dumps(RECORD)}),
    ("voting_card", {"code_hash": "0" * 64}),
    ("ticked_off", {"card": "0" * 64, "round": "riksdag-1", "submission": "s"}),
    ("ballot", {"ranking": "1", "round": "riksdag-1", "papers": 3}),
)


EDITION = {
    "number": 1,
    "method": "ordered-stv",
    "places": 3,
    "nominations_close": NOW,
    "answers_close": NOW,
    "ties": "lot-only",
    "quota": "none",
    "quota_mode": "integrated",
    "publication": "totals",
    "fixed_places": "",
    "drafted_by": "Ombudsmannen",
    "drafted_at": NOW,
}


async def insert(table: str, row: Mapping[str, object]) -> None:
    slots = ", ".join(["{}"] * len(row))
    await t.District.raw(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({slots})", *row.values())


@pytest.fixture
async def house(empty_database: Database) -> House:
    """The first schema with its rows, and then everything that came later."""
    os.environ["PICCOLO_CONF"] = piccolo_conf.__name__
    await run_forwards(app_name="nominering", migration_id=first.ID)
    for table, row in ROWS:
        await insert(table, row)
    await empty_database.migrate()
    return furnish(empty_database, b"secret")


async def test_the_first_schema_knew_of_no_quota(empty_database: Database) -> None:
    os.environ["PICCOLO_CONF"] = piccolo_conf.__name__
    await run_forwards(app_name="nominering", migration_id=first.ID)
    with pytest.raises(Exception, match="quota"):
        await t.District.raw("SELECT quota FROM candidate_list")


async def test_a_list_from_before_has_no_quota_rule(house: House) -> None:
    kept = await house.lists.candidate_list("riksdag")
    assert (kept.quota, kept.quota_mode, kept.method) == (Quota(), QuotaMode.INTEGRATED, Method.ORDERED_STV)


async def test_a_list_from_before_has_rules_that_nobody_has_adopted(house: House) -> None:
    kept = await house.lists.candidate_list("riksdag")
    assert (kept.edition, kept.ties, kept.publication, kept.fixed) == (
        None,
        TieRule.EARLIER_STAGE_THEN_LOT,
        PublicationLevel.TOTALS,
        {},
    )
    assert await house.editions.editions("riksdag") == ()
    assert (await house.rounds.round("riksdag-1")).fixed == {}


async def test_an_edition_from_before_says_of_admission_what_its_list_does(empty_database: Database) -> None:
    os.environ["PICCOLO_CONF"] = piccolo_conf.__name__
    await run_forwards(app_name="nominering", migration_id=electoral_rules.ID)
    for table, row in ROWS:
        if table == "candidate_list":
            await insert(table, row)
            await insert("rules_edition", EDITION | {"list": row["id"]})
    await t.District.raw(
        "UPDATE candidate_list SET late_nominations = 'floor', eligibility = 'stop', excluding_offices = 'committee' "
        "WHERE id = 'region'"
    )
    await empty_database.migrate()
    house = furnish(empty_database, b"secret")
    for list_id, admission in (
        ("riksdag", (LateNominations.NOBODY, Strictness.WARN, {Body.AUDITORS, Body.ORGANISER})),
        ("region", (LateNominations.FLOOR, Strictness.STOP, {Body.COMMITTEE})),
    ):
        (edition,) = await house.editions.editions(list_id)
        rules, kept = edition.rules, await house.lists.candidate_list(list_id)
        assert (rules.late_nominations, rules.eligibility, rules.excluding_offices) == admission
        assert (kept.late_nominations, kept.eligibility, kept.excluding_offices) == admission


async def test_lists_from_before_are_to_what_their_ids_say_and_stop_nobody(house: House) -> None:
    kept = {each.id: (each.kind, each.eligibility) for each in await house.lists.lists()}
    assert kept == {"riksdag": (Election.RIKSDAG, Strictness.WARN), "region": (Election.REGION, Strictness.WARN)}


async def test_a_candidate_from_before_has_stated_and_signed_nothing(house: House) -> None:
    (kept,) = await house.candidacies.of_list("riksdag")
    assert (kept.stated, kept.statement, kept.nominee.protected) == (Stated(), "", False)
    assert kept.details(date(2030, 9, 8)) == ("50 år", "lärare", "Arvika")
    assert await house.acts.acts(kept.nominee.id) == ()


async def test_a_candidate_from_before_has_stated_no_gender(house: House) -> None:
    (kept,) = await house.candidacies.of_list("riksdag")
    assert (kept.gender, kept.gender.group) == (Gender.UNDISCLOSED, OTHER)
    assert (kept.accepted, kept.line) == (True, BallotLine("lärare", "Arvika"))


async def test_a_proposal_from_before_is_the_first_version_and_still_published(house: House) -> None:
    (version,) = await house.proposals.versions("riksdag")
    assert (version.number, version.order, version.draft.name, version.draft.saved_by) == (1, ("c",), "", "")
    proposal = await house.proposals.proposal("riksdag", NOW)
    assert proposal == Proposal("riksdag", ("c",), NOW, version=1)
    assert await house.proposals.proposal("riksdag", NOW - timedelta(seconds=1)) is None


async def test_a_round_from_before_is_read_without_quota_and_groups(house: House) -> None:
    kept = await house.rounds.round("riksdag-1")
    assert (kept.rules, kept.groups, kept.state) == (Rules(Method.ORDERED_STV), None, RoundState.COUNTED)
    assert (kept.matter, kept.about, kept.ballot, kept.deck) == (
        Matter.LIST,
        "riksdag",
        BallotKind.RANKING,
        "conference",
    )
    assert (kept.entitled, kept.shown, kept.change_of_mind) == (0, Shown.FIXED, False)
    assert await house.rounds.round_on("riksdag") == kept
    assert [each.group for each in kept.standing] == [OTHER]


async def test_a_ballot_box_from_before_holds_the_same(house: House) -> None:
    assert await house.box.contents("riksdag-1") == {(1,): 3}
    assert await house.box.has_voted("riksdag-1", "0" * 64)
    assert await house.cards.deck_of("0" * 64) == "conference"


async def test_a_count_from_before_is_read_as_it_was_written(house: House) -> None:
    kept = await house.outcomes.counted("riksdag-1")
    assert kept is not None
    assert (kept.order, kept.record, kept.disputed) == ((1,), RECORD, (1,))


async def test_an_apportionment_from_before_is_the_one_its_rule_gives(house: House) -> None:
    every = (
        Association("b", "Arvika", (), 0, True),
        Association("c", "Kil", (), 9, False),
        Association("a", "Åmål", (), 41, True),
    )
    assert await house.organisation.apportionment() == replace(
        PerStarted(20).apportion(every), source=Source.STATED, cut_off=None, fixed_at=None
    )


async def test_a_nomination_from_before_is_an_associations_and_other_capitals_are_still_another(house: House) -> None:
    (kept,) = await house.candidacies.of_list("riksdag")
    (nomination,) = kept.nominations
    assert nomination.nominator == Nominator(NominatorKind.ASSOCIATION, "b", "Arvika")
    assert nomination.grounds == Grounds(Meeting(date(2030, 1, 8), "§ 7"), "Kan.")
    assert (nomination.came_in, nomination.late, nomination.stands) == (None, False, True)
    named = {each.name for each in await house.candidacies.nominees()}
    assert named == {"Åsa Öberg", "ÅSA ÖBERG"}
    assert len(suspected(await house.candidacies.nominees())) == 1


async def test_a_list_from_before_lets_nobody_nominate_late(house: House) -> None:
    kept = await house.lists.candidate_list("riksdag")
    assert (kept.late_nominations, kept.remind_days) == (LateNominations.NOBODY, 5)


async def test_an_account_from_before_has_no_address_and_is_let_in_by_its_link(house: House) -> None:
    kept = await house.accounts.account("ombudsman", NOW.date())
    assert kept == Account("ombudsman", "Ombudsmannen", Role.ORGANISER)
    link = await house.keys.find_key("link")
    assert link == Key(Purpose.LINK, Role.ORGANISER, "ombudsman", NOW)


async def test_a_session_from_before_had_one_step_and_is_gone(house: House) -> None:
    assert await house.keys.find_key("session") is None
