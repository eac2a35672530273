from tests.tables.table import DELEGATES


def test_every_cell_is_read_as_meant() -> None:
    first, second = DELEGATES.read(DELEGATES.content(*DELEGATES.rows))
    assert (first.association, first.name, first.row.line) == ("Vänsterpartiet Arvika", "Dag Ek", 2)
    assert (second.association, second.name, second.row.line) == ("Vänsterpartiet Säffle", "Eva Åkerlund", 3)
