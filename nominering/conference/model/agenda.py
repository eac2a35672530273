"""The agenda (dagordning): what the conference goes through, in order, one item at a time."""

from dataclasses import dataclass, replace
from enum import StrEnum

from nominering.conference.errors import (
    AgendaMoved,
    ItemIncomplete,
    ItemNotWaiting,
    ItemOnAgenda,
    ItemStillVoting,
    ItemTooLong,
    ItemUnknown,
)

LONGEST_TITLE = 200
LONGEST_TEXT = 2000


class ItemKind(StrEnum):
    """What an item leads to: nothing but its own text, the ranking of a list, a list decided place by place, a
    personal election, or a trial round.
    """

    PLAIN = "plain"
    LIST = "list"
    PLACES = "places"
    ELECTION = "election"
    TRIAL = "trial"


class ItemState(StrEnum):
    """At most one item is current. What is done can be taken up again."""

    WAITING = "waiting"
    CURRENT = "current"
    DONE = "done"


@dataclass(frozen=True)
class Item:
    """`about` is the id of the list or the election, empty where there is none. `outcome` is what came of it, in the
    presidium's words; an item with a room of its own tells it there too.
    """

    id: str
    kind: ItemKind
    title: str
    about: str = ""
    text: str = ""
    state: ItemState = ItemState.WAITING
    outcome: str = ""

    @property
    def current(self) -> bool:
        return self.state is ItemState.CURRENT

    @property
    def done(self) -> bool:
        return self.state is ItemState.DONE

    def check(self) -> None:
        """Raises ItemIncomplete, ItemTooLong."""
        if not self.title:
            raise ItemIncomplete
        for field, written, most in (
            ("title", self.title, LONGEST_TITLE),
            ("text", self.text, LONGEST_TEXT),
            ("outcome", self.outcome, LONGEST_TEXT),
        ):
            if len(written) > most:
                raise ItemTooLong(field, len(written), most)


@dataclass(frozen=True)
class Agenda:
    """The items in order. `revision` grows by every change that is kept."""

    items: tuple[Item, ...] = ()
    revision: int = 0

    @property
    def current(self) -> Item | None:
        return next((each for each in self.items if each.current), None)

    @property
    def upcoming(self) -> Item | None:
        """The first that waits after the current one, or else the first that waits."""
        waiting = [n for n, each in enumerate(self.items) if each.state is ItemState.WAITING]
        here = next((n for n, each in enumerate(self.items) if each.current), -1)
        return self.items[next((n for n in waiting if n > here), waiting[0])] if waiting else None

    def item(self, item_id: str) -> Item:
        """Raises ItemUnknown."""
        return self.items[self._at(item_id)]

    def place_of(self, kind: ItemKind, about: str) -> int:
        """Where on the agenda the item about this stands; after all others when it is not on it."""
        return next(
            (n for n, each in enumerate(self.items) if each.kind is kind and each.about == about), len(self.items)
        )

    def has(self, kind: ItemKind, about: str) -> bool:
        return self.place_of(kind, about) < len(self.items)

    def adding(self, item: Item) -> "Agenda":
        """Last. Raises ItemIncomplete, ItemTooLong, ItemOnAgenda."""
        item.check()
        if item.kind is not ItemKind.PLAIN and self.has(item.kind, item.about):
            raise ItemOnAgenda(item.title)
        return replace(self, items=(*self.items, item))

    def rewriting(self, item_id: str, title: str, text: str) -> "Agenda":
        """Raises ItemUnknown, ItemIncomplete, ItemTooLong."""
        rewritten = replace(self.item(item_id), title=title, text=text)
        rewritten.check()
        return self._with(rewritten)

    def removing(self, item_id: str) -> "Agenda":
        """What has been taken up stays, with what came of it. Raises ItemUnknown, ItemNotWaiting."""
        gone = self.item(item_id)
        if gone.state is not ItemState.WAITING:
            raise ItemNotWaiting(gone.title)
        return replace(self, items=tuple(each for each in self.items if each is not gone))

    def moving(self, item_id: str, *, up: bool) -> "Agenda":
        """Past its neighbour; the first goes no further up and the last no further down. Raises ItemUnknown."""
        here = self._at(item_id)
        there = min(max(here - 1 if up else here + 1, 0), len(self.items) - 1)
        items = list(self.items)
        items[here], items[there] = items[there], items[here]
        return replace(self, items=tuple(items))

    def taking_up(self, item_id: str) -> "Agenda":
        """Whatever was current waits. Raises ItemUnknown."""
        taken = replace(self.item(item_id), state=ItemState.CURRENT)
        set_aside = self.current
        there = self._with(replace(set_aside, state=ItemState.WAITING)) if set_aside else self
        return there._with(taken)

    def finishing(self, item_id: str, outcome: str, *, voting: bool = False) -> "Agenda":
        """The next one that waits is taken up. `voting` is whether its voting goes on.

        Raises ItemUnknown, AgendaMoved when it is not the current one, ItemStillVoting, ItemTooLong.
        """
        finished = self.item(item_id)
        if not finished.current:
            raise AgendaMoved
        if voting:
            raise ItemStillVoting(finished.title)
        done = replace(finished, state=ItemState.DONE, outcome=outcome)
        done.check()
        following = self.upcoming
        after = self._with(done)
        return after.taking_up(following.id) if following else after

    def _at(self, item_id: str) -> int:
        for n, each in enumerate(self.items):
            if each.id == item_id:
                return n
        raise ItemUnknown

    def _with(self, item: Item) -> "Agenda":
        return replace(self, items=tuple(item if each.id == item.id else each for each in self.items))
