"""The district, its associations and the apportionment, kept."""

from nominering.organisation.apportionment import Apportionment, Seats
from nominering.organisation.errors import ApportionmentFixed
from nominering.organisation.model import Association, Associations, District
from nominering.organisation.names import alphabetical
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation


class StoredOrganisation:
    """Organisation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def district(self) -> District:
        row = await t.District.select().first()
        if row is None:
            raise LookupError("the database holds no district")
        return District(row["name"], row["party"], row["constituency"])

    async def keep_district(self, district: District, associations: Associations) -> None:
        """A new district with its associations."""
        async with self._database.transaction():
            await t.District.insert(
                t.District(
                    id="district", name=district.name, party=district.party, constituency=district.constituency
                )
            )
            await t.Association.insert(
                *(
                    t.Association(
                        id=each.id,
                        name=each.name,
                        municipalities=" ".join(each.municipalities),
                        members=each.members,
                        active=each.active,
                    )
                    for each in associations.every
                )
            )

    async def associations(self) -> Associations:
        rows = await t.Association.select()
        every = (
            Association(
                row["id"], row["name"], tuple(row["municipalities"].split()), row["members"], bool(row["active"])
            )
            for row in rows
        )
        return Associations(tuple(sorted(every, key=lambda each: alphabetical(each.name))))

    async def apportionment(self) -> Apportionment | None:
        fixed = await t.Apportionment.select().first()
        if fixed is None:
            return None
        lines = (
            Seats(row["association"], row["name"], row["members"], row["started"], row["seats"])
            for row in await t.ApportionedSeats.select()
        )
        ordered = tuple(sorted(lines, key=lambda line: alphabetical(line.name)))
        return Apportionment(fixed["size"], fixed["least"], ordered)

    async def keep_apportionment(self, apportionment: Apportionment) -> None:
        try:
            async with self._database.transaction():
                await t.Apportionment.insert(
                    t.Apportionment(id="fixed", size=apportionment.size, least=apportionment.least)
                )
                await t.ApportionedSeats.insert(
                    *(
                        t.ApportionedSeats(
                            association=line.association_id,
                            name=line.name,
                            members=line.members,
                            started=line.started,
                            seats=line.seats,
                        )
                        for line in apportionment.lines
                    )
                )
        except Exception as error:
            if is_unique_violation(error):
                raise ApportionmentFixed from error
            raise
