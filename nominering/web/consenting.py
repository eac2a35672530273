"""Svara, about oneself: consent to publication, the pledge, protected identity. Each press is an act of its own."""

from uuid import uuid4

from litestar import Router, post
from litestar.di import NamedDependency
from litestar.exceptions import ClientException, NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from nominering.access.use_cases import recognise_nominee
from nominering.documents import wordings
from nominering.nomination.model.acts import Act
from nominering.nomination.use_cases.sign import protect, sign, withdraw
from nominering.web import forms
from nominering.web.access import Visited
from nominering.web.house import House

PROTECTED = "skydd"


@post("/{secret:str}/om-dig/{act:str}", status_code=303)
async def post_act(
    request: Visited, secret: FromPath[str], act: FromPath[str], house: NamedDependency[House]
) -> Redirect:
    """`choice` is yes or no. What is agreed to is the text of the version that was on the page."""
    nominee_id = await recognise_nominee(house.keys, secret, house.now())
    form = await request.form()
    says = forms.text(form, "choice")
    if says not in ("ja", "nej"):
        raise ClientException
    if act == PROTECTED:
        await protect(house.candidacies, nominee_id, says == "ja")
    else:
        await _act(house, _known(act), nominee_id, says == "ja", forms.text(form, "version"))
    return Redirect(f"/svara/{secret}#om-dig", status_code=303)


def _known(act: str) -> Act:
    try:
        return Act(act)
    except ValueError:
        raise NotFoundException from None


async def _act(house: House, act: Act, nominee_id: str, agrees: bool, version: str) -> None:
    if not agrees:
        await withdraw(house.acts, nominee_id, act, house.now())
        return
    read = wordings.of_version(version)
    if read is None or read.act is not act:
        raise ClientException
    await sign(house.acts, nominee_id, act, read.version, new_id=uuid4().hex, now=house.now())


routes = Router(path="/svara", route_handlers=[post_act])
