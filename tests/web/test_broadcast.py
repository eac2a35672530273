"""One look for everybody who follows; who does not keep up is let go."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from nominering.web import broadcast
from nominering.web.broadcast import ALIVE, HANDFUL, UNREAD, Broadcast, Follower, Seen


class Hall:
    """Something that happens, and how often somebody has looked."""

    def __init__(self) -> None:
        self.voted = 0
        self.looks = 0
        self.dark = False

    async def look(self, before: Seen) -> Seen:
        self.looks += 1
        if self.dark:
            raise ConnectionError
        return replace(before, version="1", turnout={"riksdag-1": (self.voted, 300)})


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "EVERY", 0.01)
    monkeypatch.setattr(broadcast, "SIGN_OF_LIFE", 0.2)


async def test_however_many_ask_at_once_one_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "EVERY", 60)
    hall, told = Hall(), Broadcast()
    answers = await asyncio.gather(*(told.seen(hall.look) for _ in range(1000)))
    assert hall.looks == 1
    assert {each.version for each in answers} == {"1"}


async def test_every_follower_is_told_how_things_stand_and_then_what_is_new() -> None:
    hall, told = Hall(), Broadcast()
    async with told.at_work(hall.look), AsyncExitStack() as stack:
        followers = [await stack.enter_async_context(told.follow(hall.look)) for _ in range(50)]
        streams = [each.messages() for each in followers]
        for stream in streams:
            assert b'"riksdag-1":[0,300]' in await anext(stream)
        hall.voted = 7
        for stream in streams:
            while b"[7,300]" not in await anext(stream):
                pass
    assert told.followers == 0


async def test_nothing_new_is_not_told_but_there_is_a_sign_of_life() -> None:
    hall, told = Hall(), Broadcast()
    async with told.at_work(hall.look), told.follow(hall.look) as follower:
        stream = follower.messages()
        heard = [await anext(stream) for _ in range(4)]
    assert heard[-1] == ALIVE
    assert len([each for each in heard if each.startswith(b"event")]) <= 2


async def test_many_are_told_a_handful_at_a_time_and_others_come_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "EVERY", 60)
    hall, told = Hall(), Broadcast()
    async with AsyncExitStack() as stack:
        followers = [await stack.enter_async_context(told.follow(hall.look)) for _ in range(3 * HANDFUL)]
        before = sum(each.unread.qsize() for each in followers)
        async with told.at_work(hall.look):
            most, heard = 0, 0
            while heard < len(followers):
                await asyncio.sleep(0)
                now = sum(each.unread.qsize() for each in followers) - before
                most, heard = max(most, now - heard), now
    assert most == HANDFUL


async def test_nobody_looks_when_nobody_follows() -> None:
    hall, told = Hall(), Broadcast()
    async with told.at_work(hall.look):
        async with told.follow(hall.look):
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.05)
        looks = hall.looks
        await asyncio.sleep(0.1)
    assert looks > 1
    assert hall.looks == looks


async def _read_through(follower: Follower) -> list[bytes]:
    return [message async for message in follower.messages()]


async def test_who_does_not_keep_up_is_let_go_and_the_others_hear_on() -> None:
    hall, told = Hall(), Broadcast()
    async with told.at_work(hall.look), told.follow(hall.look) as slow, told.follow(hall.look) as quick:
        reading = asyncio.create_task(_read_through(quick))
        while not slow.let_go:
            hall.voted += 1
            await asyncio.sleep(0.01)
        assert not quick.let_go
        assert slow.unread.qsize() == UNREAD
        assert told.followers == 1
        assert len(await _read_through(slow)) <= UNREAD
        reading.cancel()


async def test_a_look_that_fails_is_tried_again() -> None:
    hall, told = Hall(), Broadcast()
    async with told.at_work(hall.look), told.follow(hall.look) as follower:
        stream = follower.messages()
        await anext(stream)
        hall.dark = True
        await asyncio.sleep(0.05)
        hall.dark, hall.voted = False, 3
        while b"[3,300]" not in await anext(stream):
            pass
