"""Import: a file is uploaded, held against the register, looked at line by line, and applied as it was shown."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from litestar import Router, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.organisation.errors import FileMissing
from nominering.organisation.registering.changes import Change, Verdict
from nominering.tables.importing import AnyPlan, What
from nominering.tables.sheet import LARGEST_FILE
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.bench import Import
from nominering.web.errors import HTTP_SENTENCES, REFUSALS, status_of
from nominering.web.house import House
from nominering.web.pages import again, page
from nominering.web.plans import KINDS, VERDICTS, faults_said, fields_said, sums
from nominering.web.sentences import SENTENCES, sentence_for

UPLOAD = "organisation/import.html"
PLAN = "organisation/plan.html"
PER_PAGE = 100
MISSING = "missing"
LONGEST_FILE_NAME = 100
# The file, and what a form puts around it.
LARGEST_POST = LARGEST_FILE + 100_000
# What people look at first: what is wrong, then what changes.
ORDER = (Verdict.REFUSED, Verdict.CHANGED, Verdict.NEW, Verdict.MERGED, Verdict.UNCHANGED)


@get("/")
async def choosing() -> Template:
    return page(UPLOAD, kinds=KINDS, chosen=What.MEMBERS)


@post("/", status_code=303, request_max_body_size=LARGEST_POST)
async def upload(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    form = await request.form()
    what = What(forms.text(form, "what")) if forms.text(form, "what") in list(What) else What.MEMBERS
    sent = form.get("file")
    content = await sent.read() if isinstance(sent, UploadFile) else b""
    try:
        if not isinstance(sent, UploadFile) or not content:
            raise FileMissing
    except REFUSALS as error:
        return again(UPLOAD, error, kinds=KINDS, chosen=what)
    laid = Import(uuid4().hex, what, _name(sent.filename), content, house.now())
    await house.bench.lay(visitor_of(request).subject, laid, house.register, house.today())
    return _to(laid)


@get("/{import_id:str}")
async def looking(request: Visited, import_id: FromPath[str], house: NamedDependency[House]) -> Template:
    import_ = house.bench.find(visitor_of(request).subject, import_id, house.now())
    if import_.running:
        return page("organisation/progress.html", import_=import_, kinds=KINDS)
    return _plan_page(import_, request.query_params)


@post("/{import_id:str}/spara", status_code=303)
async def save(request: Visited, import_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    import_ = house.bench.find(visitor_of(request).subject, import_id, house.now())
    await house.bench.save(import_, house.register)
    return _to(import_)


@post("/{import_id:str}/om", status_code=303)
async def hold_again(request: Visited, import_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    import_ = house.bench.find(visitor_of(request).subject, import_id, house.now())
    if not import_.running and not import_.saved:
        await house.bench.hold(import_, house.register, house.today())
    return _to(import_)


@post("/{import_id:str}/avbryt", status_code=303)
async def cancel(request: Visited, import_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    house.bench.put_away(visitor_of(request).subject, import_id, house.now())
    return Redirect("/organisation/import", status_code=303)


def _to(import_: Import) -> Redirect:
    return Redirect(f"/organisation/import/{import_.id}", status_code=303)


def _name(name: str) -> str:
    """Without folders, and not longer than a line."""
    return name.replace("\\", "/").rpartition("/")[2].strip()[:LONGEST_FILE_NAME] or "filen"


def _plan_page(import_: Import, query: Any) -> Template:
    error, planned = import_.error, import_.plan
    known = error is None or type(error) in SENTENCES
    shown: dict[str, Any] = {"import_": import_, "kinds": KINDS, "plan": planned, "verdicts": VERDICTS}
    if planned:
        shown |= _lines(planned, query.get("visa", ""), query.get("sida", "1")) | {"sums": sums(planned)}
    template = page(PLAN, **shown)
    if error is not None:
        template.context["refusal"] = sentence_for(error) if known else HTTP_SENTENCES[500]
        template.status_code = status_of(error) if known else 500
    return template


def _lines(planned: AnyPlan, asked: str, number: str) -> dict[str, Any]:
    """One page of the lines with one verdict, or of what stands nowhere in the file."""
    tabs: list[tuple[str, str, int]] = [
        (each, VERDICTS[each], planned.counts[each]) for each in ORDER if planned.counts[each]
    ]
    if planned.missing:
        tabs.append((MISSING, "finns inte i filen", len(planned.missing)))
    chosen = next((each for each, _, _ in tabs if each == asked), tabs[0][0] if tabs else "")
    changes = [each for each in planned.changes if each.verdict == chosen]
    at, pages = _page(number, len(planned.missing) if chosen == MISSING else len(changes))
    here = slice((at - 1) * PER_PAGE, at * PER_PAGE)
    return {
        "tabs": tabs,
        "chosen": chosen,
        "at": at,
        "pages": pages,
        "rows": [_row(each) for each in changes[here]],
        "missing": [each.what for each in planned.missing[here]] if chosen == MISSING else [],
    }


def _row(change: Change) -> tuple[int, str, Sequence[str], Sequence[str]]:
    return change.line, change.what, fields_said(change), faults_said(change)


def _page(number: str, rows: int) -> tuple[int, int]:
    pages = max(-(-rows // PER_PAGE), 1)
    return min(forms.whole_typed(number) or 1, pages), pages


routes = Router(
    path="/organisation/import",
    route_handlers=[choosing, upload, looking, save, hold_again, cancel],
    guards=[only(Deed.KEEP_ORGANISATION)],
)
