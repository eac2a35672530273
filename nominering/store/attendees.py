"""Those at the conference who are no delegates, and the rights of each kind, kept; and the badges' tokens."""

import hashlib
import hmac
from collections.abc import Sequence

from nominering.conference.errors import ParticipantNoted, ParticipantRepeated, ParticipantUnknown
from nominering.conference.model.participants import USUAL, Attendee, Kind, Right, Rights
from nominering.organisation.names import alphabetical
from nominering.store import tables as t
from nominering.store.database import Database, is_foreign_key_violation, is_unique_violation
from nominering.store.members import hidden_members

TOKEN_LENGTH = 20


class StoredAttendees:
    """Attendees."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def attendees(self) -> tuple[Attendee, ...]:
        hidden = await hidden_members()
        found = (
            Attendee(row["id"], row["name"], Kind(row["kind"]), row["member"], row["member"] in hidden)
            for row in await t.Attendee.select()
        )
        return tuple(sorted(found, key=lambda each: (alphabetical(each.name), each.id)))

    async def add(self, attendees: Sequence[Attendee]) -> None:
        async with self._database.transaction():
            for each in attendees:
                if each.member_id and await t.Delegate.exists().where(t.Delegate.member == each.member_id):
                    raise ParticipantRepeated(each.name)
                row = t.Attendee(id=each.id, name=each.name, kind=each.kind.value, member=each.member_id)
                try:
                    await t.Attendee.insert(row)
                except Exception as error:
                    if is_unique_violation(error):
                        raise ParticipantRepeated(each.name) from error
                    raise

    async def remove(self, attendee_id: str) -> None:
        row = await t.Attendee.select().where(t.Attendee.id == attendee_id).first()
        if row is None:
            raise ParticipantUnknown
        try:
            await t.Attendee.delete().where(t.Attendee.id == attendee_id)
        except Exception as error:
            if is_foreign_key_violation(error):  # what is noted refers to it
                raise ParticipantNoted(row["name"]) from error
            raise

    async def rights(self) -> Rights:
        kept = {
            Kind(row["kind"]): frozenset(map(Right, row["rights"].split())) for row in await t.KindRights.select()
        }
        return {**USUAL, **kept}

    async def keep_rights(self, rights: Rights) -> None:
        async with self._database.transaction():
            # In one order for all, so that two who decide at once do not wait for each other.
            for kind in Kind:
                given = rights.get(kind, USUAL[kind])
                await t.KindRights.raw(
                    "INSERT INTO kind_rights (kind, rights) VALUES ({}, {})"
                    " ON CONFLICT (kind) DO UPDATE SET rights = excluded.rights",
                    kind.value,
                    " ".join(each.value for each in Right if each in given),
                )


class KeyedBadges:
    """Badges: a keyed hash of the participant's id, so that nothing more is kept."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def token(self, participant_id: str) -> str:
        return hmac.new(self._secret, f"badge:{participant_id}".encode(), hashlib.sha256).hexdigest()[:TOKEN_LENGTH]
