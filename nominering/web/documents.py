"""Handlingar: what is printed and handed on, once the list is adopted."""

from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from nominering.documents import addendum, official_list
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.use_cases.adopt import adopted_list
from nominering.web.access import Deed, only
from nominering.web.adding import addendum_page
from nominering.web.amending import amended_shown
from nominering.web.house import House
from nominering.web.pages import file, page, pdf
from nominering.web.status import statuses


async def _official(house: House, list_id: str) -> official_list.OfficialList:
    """Raises ListUnknown, NotAdopted."""
    candidate_list = await house.lists.candidate_list(list_id)
    adopted = await adopted_list(house.outcomes, list_id)
    district = await house.organisation.district()
    departs = await _departures(house, list_id, adopted) if candidate_list.publication.shows_sums else ()
    return official_list.page(district, candidate_list, adopted, departures=departs)


async def _departures(house: House, list_id: str, adopted: AdoptedList) -> tuple[int, ...]:
    """Where the conference, and not the count, gave the place; nothing of a list that it did not amend."""
    if not adopted.amendments:
        return ()
    _, counted = await amended_shown(house, list_id, adopted)
    return tuple(each.place for each in counted.places if each.differs)


@get("/")
async def documents(house: NamedDependency[House]) -> Template:
    return page("documents/documents.html", lists=await statuses(house))


@get("/{list_id:str}/lista.pdf")
async def official_pdf(list_id: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    return pdf(await house.print_pdf(official_list.html(await _official(house, list_id))), f"{list_id}-lista.pdf")


@get("/{list_id:str}/lista.csv")
async def official_table(list_id: FromPath[str], house: NamedDependency[House]) -> Response[bytes]:
    table = official_list.table(await _official(house, list_id)).encode()
    return file(table, "text/csv", f"{list_id}-lista.csv")


@get("/{list_id:str}/tillagg/{number:int}/tillagg.pdf")
async def addendum_pdf(
    list_id: FromPath[str], number: FromPath[int], house: NamedDependency[House]
) -> Response[bytes]:
    printed = await house.print_pdf(addendum.html(await addendum_page(house, list_id, number)))
    return pdf(printed, f"{list_id}-tillagg-{number}.pdf")


routes = Router(
    path="/handlingar",
    route_handlers=[documents, official_pdf, official_table, addendum_pdf],
    guards=[only(Deed.READ_DOCUMENTS)],
)
