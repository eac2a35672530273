"""Storbild: what the hall is shown, on the projector by its link and on the phone of whoever is signed in."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from random import randint
from zlib import crc32

from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Stream, Template

from nominering.web.access import Deed, Visited, may_read, only
from nominering.web.broadcast import Seen
from nominering.web.house import House
from nominering.web.pages import page
from nominering.web.watching import HALL, PHONES, look, page_of

PATH = "/storbild"
# In milliseconds: how long a follower waits before it comes back, so that a thousand do not come back at once.
COME_BACK = (2_000, 10_000)
# In seconds: then a stream ends and the follower comes back, if it still may.
LASTS = 600


async def seen(house: House) -> Seen:
    return await house.broadcast.seen(partial(look, house))


def _audience(request: Visited) -> str:
    """Whoever conducts the voting sees what the projector does."""
    return HALL if may_read(request.user, Deed.CONDUCT) else PHONES


async def _page(house: House, audience: str, at: str) -> Template:
    now = await seen(house)
    return page(
        "conference/watch.html", shown=page_of(now, audience), version=now.version, at=at, alone=audience == HALL
    )


async def _content(request: Visited, house: House, audience: str) -> Response[str]:
    now = await seen(house)
    headers = {"ETag": f'"{now.version}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response("", status_code=304, headers=headers)
    return Response(page_of(now, audience), media_type="text/html", headers=headers)


async def _news(request: Visited, house: House) -> Response[str]:
    """For whoever cannot hold a stream: the same as a message in it."""
    now = await seen(house)
    headers = {"ETag": f'"{crc32(now.news.encode()):x}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response("", status_code=304, headers=headers)
    return Response(now.news, media_type="application/json", headers=headers)


def _stream(house: House) -> Stream:
    return Stream(_messages(house), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _messages(house: House) -> AsyncIterator[bytes]:
    yield f"retry: {randint(*COME_BACK)}\n\n".encode()
    ends = asyncio.get_running_loop().time() + LASTS
    async with house.broadcast.follow(partial(look, house)) as follower:
        async for message in follower.messages():
            yield message
            if asyncio.get_running_loop().time() > ends:
                return


@get("/")
async def watch(request: Visited, house: NamedDependency[House]) -> Template:
    return await _page(house, _audience(request), PATH)


@get("/innehall")
async def content(request: Visited, house: NamedDependency[House]) -> Response[str]:
    return await _content(request, house, _audience(request))


@get("/nu")
async def news(request: Visited, house: NamedDependency[House]) -> Response[str]:
    return await _news(request, house)


@get("/strom")
async def stream(house: NamedDependency[House]) -> Stream:
    return _stream(house)


async def _check_link(house: House, secret: str) -> None:
    if not await house.screens.fits(secret):
        raise NotFoundException


@get("/")
async def projector(secret: FromPath[str], house: NamedDependency[House]) -> Template:
    await _check_link(house, secret)
    return await _page(house, HALL, f"{PATH}/skarm/{secret}")


@get("/innehall")
async def projector_content(request: Visited, secret: FromPath[str], house: NamedDependency[House]) -> Response[str]:
    await _check_link(house, secret)
    return await _content(request, house, HALL)


@get("/nu")
async def projector_news(request: Visited, secret: FromPath[str], house: NamedDependency[House]) -> Response[str]:
    await _check_link(house, secret)
    return await _news(request, house)


@get("/strom")
async def projector_stream(secret: FromPath[str], house: NamedDependency[House]) -> Stream:
    await _check_link(house, secret)
    return _stream(house)


routes = Router(
    path=PATH,
    route_handlers=[
        Router(path="/", route_handlers=[watch, content, news, stream], guards=[only(Deed.FOLLOW)]),
        Router(
            path="/skarm/{secret:str}",
            route_handlers=[projector, projector_content, projector_news, projector_stream],
        ),
    ],
)
