"""Of tables: file and line come first."""

from collections.abc import Callable
from typing import Any

from nominering.tables import errors as tables
from nominering.web.sentences.sentence import Sentence


def in_table(what: Callable[[Any], str] | str) -> Callable[[Any], str]:
    def sentence(error: tables.TableError) -> str:
        said = what if isinstance(what, str) else what(error)
        return f"{error.file}, rad {error.line}: {said}"

    return sentence


SENTENCES: dict[type[Exception], Sentence] = {
    tables.NotText: in_table("filen är inte text i UTF-8."),
    tables.NotWorkbook: in_table("filen går inte att läsa som en arbetsbok: spara den som XLSX eller CSV på nytt."),
    tables.FileTooLarge: in_table("filen är för stor: dela upp den eller spara den som CSV."),
    tables.TooManyRows: in_table(lambda e: f"filen har fler än {e.detail} rader: dela upp den."),
    tables.RowUnreadable: in_table("raden går inte att läsa: se efter att varje citattecken har sitt slut."),
    tables.ColumnMissing: in_table(lambda e: f"kolumnen {e.detail} saknas."),
    tables.ColumnUnknown: in_table(
        lambda e: f"kolumnen {e.detail} är okänd eller står två gånger." if e.detail else "en kolumn har inget namn."
    ),
    tables.RowTooShort: in_table(lambda e: f"raden ska ha {e.detail} celler, lika många som rubriken."),
    tables.CellEmpty: in_table(lambda e: f"{e.detail} är inte ifyllt."),
    tables.CellWrong: in_table(lambda e: f"{e.detail} kan inte vara ”{e.cell}”."),
    tables.RowRepeated: in_table(lambda e: f"samma uppgift står redan på rad {e.detail}."),
}
