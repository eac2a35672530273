"""Nominera: an association's board, or a member, names people and follows what they answered."""

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.nomination.errors import NomineeIncomplete
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.drafts import Content, Draft
from nominering.nomination.model.nominations import Nomination, Nominator
from nominering.nomination.model.nominees import Nominee
from nominering.nomination.use_cases.nominate import (
    change_grounds,
    nomination_of,
    withdraw_nomination,
)
from nominering.web import forms
from nominering.web.access import Deed, Visited, only, visitor_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.nominating import (
    checked_nominator,
    grounds_of,
    known_to,
    named_of,
    nominator_here,
    put_forward,
    steps_of,
)
from nominering.web.nominators import ANSWERS, ELECTABLE
from nominering.web.pages import again, page

OVERVIEW = "nomination/nominate.html"
STEP = "nomination/nominate_step.html"
ONE = "nomination/own_nomination.html"
MINE = "/nominera#vara"


async def _common(request: Visited, house: House) -> dict[str, object]:
    nominator = await nominator_here(request, house)
    lists = await house.lists.lists()
    return {
        "nominator": nominator,
        "lists": lists,
        "open_lists": [each.id for each in lists if each.nominations_open(house.now())],
        "titles": {each.id: each.title for each in lists},
        "open": any(each.nominations_open(house.now()) for each in lists),
        "electables": ELECTABLE,
        "answers": ANSWERS,
        "now": house.now(),
        "today": house.today(),
        "typed": {},
    }


async def _own(request: Visited, house: House) -> list[tuple[Candidacy, Nomination]]:
    nominator = await nominator_here(request, house)
    candidacies = await house.candidacies.of_nominator(nominator)
    return [(each, found) for each in candidacies if (found := each.nomination_by(nominator))]


@get("/")
async def nominating(request: Visited, house: NamedDependency[House]) -> Template:
    nominator = await nominator_here(request, house)
    draft = await house.drafts.draft(nominator)
    own = await _own(request, house)
    return page(OVERVIEW, **await _common(request, house), draft=draft, own=own)


@get("/ny")
async def begin() -> Redirect:
    return Redirect("/nominera/ny/vem", status_code=303)


