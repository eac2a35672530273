"""Drafts, versions and the moment of publication; kept in the real database, also by two at once."""

import asyncio
from datetime import timedelta

import pytest

from nominering.nomination.errors import (
    CandidatesFrozen,
    DraftEmpty,
    NominationError,
    NothingScheduled,
    ProposalIncomplete,
    ProposalNamesStranger,
    ProposalRepeats,
    ProposalTooEarly,
    PublicationInPast,
    TextUnfit,
    VersionUnknown,
)
from nominering.nomination.model.proposals import Draft, Proposal
from nominering.nomination.use_cases import propose
from nominering.nomination.use_cases.answer import accepted_to
from tests.story import START, Story, a_list

STOP = a_list().nominations_close
LATER = STOP + timedelta(days=1)


def test_a_draft_may_be_of_some_and_be_saved_while_nominations_are_open() -> None:
    draft = Draft.of("riksdag", ["b"], {"a", "b"}, "  Första   tanken ", "elsa", START)
    assert (draft.order, draft.name) == (("b",), "Första tanken")


@pytest.mark.parametrize(
    ("order", "name", "refusal"),
    [
        ([], "", DraftEmpty),
        (["a", "a"], "", ProposalRepeats),
        (["x"], "", ProposalNamesStranger),
        (["a"], "x" * 81, TextUnfit),
    ],
)
def test_a_draft_names_somebody_and_nobody_twice_and_no_stranger(
    order: list[str], name: str, refusal: type[NominationError]
) -> None:
    with pytest.raises(refusal):
        Draft.of("riksdag", order, {"a", "b"}, name, "elsa", START)


def test_a_proposal_is_everybodys_from_its_moment_on() -> None:
    proposal = Proposal.ordered(a_list(places=1), ["a"], {"a"}, STOP, LATER)
    assert not proposal.is_public(LATER - timedelta(microseconds=1))
    assert proposal.is_public(LATER)


@pytest.mark.parametrize("at", [STOP, STOP - timedelta(days=1)])
def test_the_moment_lies_ahead(at: object) -> None:
    with pytest.raises(PublicationInPast):
        Proposal.ordered(a_list(places=1), ["a"], {"a"}, STOP, at)  # type: ignore[arg-type]


def test_a_moment_ahead_does_not_make_up_for_nominations_that_are_open() -> None:
    with pytest.raises(ProposalTooEarly):
        Proposal.ordered(a_list(places=1), ["a"], {"a"}, STOP - timedelta(seconds=1), LATER)


def test_what_is_to_be_published_is_a_whole_list() -> None:
    with pytest.raises(ProposalIncomplete):
        Proposal.ordered(a_list(places=2), ["a"], {"a", "b"}, STOP, LATER)


