"""Pictures of the nominated, kept."""

from datetime import datetime

from nominering.store import tables as t
from nominering.store.database import Database


class StoredPhotos:
    """Photos."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def photo(self, nominee_id: str) -> bytes | None:
        row = await t.Photo.select(t.Photo.picture).where(t.Photo.nominee == nominee_id).first()
        return bytes(row["picture"]) if row else None

    async def with_photo(self) -> frozenset[str]:
        return frozenset(row["nominee"] for row in await t.Photo.select(t.Photo.nominee))

    async def keep_photo(self, nominee_id: str, picture: bytes, now: datetime) -> None:
        await t.Photo.raw(
            "INSERT INTO photo (nominee, picture, kept_at) VALUES ({}, {}, {})"
            " ON CONFLICT (nominee) DO UPDATE SET picture = excluded.picture, kept_at = excluded.kept_at",
            nominee_id,
            picture,
            now,
        )

    async def drop_photo(self, nominee_id: str) -> None:
        await t.Photo.delete().where(t.Photo.nominee == nominee_id)
