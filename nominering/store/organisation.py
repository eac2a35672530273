"""The district, its associations and the apportionments, kept."""

import json
from collections.abc import Sequence

from nominering.organisation.apportionment import Apportionment
from nominering.organisation.apportionment.record import as_data, from_data
from nominering.organisation.errors import ApportionmentFixed, DistrictMissing
from nominering.organisation.model import Association, Associations, District, Municipality
from nominering.organisation.names import alphabetical
from nominering.organisation.ports import Assembly
from nominering.store import tables as t
from nominering.store.database import Database, is_unique_violation


class StoredOrganisation:
    """Organisation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def district(self) -> District:
        row = await t.District.select().first()
        if row is None:
            raise DistrictMissing
        found = (Municipality(each["code"], each["name"]) for each in await t.Municipality.select())
        municipalities = tuple(sorted(found, key=lambda each: alphabetical(each.name)))
        return District(row["name"], row["party"], row["constituency"], municipalities)

    async def keep_district(self, district: District, associations: Associations) -> None:
        """A new district with its associations."""
        async with self._database.transaction():
            await t.District.insert(
                t.District(
                    id="district", name=district.name, party=district.party, constituency=district.constituency
                )
            )
            await self.keep_municipalities(district.municipalities)
            if associations.every:
                await t.Association.insert(*map(association_row, associations.every))

    async def keep_municipalities(self, municipalities: Sequence[Municipality]) -> None:
        async with self._database.transaction():
            await t.Municipality.delete(force=True)
            if municipalities:
                rows = (t.Municipality(code=each.code, name=each.name) for each in municipalities)
                await t.Municipality.insert(*rows)

    async def associations(self) -> Associations:
        rows = await t.Association.select()
        every = (
            Association(
                row["id"],
                row["name"],
                tuple(row["municipalities"].split()),
                row["members"],
                bool(row["active"]),
                row["city_district"],
            )
            for row in rows
        )
        return Associations(tuple(sorted(every, key=lambda each: alphabetical(each.name))))

    async def apportionment(self, of: Assembly = Assembly.CONFERENCE) -> Apportionment | None:
        fixed = await t.FixedApportionment.select().where(t.FixedApportionment.id == of.value).first()
        return from_data(json.loads(fixed["record"])) if fixed else None

    async def keep_apportionment(self, apportionment: Apportionment, of: Assembly = Assembly.CONFERENCE) -> None:
        record = json.dumps(as_data(apportionment), ensure_ascii=False)
        try:
            async with self._database.transaction():
                await t.FixedApportionment.insert(t.FixedApportionment(id=of.value, record=record))
        except Exception as error:
            if is_unique_violation(error):
                raise ApportionmentFixed from error
            raise


def association_row(association: Association) -> t.Association:
    return t.Association(
        id=association.id,
        name=association.name,
        municipalities=" ".join(association.municipalities),
        members=association.members,
        active=association.active,
        city_district=association.city_district,
    )
