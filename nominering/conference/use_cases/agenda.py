"""Make the agenda, go through it. Of two who change it at once the second is told, and changes nothing."""

from nominering.conference.model.agenda import Agenda, Item
from nominering.conference.ports import Agendas


async def add_item(agendas: Agendas, item: Item) -> Agenda:
    """Raises ItemIncomplete, ItemTooLong, ItemOnAgenda, AgendaMoved."""
    return await agendas.keep((await agendas.agenda()).adding(item))


async def rewrite_item(agendas: Agendas, item_id: str, title: str, text: str) -> Agenda:
    """Raises ItemUnknown, ItemIncomplete, ItemTooLong, AgendaMoved."""
    return await agendas.keep((await agendas.agenda()).rewriting(item_id, title, text))


async def remove_item(agendas: Agendas, item_id: str) -> Agenda:
    """Raises ItemUnknown, ItemNotWaiting, AgendaMoved."""
    return await agendas.keep((await agendas.agenda()).removing(item_id))


async def move_item(agendas: Agendas, item_id: str, *, up: bool) -> Agenda:
    """Raises ItemUnknown, AgendaMoved."""
    return await agendas.keep((await agendas.agenda()).moving(item_id, up=up))


async def take_up_item(agendas: Agendas, item_id: str) -> Agenda:
    """Raises ItemUnknown, AgendaMoved."""
    return await agendas.keep((await agendas.agenda()).taking_up(item_id))


async def finish_item(agendas: Agendas, item_id: str, outcome: str, *, voting: bool) -> Agenda:
    """Raises ItemUnknown, AgendaMoved, ItemStillVoting, ItemTooLong."""
    return await agendas.keep((await agendas.agenda()).finishing(item_id, outcome, voting=voting))
