"""The files of an import: read to the end, with every fault beside its line."""

from datetime import date

import pytest

from nominering.organisation.offices import Body
from nominering.organisation.registering.associations import StatedAssociation
from nominering.organisation.registering.members import StatedMember
from nominering.organisation.registering.offices import StatedOffice
from nominering.tables import associations, members, offices
from nominering.tables.errors import (
    CellEmpty,
    CellWrong,
    ColumnMissing,
    ColumnUnknown,
    FileTooLarge,
    NotText,
    RowRepeated,
    RowTooShort,
    TableError,
    TooManyRows,
)
from nominering.tables.sheet import LARGEST_FILE
from nominering.web.sentences import sentence_at_line, sentence_for
from tests.tables.workbook import workbook

HEADER = "number;name;born;association;municipality;email;phone;since;until;fee_paid;protected"
DISA = "1001;Disa Holm;1980-05-01;arvika;1784;d@example.org;070-1;2020-03-01;;2020-03-02;nej"
SAID = StatedMember(
    number="1001",
    name="Disa Holm",
    born=date(1980, 5, 1),
    association="arvika",
    municipality="1784",
    since=date(2020, 3, 1),
    until=None,
    fee_paid=date(2020, 3, 2),
    email="d@example.org",
    phone="070-1",
    protected=False,
)


def written(*lines: str) -> bytes:
    return "\r\n".join((*lines, "")).encode()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
@pytest.mark.parametrize("between", [";", ","])
def test_commas_and_semicolons_with_and_without_a_byte_order_mark_say_the_same(mark: bytes, between: str) -> None:
    content = mark + written(HEADER, DISA).replace(b";", between.encode())
    assert [each.said for each in members.read("m.csv", content)] == [SAID]


def test_a_workbook_with_real_days_and_numbers_says_the_same() -> None:
    row = [1001, "Disa  Holm ", date(1980, 5, 1), "arvika", 1784, "d@example.org", "070-1", date(2020, 3, 1)]
    content = workbook(HEADER.split(";"), [*row, None, "2020-03-02", False])
    (read,) = members.read("m.xlsx", content)
    assert (read.line, read.said) == (2, SAID)


def test_all_faults_of_all_rows_are_kept_beside_their_lines() -> None:
    content = written(
        HEADER,
        DISA,
        ";Bo Alm;1990-13-01;arvika;1766;;;i fjol;;;kanske",
        "1002;Åsa",
        DISA,
        "",
        "1003;Ida Ek;1990-01-01;;1766;;;2020-01-01;;;ja",
    )
    read = members.read("m.csv", content)
    assert [each.line for each in read] == [2, 3, 4, 5, 7]
    assert [[type(fault) for fault in each.faults] for each in read] == [
        [],
        [CellEmpty, CellWrong, CellWrong, CellWrong],
        [RowTooShort],
        [RowRepeated],
        [],
    ]
    assert [sentence_at_line(fault) for fault in read[1].faults] == [
        "number är inte ifyllt.",
        "born kan inte vara ”1990-13-01”.",
        "since kan inte vara ”i fjol”.",
        "protected kan inte vara ”kanske”.",
    ]
    assert sentence_for(read[3].faults[0]) == "m.csv, rad 5: samma uppgift står redan på rad 2."
    assert read[4].said is not None
    assert read[4].said.protected


def test_a_file_may_lack_the_columns_that_are_not_needed() -> None:
    (read,) = members.read(
        "m.csv",
        written(
            "number,name,born,association,municipality,since", "1001,Disa Holm,1980-05-01,arvika,1784,2020-03-01"
        ),
    )
    assert read.said is not None
    assert (read.said.email, read.said.protected, read.said.says_until, read.said.says_fee) == (
        None,
        None,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xff\xfe\x00", NotText),
        (b"x" * (LARGEST_FILE + 1), FileTooLarge),
        (b"", ColumnMissing),
        (written(HEADER.replace("born;", ""), DISA), ColumnMissing),
        (written(HEADER + ";personnummer", DISA + ";x"), ColumnUnknown),
        (written(HEADER, *([";" * 10 + "x"] * 100_001)), TooManyRows),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_as_a_whole(content: bytes, fault: type[TableError]) -> None:
    with pytest.raises(fault) as refused:
        members.read("m.csv", content)
    assert sentence_for(refused.value).startswith("m.csv, rad ")


def test_associations_are_read_with_and_without_city_districts() -> None:
    plain = associations.stated("a.csv", written("id;name;municipalities;active", "norr;Norr;1715 1762 1715;ja"))
    assert [each.said for each in plain] == [StatedAssociation("norr", "Norr", ("1715", "1762"), True, None, None)]
    full = associations.stated(
        "a.csv", written("id;name;municipalities;active;city_district;members", "norr;Norr;1780;nej;Norr;12")
    )
    assert [each.said for each in full] == [StatedAssociation("norr", "Norr", ("1780",), False, "Norr", 12)]
    (wrong,) = associations.stated("a.csv", written("id;name;municipalities;active;members", "norr;;;kanske;-3"))
    assert [type(each) for each in wrong.faults] == [CellEmpty, CellEmpty, CellWrong, CellWrong]


def test_offices_are_read_and_only_the_organiser_needs_a_name() -> None:
    read = offices.read(
        "o.csv",
        written(
            "body;association;title;member;name;since;until",
            "föreningsstyrelse;arvika;ordförande;1001;;2029-02-01;2030-02-01",
            "ombudsman;;ombudsman;;Nils Ek;2029-01-01;",
            "ombudsman;;ombudsman;;;2029-01-01;",
            "kören;;dirigent;1001;;2029-01-01;",
        ),
    )
    assert read[0].said == StatedOffice(
        Body.ASSOCIATION_BOARD, "ordförande", date(2029, 2, 1), "arvika", "1001", "", date(2030, 2, 1)
    )
    assert read[1].said == StatedOffice(Body.ORGANISER, "ombudsman", date(2029, 1, 1), name="Nils Ek")
    assert [[type(fault) for fault in each.faults] for each in read[2:]] == [[CellEmpty], [CellWrong]]
