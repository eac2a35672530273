"""The agenda, gone through one item at a time, on the real database."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominering.conference.errors import (
    AgendaMoved,
    ItemIncomplete,
    ItemNotWaiting,
    ItemOnAgenda,
    ItemStillVoting,
    ItemTooLong,
    ItemUnknown,
)
from nominering.conference.model.agenda import Agenda, Item, ItemKind, ItemState
from nominering.conference.use_cases.agenda import add_item, finish_item, move_item, remove_item, take_up_item
from tests.story import Story

PRESIDIUM = Item("1", ItemKind.PLAIN, "Val av presidium")
LIST = Item("2", ItemKind.LIST, "Riksdagslistan", "riksdag")
CLOSING = Item("3", ItemKind.PLAIN, "Avslutning")
AGENDA = Agenda((PRESIDIUM, LIST, CLOSING))


def states(agenda: Agenda) -> str:
    return " ".join(each.state.value for each in agenda.items)


def test_what_is_done_gives_way_to_the_next() -> None:
    first = AGENDA.taking_up("1")
    assert states(first) == "current waiting waiting"
    then = first.finishing("1", "Anna Ek valdes.")
    assert states(then) == "done current waiting"
    assert then.item("1").outcome == "Anna Ek valdes."
    last = then.finishing("2", "").finishing("3", "")
    assert states(last) == "done done done"
    assert last.current is None
    assert last.upcoming is None


def test_an_item_may_be_taken_up_out_of_turn_and_what_was_left_comes_later() -> None:
    jumped = AGENDA.taking_up("1").taking_up("3")
    assert states(jumped) == "waiting waiting current"
    assert jumped.upcoming == PRESIDIUM
    assert states(jumped.finishing("3", "")) == "current waiting done"


def test_what_is_done_can_be_taken_up_again() -> None:
    assert states(AGENDA.taking_up("1").finishing("1", "").taking_up("1")) == "current waiting waiting"


def test_only_the_current_item_is_finished_and_not_while_it_is_voted_on() -> None:
    with pytest.raises(AgendaMoved):
        AGENDA.finishing("1", "")
    with pytest.raises(ItemStillVoting):
        AGENDA.taking_up("2").finishing("2", "", voting=True)


def test_a_list_is_on_the_agenda_once_and_a_plain_item_as_often_as_one_likes() -> None:
    with pytest.raises(ItemOnAgenda):
        AGENDA.adding(replace(LIST, id="4"))
    assert len(AGENDA.adding(replace(CLOSING, id="4")).items) == 4


def test_an_item_has_a_title_that_fits() -> None:
    with pytest.raises(ItemIncomplete):
        AGENDA.adding(Item("4", ItemKind.PLAIN, ""))
    with pytest.raises(ItemTooLong):
        AGENDA.adding(Item("4", ItemKind.PLAIN, "å" * 201))
    with pytest.raises(ItemTooLong):
        AGENDA.rewriting("1", "Val", "x" * 2001)


def test_what_has_been_taken_up_is_not_removed() -> None:
    with pytest.raises(ItemNotWaiting):
        AGENDA.taking_up("1").removing("1")
    with pytest.raises(ItemUnknown):
        AGENDA.removing("4")
    assert AGENDA.removing("2").items == (PRESIDIUM, CLOSING)


@given(st.lists(st.tuples(st.sampled_from("123"), st.sampled_from(["up", "down", "take up", "finish"])), max_size=30))
def test_whatever_is_done_no_item_is_lost_and_at_most_one_is_current(steps: list[tuple[str, str]]) -> None:
    agenda = AGENDA
    for item_id, deed in steps:
        if deed == "take up":
            agenda = agenda.taking_up(item_id)
        elif deed == "finish":
            agenda = agenda.finishing(item_id, "") if agenda.item(item_id).current else agenda
        else:
            agenda = agenda.moving(item_id, up=deed == "up")
    assert sorted(each.id for each in agenda.items) == ["1", "2", "3"]
    assert [each.state for each in agenda.items].count(ItemState.CURRENT) <= 1


async def test_the_agenda_is_kept_in_its_order(story: Story) -> None:
    agendas = story.house.agendas
    for item in AGENDA.items:
        await add_item(agendas, item)
    await move_item(agendas, "3", up=True)
    await move_item(agendas, "1", up=True)
    await take_up_item(agendas, "3")
    await remove_item(agendas, "1")
    kept = await agendas.agenda()
    assert kept.items == (replace(CLOSING, state=ItemState.CURRENT), LIST)
    assert kept.revision == 7


async def test_of_two_who_go_on_at_once_one_does_and_the_other_is_told(story: Story) -> None:
    agendas = story.house.agendas
    for item in AGENDA.items:
        await add_item(agendas, item)
    await take_up_item(agendas, "1")
    results = await asyncio.gather(
        *(finish_item(agendas, "1", f"nr {n}", voting=False) for n in range(2)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in results) == ["Agenda", "AgendaMoved"]
    assert states(await agendas.agenda()) == "done current waiting"


async def test_the_pulse_beats_when_the_agenda_changes_and_not_otherwise(story: Story) -> None:
    before = await story.house.screens.pulse()
    assert await story.house.screens.pulse() == before
    await add_item(story.house.agendas, PRESIDIUM)
    assert await story.house.screens.pulse() != before
