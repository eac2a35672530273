"""Bereda: one nominee, and what the committee writes about the person for itself."""

from typing import Any
from uuid import uuid4

from litestar import Router, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from nominering.nomination.model.notes import Interview, Note
from nominering.nomination.use_cases.note import (
    change_note,
    delete_note,
    nominated_to,
    note_about,
    notes_about,
    write_note,
)
from nominering.web import forms, nominees
from nominering.web.access import Deed, Visited, may, only, visitor_of
from nominering.web.eligibility import missing_of
from nominering.web.errors import REFUSALS
from nominering.web.house import House
from nominering.web.nominators import ANSWERS, spoken_for
from nominering.web.pages import again, page
from nominering.web.ranking import GENDER_WORDS
from nominering.web.status import status_of_list

TEMPLATE = "nomination/nominee.html"
EDITING = "nomination/note.html"


async def _shown(request: Visited, house: House, list_id: str, candidacy_id: str) -> dict[str, Any]:
    candidate_list = await house.lists.candidate_list(list_id)
    candidacy = await nominated_to(house.candidacies, list_id, candidacy_id)
    (about,) = [
        each for each in await nominees.nominated_to(house, candidate_list) if each.candidacy.id == candidacy_id
    ]
    notes = await notes_about(house.candidacies, house.notes, candidacy)
    accounts = {each.written_by: await house.accounts.account(each.written_by, house.today()) for each in notes}
    sees_gender = may(request.user, Deed.SEE_GENDER)
    return {
        "status": await status_of_list(house, candidate_list),
        "lists": await house.lists.lists(),
        "titles": {each.id: each.title for each in await house.lists.lists()},
        "room": "kandidater",
        "about": about,
        "candidacy": candidacy,
        "answers": ANSWERS,
        "gender": GENDER_WORDS[candidacy.gender]
        if candidate_list.quota and candidacy.accepted and sees_gender
        else "",
        "nominations": spoken_for(candidacy),
        "photo": candidacy.nominee.id in await house.photos.with_photo(),
        "missing": await missing_of(house, candidate_list, candidacy),
        "notes": notes,
        "writers": {one: account.name if account else "" for one, account in accounts.items()},
        "me": visitor_of(request).subject,
        "today": house.today(),
        "typed": {},
    }


def _interview(form: FormMultiDict) -> Interview | None:
    """None when neither day nor interviewer is filled in. Raises NomineeIncomplete without a day."""
    held_by = forms.text(form, "held_by", forms.LONGEST_PROSE)
    if not held_by and not forms.text(form, "held_on"):
        return None
    return Interview(forms.day(form, "held_on"), held_by)


@get("/{list_id:str}/kandidater/{candidacy_id:str}")
async def nominee(
    request: Visited, list_id: FromPath[str], candidacy_id: FromPath[str], house: NamedDependency[House]
) -> Template:
    return page(TEMPLATE, **await _shown(request, house, list_id, candidacy_id))


@post("/{list_id:str}/kandidater/{candidacy_id:str}", status_code=303)
async def post_note(
    request: Visited, list_id: FromPath[str], candidacy_id: FromPath[str], house: NamedDependency[House]
) -> Template | Redirect:
    form = await request.form()
    candidacy = await nominated_to(house.candidacies, list_id, candidacy_id)
    try:
        await write_note(
            house.notes,
            candidacy,
            forms.text(form, "note", forms.LONGEST_PROSE),
            _interview(form),
            new_id=uuid4().hex,
            by=visitor_of(request).subject,
            now=house.now(),
            today=house.today(),
        )
    except REFUSALS as error:
        shown = await _shown(request, house, list_id, candidacy_id)
        return again(TEMPLATE, error, **shown | {"typed": forms.kept(form)})
    return Redirect(_back(list_id, candidacy_id), status_code=303)


async def _note(house: House, list_id: str, candidacy_id: str, note_id: str) -> Note:
    candidacy = await nominated_to(house.candidacies, list_id, candidacy_id)
    return await note_about(house.candidacies, house.notes, candidacy, note_id)


@get("/{list_id:str}/kandidater/{candidacy_id:str}/{note_id:str}")
async def note(
    request: Visited,
    list_id: FromPath[str],
    candidacy_id: FromPath[str],
    note_id: FromPath[str],
    house: NamedDependency[House],
) -> Template:
    """One of one's own, to change it."""
    written = await _note(house, list_id, candidacy_id, note_id)
    written.check_written_by(visitor_of(request).subject)
    return page(EDITING, note=written, **await _shown(request, house, list_id, candidacy_id))


@post("/{list_id:str}/kandidater/{candidacy_id:str}/{note_id:str}", status_code=303)
async def post_change(
    request: Visited,
    list_id: FromPath[str],
    candidacy_id: FromPath[str],
    note_id: FromPath[str],
    house: NamedDependency[House],
) -> Template | Redirect:
    form = await request.form()
    written = await _note(house, list_id, candidacy_id, note_id)
    try:
        await change_note(
            house.notes,
            written,
            forms.text(form, "note", forms.LONGEST_PROSE),
            _interview(form),
            visitor_of(request).subject,
            house.now(),
            house.today(),
        )
    except REFUSALS as error:
        shown = await _shown(request, house, list_id, candidacy_id)
        return again(EDITING, error, note=written, **shown | {"typed": forms.kept(form)})
    return Redirect(_back(list_id, candidacy_id), status_code=303)


@post("/{list_id:str}/kandidater/{candidacy_id:str}/{note_id:str}/ta-bort", status_code=303)
async def post_deleting(
    request: Visited,
    list_id: FromPath[str],
    candidacy_id: FromPath[str],
    note_id: FromPath[str],
    house: NamedDependency[House],
) -> Redirect:
    written = await _note(house, list_id, candidacy_id, note_id)
    await delete_note(house.notes, written, visitor_of(request).subject)
    return Redirect(_back(list_id, candidacy_id), status_code=303)


@post("/{list_id:str}/gallra", status_code=303)
async def post_erasing(list_id: FromPath[str], house: NamedDependency[House]) -> Redirect:
    """Every note on the list, before its adoption does the same."""
    await house.lists.candidate_list(list_id)
    gone = await house.notes.erase(list_id)
    return Redirect(f"/bereda/{list_id}/kandidater?gallrade={gone}", status_code=303)


def _back(list_id: str, candidacy_id: str) -> str:
    return f"/bereda/{list_id}/kandidater/{candidacy_id}#anteckningar"


routes = Router(
    path="/bereda",
    route_handlers=[nominee, post_note, note, post_change, post_deleting, post_erasing],
    guards=[only(Deed.KEEP_NOTES)],
)
