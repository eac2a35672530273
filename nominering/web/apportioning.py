"""Ombudsfördelning: the rule is chosen, its working seen, and then fixed with the figures it used."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from nominering.conference.use_cases.roll import apportion_delegates
from nominering.documents.apportioning import NAMES, worked
from nominering.organisation.apportionment import Figures, Method, Rule, Source, Terms, rule_of
from nominering.organisation.apportionment.record import fingerprint
from nominering.organisation.errors import ApportionmentFixed, BoundsWrong, CutOffMissing
from nominering.organisation.names import tidy
from nominering.organisation.ports import Assembly
from nominering.tables import figures
from nominering.web import forms
from nominering.web.access import Deed, Visited, only
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.pages import again, page

DELEGATES = "conference/apportionment.html"
CONGRESS = "conference/congress.html"
TYPED = "distrikten"


@dataclass(frozen=True)
class Asked:
    """What stands in the form, as it was typed; `table` only where districts are typed in."""

    rule: str
    size: str
    total: str
    least: str
    most: str
    cut_off: str
    lot: str = ""
    table: str = ""

    def __getitem__(self, field: str) -> str:
        return str(getattr(self, field))

    def read(self, fields: Mapping[str, str]) -> "Asked":
        """What was sent in place of what was suggested; a rule that there is none of is passed over."""
        sent = {name: fields[name].strip() for name in vars(self) if name in fields}
        return replace(self, **sent | ({} if sent.get("rule") in list(Method) else {"rule": self.rule}))

    @property
    def chosen(self) -> Rule:
        """Raises GroupSizeWrong, TotalWrong, BoundsWrong."""
        method = Method(self.rule)
        number = forms.whole_typed(self.size if method is Method.PER_STARTED else self.total)
        least, most = forms.whole_typed(self.least or "0"), forms.whole_typed(self.most) if self.most else None
        if least is None or (self.most and most is None):
            raise BoundsWrong
        return rule_of(Terms(method, number or 0, least, most))

    @property
    def day(self) -> date:
        """Raises CutOffMissing."""
        try:
            return date.fromisoformat(self.cut_off)
        except ValueError:
            raise CutOffMissing from None

    @property
    def drawn(self) -> tuple[str, ...]:
        return tuple(filter(None, map(tidy, self.lot.splitlines())))


def _suggested(house: House) -> Asked:
    """One per started 20 and at least one: the district's own conference."""
    return Asked(Method.PER_STARTED.value, "20", "", "1", "", house.today().isoformat())


def _suggested_congress(house: House) -> Asked:
    """225 delegates, at least two for each district."""
    return Asked(
        Method.LARGEST_REMAINDER.value, "", "225", "2", "", house.today().isoformat(), table="name,members\n"
    )


async def _counted(house: House, asked: Asked) -> Figures:
    """Raises CutOffMissing, CutOffInFuture."""
    associations = await house.organisation.associations()
    return Figures.counted(associations, await house.members.members(), asked.day, house.today())


@get("/fordelning")
async def delegates(request: Visited, house: NamedDependency[House]) -> Template:
    if fixed := await house.organisation.apportionment():
        return page(DELEGATES, fixed=True, worked=worked(fixed))
    asked = _suggested(house).read({name: request.query_params[name] for name in request.query_params})
    shown = {"fixed": False, "asked": asked, "names": NAMES, "worked": None, "seen": ""}
    try:
        working = (await _counted(house, asked)).apportioned(asked.chosen, asked.drawn)
    except REFUSALS as error:
        return again(DELEGATES, error, **shown)
    return page(DELEGATES, **shown | {"worked": worked(working), "seen": fingerprint(working)})


@post("/fordelning", status_code=303)
async def fix_delegates(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    asked = _suggested(house).read(_texts(form))
    try:
        await apportion_delegates(
            house.organisation,
            house.roll,
            asked.chosen,
            await _counted(house, asked),
            asked.drawn,
            house.now(),
            forms.text(form, "seen"),
        )
    except ApportionmentFixed:
        raise
    except REFUSALS as error:
        return again(DELEGATES, error, fixed=False, asked=asked, names=NAMES, worked=None)
    return Redirect("/konferens/fordelning", status_code=303)


@get("/")
async def congress(house: NamedDependency[House]) -> Template:
    fixed = await house.organisation.apportionment(Assembly.CONGRESS)
    if fixed:
        return page(CONGRESS, fixed=True, worked=worked(fixed))
    return page(CONGRESS, fixed=False, worked=None, asked=_suggested_congress(house), names=NAMES)


@post("/rakna", status_code=200)
async def work_out_congress(request: Visited, house: NamedDependency[House]) -> Template:
    form = await request.form()
    asked = _suggested_congress(house).read(_texts(form))
    shown = {"fixed": False, "names": NAMES, "worked": None}
    try:
        if uploaded := await _uploaded(form):
            asked = replace(asked, table=figures.written(figures.read(*uploaded)))
        working = _entered(asked).apportioned(asked.chosen, asked.drawn)
    except REFUSALS as error:
        return again(CONGRESS, error, **shown, asked=asked)
    return page(CONGRESS, **shown | {"worked": worked(working)}, asked=asked)


@post("/", status_code=303)
async def fix_congress(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    asked = _suggested_congress(house).read(_texts(await request.form()))
    try:
        working = _entered(asked).apportioned(asked.chosen, asked.drawn)
    except REFUSALS as error:
        return again(CONGRESS, error, fixed=False, names=NAMES, worked=None, asked=asked)
    await house.organisation.keep_apportionment(replace(working, fixed_at=house.now()), Assembly.CONGRESS)
    return Redirect("/kongress", status_code=303)


def _entered(asked: Asked) -> Figures:
    """Raises TableError, CutOffMissing."""
    return Figures(figures.read(TYPED, asked.table.encode()), Source.ENTERED, asked.day)


def _texts(form: FormMultiDict) -> dict[str, str]:
    return {name: value for name in form if isinstance(value := form[name], str)}


async def _uploaded(form: FormMultiDict) -> tuple[str, bytes] | None:
    """The file's name and content, when one was chosen."""
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        return None
    return tidy(file.filename)[:80], await file.read()


routes = Router(
    path="/",
    route_handlers=[
        Router(path="/konferens", route_handlers=[delegates, fix_delegates]),
        Router(path="/kongress", route_handlers=[congress, work_out_congress, fix_congress]),
    ],
    guards=[only(Deed.ORGANISE)],
)
