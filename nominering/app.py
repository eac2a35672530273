"""Where the parts meet."""

from datetime import UTC, datetime

from nominering.store.access import StoredAccess
from nominering.store.balloting import StoredBallotBox, StoredVotingCards
from nominering.store.conference import StoredRoll, StoredRounds
from nominering.store.database import Database
from nominering.store.nomination import StoredCandidacies, StoredLists
from nominering.store.organisation import StoredOrganisation
from nominering.store.outcome import StoredOutcomes
from nominering.web.house import House


def utc_now() -> datetime:
    return datetime.now(UTC)


def furnish(database: Database, secret: bytes) -> House:
    """One adapter per port, on one database."""
    access = StoredAccess()
    return House(
        organisation=StoredOrganisation(database),
        accounts=access,
        keys=access,
        lists=StoredLists(),
        candidacies=StoredCandidacies(database),
        roll=StoredRoll(database),
        rounds=StoredRounds(database),
        box=StoredBallotBox(database),
        cards=StoredVotingCards(database, secret),
        outcomes=StoredOutcomes(database),
        clock=utc_now,
    )
