"""What the invented conference goes through, in order."""

from nominering.conference.model.agenda import Item, ItemKind
from nominering.conference.use_cases.agenda import add_item
from nominering.web.house import House

ITEMS = (
    Item("presidium", ItemKind.PLAIN, "Val av mötespresidium", text="Valberedningen föreslår två ordförande."),
    Item(
        "prov", ItemKind.TRIAL, "Provomröstning", text="Alla provar att rösta med sitt kodkort. Sedan kastas provet."
    ),
    Item("riksdag", ItemKind.LIST, "Riksdagslistan", "riksdag"),
    Item("region", ItemKind.LIST, "Regionlistan", "region"),
    Item("revisorer", ItemKind.ELECTION, "Val av revisorer", "revisorer"),
    Item("avslutning", ItemKind.PLAIN, "Avslutning"),
)


async def lay_out(house: House) -> None:
    for item in ITEMS:
        await add_item(house.agendas, item)