class Room:
    """The committee at work on the riksdag list."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.house = story.house

    async def everybody(self) -> list[str]:
        return [each.id for each in await accepted_to(self.house.candidacies, "riksdag")]

    async def save(self, *order: str, name: str = "", by: str = "valberedning") -> int:
        version = await propose.save_draft(
            self.house.candidacies, self.house.proposals, "riksdag", order, name, by, self.house.now()
        )
        return version.number

    async def publish(self, order: list[str], later: timedelta | None = None) -> Proposal:
        at = self.house.now() + later if later else None
        return await propose.propose(
            self.house.lists, self.house.candidacies, self.house.proposals, "riksdag", order, self.house.now(), at=at
        )

    async def public(self) -> tuple[str, ...] | None:
        proposal = await self.house.proposals.proposal("riksdag", self.house.now())
        return proposal.order if proposal else None


@pytest.fixture
async def room(story: Story) -> Room:
    await story.until_answered()
    return Room(story)


async def test_every_saving_is_a_version_of_its_own(room: Room) -> None:
    a, b, *_ = await room.everybody()
    assert [await room.save(a, b, name="Först"), await room.save(b)] == [1, 2]
    first, second = await room.house.proposals.versions("riksdag")
    assert (first.order, first.draft.name, first.draft.saved_by) == ((a, b), "Först", "valberedning")
    assert second.order == (b,)
    assert await room.house.proposals.version("riksdag", 2) == second
    with pytest.raises(VersionUnknown):
        await room.house.proposals.version("riksdag", 3)


async def test_of_many_who_save_at_once_nobody_loses_anything(room: Room) -> None:
    people = await room.everybody()
    saved = await asyncio.gather(*(room.save(people[n % 4], by=f"nr {n}") for n in range(12)))
    assert sorted(saved) == list(range(1, 13))
    kept = await room.house.proposals.versions("riksdag")
    assert {each.draft.saved_by for each in kept} == {f"nr {n}" for n in range(12)}


async def test_a_version_is_restored_without_those_who_have_said_no(room: Room) -> None:
    a, b, c, _ = await room.everybody()
    await room.save(a, b, c)
    await room.save(c)
    room.story.clock.now = START
    declined = next(each for each in await room.house.candidacies.of_list("riksdag") if each.id == b)
    await room.story.decline(declined.nominee.id, "riksdag")
    restored = await propose.restore(room.house.candidacies, room.house.proposals, "riksdag", 1, "elsa", START)
    assert (restored.number, restored.order, restored.draft.name) == (3, (a, c), "Version 1 igen")
    assert (await room.house.proposals.version("riksdag", 1)).order == (a, b, c)


async def test_before_its_moment_it_is_nobodys_and_after_it_everybodys(room: Room) -> None:
    people = await room.everybody()
    await room.publish(people, timedelta(hours=2))
    assert await room.public() is None
    waiting = await room.house.proposals.scheduled("riksdag", room.house.now())
    assert waiting is not None
    assert waiting.order == tuple(people)
    room.story.clock.now += timedelta(hours=2)
    assert await room.public() == tuple(people)
    assert await room.house.proposals.scheduled("riksdag", room.house.now()) is None


async def test_what_waits_can_be_moved_and_taken_back_until_its_moment(room: Room) -> None:
    people = await room.everybody()
    await room.publish(people, timedelta(hours=2))
    await room.publish(people[::-1], timedelta(hours=3))
    room.story.clock.now += timedelta(hours=2, minutes=30)
    assert await room.public() is None
    await room.house.proposals.call_off("riksdag", room.house.now())
    room.story.clock.now += timedelta(days=1)
    assert await room.public() is None
    with pytest.raises(NothingScheduled):
        await room.house.proposals.call_off("riksdag", room.house.now())


async def test_what_is_published_cannot_be_taken_back_only_replaced(room: Room) -> None:
    people = await room.everybody()
    await room.publish(people)
    with pytest.raises(NothingScheduled):
        await room.house.proposals.call_off("riksdag", room.house.now())
    room.story.clock.now += timedelta(hours=1)
    await room.publish(people[::-1])
    assert await room.public() == tuple(people[::-1])
    earlier = await room.house.proposals.earlier_proposal("riksdag", room.house.now())
    assert earlier is not None
    assert earlier.order == tuple(people)


async def test_the_old_one_stands_until_the_new_ones_moment(room: Room) -> None:
    people = await room.everybody()
    await room.publish(people)
    await room.publish(people[::-1], timedelta(hours=1))
    assert await room.public() == tuple(people)
    room.story.clock.now += timedelta(hours=1)
    assert await room.public() == tuple(people[::-1])


async def test_publishing_the_newest_version_makes_no_new_one(room: Room) -> None:
    people = await room.everybody()
    await room.save(*people, name="Klar")
    proposal = await room.publish(people)
    assert proposal.version == 1
    assert len(await room.house.proposals.versions("riksdag")) == 1


async def test_when_the_candidates_are_frozen_nothing_is_saved_or_published(story: Story) -> None:
    await story.until_prepared()
    room = Room(story)
    people = await room.everybody()
    for deed in (
        room.save(*people),
        room.publish(people),
        story.house.proposals.call_off("riksdag", story.clock.now),
    ):
        with pytest.raises(CandidatesFrozen):
            await deed