@get("/ny/{step:str}")
async def show_step(request: Visited, step: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(STEP, **await _step_shown(request, house, step))


async def _step_shown(request: Visited, house: House, step: str) -> dict[str, object]:
    nominator = await nominator_here(request, house)
    steps = steps_of(nominator)
    if step not in steps:
        step = steps[0]
    draft = await house.drafts.draft(nominator)
    return await _common(request, house) | {
        "steps": steps,
        "step": step,
        "shown": (step,),
        "draft": draft,
        "typed": dict(draft.content) if draft else {},
        "saved": "sparat" in request.query_params,
        "near": (),
        "action": f"/nominera/ny/{step}",
    }


async def _kept_draft(request: Visited, house: House, nominator: Nominator, fields: Content) -> Draft:
    who = visitor_of(request).subject
    earlier = await house.drafts.draft(nominator) or Draft({}, who, house.now())
    draft = earlier.with_fields(fields, who, house.now())
    await house.drafts.keep_draft(nominator, draft)
    return draft


@post("/ny/{step:str}", status_code=303)
async def post_step(request: Visited, step: FromPath[str], house: NamedDependency[House]) -> Template | Redirect:
    """What was typed is kept first; whether it will do is said after."""
    nominator = await nominator_here(request, house)
    steps = steps_of(nominator)
    if step not in steps[:-1]:
        return Redirect("/nominera/ny", status_code=303)
    form = await request.form()
    draft = await _kept_draft(request, house, nominator, forms.draft_fields(form, step))
    if forms.text(form, "nu") == "spara":
        return Redirect(f"/nominera/ny/{step}?sparat", status_code=303)
    near: tuple[Nominee, ...] = ()
    try:
        if step == "vem":
            named = named_of(draft.content)
            nominee = Nominee.named("new", named.name, named.born, named.place, named.email, named.phone)
            if forms.text(form, "sure") != "ja":
                near = await known_to(house, nominator, nominee)
        elif step == "lista" and not draft.content.get("list"):
            raise NomineeIncomplete("lists")
        elif step in ("mote", "varfor"):
            # The meeting is asked for before the rest, which then has nothing to refuse.
            grounds_of(nominator, draft.content).given_by(nominator, house.today())
    except REFUSALS as error:
        return again(STEP, error, **await _step_shown(request, house, step))
    if near:
        return page(STEP, **await _step_shown(request, house, step) | {"near": near})
    return Redirect(f"/nominera/ny/{steps[steps.index(step) + 1]}", status_code=303)


@post("/", status_code=303)
async def post_nomination(request: Visited, house: NamedDependency[House]) -> Template | Redirect:
    """Send the draft; what is in the form stands instead of what the draft has."""
    form = await request.form()
    known = await nominator_here(request, house)
    draft = await house.drafts.draft(known)
    posted = forms.draft_fields(form)
    if draft is None and not posted:  # the button was pressed twice: the first press has sent it
        return Redirect(MINE, status_code=303)
    content = {**(draft.content if draft else {}), **posted}
    try:
        nominator = await checked_nominator(request, house)
        await put_forward(house, nominator, content)
    except REFUSALS as error:
        steps = steps_of(known)
        shown = await _step_shown(request, house, steps[-1])
        everything = {"shown": steps[:-1], "typed": content, "action": "/nominera"}
        return again(STEP, error, **shown | everything)
    await house.drafts.drop_draft(nominator)
    return Redirect(MINE, status_code=303)


@post("/utkast/slang", status_code=303)
async def throw_draft_away(request: Visited, house: NamedDependency[House]) -> Redirect:
    await house.drafts.drop_draft(await nominator_here(request, house))
    return Redirect("/nominera", status_code=303)


@get("/kvitto")
async def receipt(request: Visited, house: NamedDependency[House]) -> Template:
    """To print or to send: from what is kept, not from a form."""
    own = [(candidacy, one) for candidacy, one in await _own(request, house) if one.stands]
    return page("nomination/receipt.html", **await _common(request, house), own=own)


async def _one_shown(request: Visited, house: House, candidacy_id: str) -> dict[str, object]:
    nominator = await nominator_here(request, house)
    candidacy, nomination = await nomination_of(house.candidacies, nominator, candidacy_id)
    grounds = nomination.grounds
    candidate_list = await house.lists.candidate_list(candidacy.list_id)
    typed = {
        "motivation": [grounds.motivation],
        "electable": [grounds.electable.value],
        "relation": [grounds.relation],
    }
    if grounds.meeting:
        typed |= {"meeting": [grounds.meeting.held.isoformat()], "paragraph": [grounds.meeting.paragraph]}
    return await _common(request, house) | {
        "candidacy": candidacy,
        "nomination": nomination,
        "list": candidate_list,
        "may_change": nomination.stands and candidate_list.nominations_open(house.now()),
        "may_withdraw": nomination.stands and await house.rounds.round_on(candidacy.list_id) is None,
        "typed": typed,
    }


@get("/{candidacy_id:str}")
async def own_nomination(request: Visited, candidacy_id: FromPath[str], house: NamedDependency[House]) -> Template:
    return page(ONE, **await _one_shown(request, house, candidacy_id))


@post("/{candidacy_id:str}/andra", status_code=303)
async def post_change(
    request: Visited, candidacy_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    shown = await _one_shown(request, house, candidacy_id)
    try:
        nominator = await checked_nominator(request, house)
        grounds = grounds_of(nominator, forms.draft_fields(form))
        await change_grounds(
            house.candidacies, nominator, candidacy_id, grounds, now=house.now(), today=house.today()
        )
    except REFUSALS as error:
        return again(ONE, error, **shown | {"typed": forms.kept(form)})
    return Redirect(MINE, status_code=303)


@post("/{candidacy_id:str}/dra-tillbaka", status_code=303)
async def post_withdrawal(
    request: Visited, candidacy_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    nominator = await nominator_here(request, house)
    try:
        await withdraw_nomination(house.candidacies, nominator, candidacy_id, house.now())
    except REFUSALS as error:
        return again(ONE, error, **await _one_shown(request, house, candidacy_id))
    return Redirect(MINE, status_code=303)


routes = Router(
    path="/nominera",
    route_handlers=[
        nominating,
        begin,
        show_step,
        post_step,
        post_nomination,
        throw_draft_away,
        receipt,
        own_nomination,
        post_change,
        post_withdrawal,
    ],
    guards=[only(Deed.NOMINATE)],
)
