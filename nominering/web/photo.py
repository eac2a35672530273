"""Bild: a candidate's own picture, sent and taken away by the candidate alone."""

from litestar import Response, Router, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.access.use_cases import recognise_nominee
from nominering.documents.picture import LARGEST_FILE, NoPicture
from nominering.web.access import Deed, Visited, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again

# The form around the file: its token, and the lines between.
AROUND = 10_000


async def _picture(house: House, nominee_id: str) -> Response[bytes]:
    """Always a JPEG, and never anything that the browser makes of it by itself."""
    found = await house.photos.photo(nominee_id)
    if found is None:
        raise NotFoundException
    return Response(found, media_type="image/jpeg", headers={"Content-Disposition": "inline; filename=bild.jpg"})


@get("/{secret:str}")
async def own_photo(secret: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    return await _picture(house, await recognise_nominee(house.keys, secret, house.now()))


@post("/{secret:str}", status_code=303, request_max_body_size=LARGEST_FILE + AROUND)
async def post_photo(request: Visited, secret: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    nominee_id = await recognise_nominee(house.keys, secret, house.now())
    sent = (await request.form()).get("photo")
    try:
        if not isinstance(sent, UploadFile):
            raise NoPicture
        picture = await house.develop(await sent.read())
    except REFUSALS as error:
        has_one = nominee_id in await house.photos.with_photo()
        return again("nomination/photo_again.html", error, secret=secret, photo=has_one)
    await house.photos.keep_photo(nominee_id, picture, house.now())
    return Redirect(f"/svara/{secret}#bild", status_code=303)


@post("/{secret:str}/ta-bort", status_code=303)
async def take_away(secret: FromPath[str], house: NamedDependency[House]) -> Redirect:
    nominee_id = await recognise_nominee(house.keys, secret, house.now())
    await house.photos.drop_photo(nominee_id)
    return Redirect(f"/svara/{secret}#bild", status_code=303)


@get("/nominerad/{nominee_id:str}", guards=[only(Deed.SEE_PHOTOS)])
async def photo_of(nominee_id: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    return await _picture(house, nominee_id)


routes = Router(path="/foto", route_handlers=[own_photo, post_photo, take_away, photo_of])
