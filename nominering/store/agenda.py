"""The agenda, and what the hall is shown, kept."""

import hashlib
from dataclasses import replace

from nominering.conference.errors import AgendaMoved
from nominering.conference.model.agenda import Agenda, Item, ItemKind, ItemState
from nominering.conference.model.screen import Pulse, Screen, Show
from nominering.store import tables as t
from nominering.store.database import Database


class StoredAgendas:
    """Agendas."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def agenda(self) -> Agenda:
        # The revision first: of a change in between, `keep` tells.
        (kept,) = await t.Agenda.select()
        rows = await t.AgendaItem.select().order_by(t.AgendaItem.position)
        return Agenda(tuple(map(_item, rows)), kept["revision"])

    async def keep(self, agenda: Agenda) -> Agenda:
        kept = replace(agenda, revision=agenda.revision + 1)
        async with self._database.transaction():
            moved = (
                await t.Agenda.update({t.Agenda.revision: kept.revision})
                .where(t.Agenda.revision == agenda.revision)
                .returning(t.Agenda.id)
            )
            if not moved:
                raise AgendaMoved
            await t.AgendaItem.delete(force=True)
            for position, each in enumerate(kept.items, start=1):
                await t.AgendaItem.insert(
                    t.AgendaItem(
                        id=each.id,
                        position=position,
                        kind=each.kind.value,
                        about=each.about,
                        title=each.title,
                        text=each.text,
                        state=each.state.value,
                        outcome=each.outcome,
                    )
                )
        return kept


class StoredScreens:
    """Screens. Of the link only a hash is kept."""

    async def screen(self) -> Screen:
        (kept,) = await t.Screen.select()
        return Screen(Show(kept["show"]), kept["about"], kept["frame"])

    async def keep_screen(self, screen: Screen) -> None:
        await t.Screen.update(
            {t.Screen.show: screen.show.value, t.Screen.about: screen.about, t.Screen.frame: screen.frame}
        ).where(t.Screen.id == "screen")

    async def keep_link(self, secret: str) -> None:
        await t.Screen.update({t.Screen.link_hash: _hash(secret)}).where(t.Screen.id == "screen")

    async def fits(self, secret: str) -> bool:
        return bool(await t.Screen.exists().where(t.Screen.link_hash == _hash(secret)))

    async def has_link(self) -> bool:
        return not await t.Screen.exists().where(t.Screen.link_hash == "")

    async def pulse(self) -> Pulse:
        rows = await t.Screen.raw(
            "SELECT 1 AS of_rounds, id || ' ' || state AS beat FROM voting_round"
            " UNION ALL SELECT 0, 'agenda ' || revision FROM agenda"
            " UNION ALL SELECT 0, 'screen ' || show || ' ' || about || ' ' || frame FROM screen"
        )
        rounds, screen = (sorted(row["beat"] for row in rows if row["of_rounds"] == of) for of in (1, 0))
        return Pulse("\n".join(rounds), "\n".join(screen))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _item(row: dict[str, str]) -> Item:
    return Item(
        row["id"],
        ItemKind(row["kind"]),
        row["title"],
        row["about"],
        row["text"],
        ItemState(row["state"]),
        row["outcome"],
    )
