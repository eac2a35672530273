"""An apportionment as people read it: the rule in words, how it was worked out, and the table."""

from dataclasses import dataclass
from fractions import Fraction

from nominering.documents.swedish import date_text, decimal_text, listed, number_text, time_text
from nominering.organisation.apportionment import Apportionment, Bound, Method, Seats, Sharing, Source, Terms

NAMES = {
    Method.PER_STARTED: "Ett ombud per påbörjat antal medlemmar",
    Method.LARGEST_REMAINDER: "Största rest",
    Method.SAINTE_LAGUE: "Uddatalsmetoden (Sainte-Laguë)",
    Method.MODIFIED_SAINTE_LAGUE: "Jämkade uddatalsmetoden (första divisorn 1,2)",
}
FIRST = {Method.SAINTE_LAGUE: "1", Method.MODIFIED_SAINTE_LAGUE: "1,2"}
SHARES = 5
NUMBERS = 3


@dataclass(frozen=True)
class Row:
    """`cells` are the figures after the name and before the seats."""

    name: str
    cells: tuple[str, ...]
    seats: str
    note: str


@dataclass(frozen=True)
class Worked:
    """Everything that a page, a letter or a terminal shows of an apportionment."""

    rule: str
    figures: str
    steps: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: str
    members: str
    fixed: str | None


def worked(apportionment: Apportionment) -> Worked:
    return Worked(
        rule=rule_text(apportionment.terms),
        figures=_figures(apportionment),
        steps=(*_steps(apportionment), *_lot(apportionment)),
        columns=_columns(apportionment.terms),
        rows=tuple(_row(line, apportionment) for line in apportionment.lines),
        total=number_text(apportionment.total),
        members=number_text(apportionment.members),
        fixed=f"Fastställd {time_text(apportionment.fixed_at)}." if apportionment.fixed_at else None,
    )


def rule_text(terms: Terms) -> str:
    """`Ett ombud per påbörjat 20-tal medlemmar, minst 1 till var och en.`"""
    number = number_text(terms.number)
    match terms.method:
        case Method.PER_STARTED:
            said = f"Ett ombud per påbörjat {number}-tal medlemmar"
        case Method.LARGEST_REMAINDER:
            said = f"{number} ombud efter största rest"
        case Method.SAINTE_LAGUE:
            said = f"{number} ombud efter uddatalsmetoden (Sainte-Laguë)"
        case Method.MODIFIED_SAINTE_LAGUE:
            said = f"{number} ombud efter den jämkade uddatalsmetoden (första divisorn 1,2)"
    bounds = [f"minst {terms.least}"] if terms.least else []
    bounds += [f"högst {terms.most}"] if terms.most is not None else []
    return f"{said}, {' och '.join(bounds)} till var och en." if bounds else f"{said}."


def _figures(apportionment: Apportionment) -> str:
    day = apportionment.cut_off and date_text(apportionment.cut_off)
    match apportionment.source:
        case Source.REGISTER:
            return f"Räknat i medlemsregistret: de vars medlemskap räknades den {day}."
        case Source.STATED:
            since = f" den {day}" if day else ""
            return f"Medlemsantalen är de som var angivna för föreningarna{since}: medlemsregistret användes inte."
        case Source.ENTERED:
            return f"Medlemsantalen är inskrivna och gäller den {day}." if day else "Medlemsantalen är inskrivna."


def _steps(apportionment: Apportionment) -> list[str]:
    terms = apportionment.terms
    match terms.method:
        case Method.PER_STARTED:
            return [f"Medlemmarna delas med {number_text(terms.number)}, och ett påbörjat tal räknas som ett helt."]
        case Method.LARGEST_REMAINDER:
            return _remainder_steps(apportionment)
        case Method.SAINTE_LAGUE | Method.MODIFIED_SAINTE_LAGUE:
            return _divisor_steps(apportionment)


def _remainder_steps(apportionment: Apportionment) -> list[str]:
    several = len(apportionment.sharings) > 1
    memberless = [line.name for line in apportionment.lines if line.bound is Bound.MINIMUM and not line.members]
    said = [f"Utan medlemmar, och får minimum: {listed(memberless)}."] if memberless else []
    said += [_sharing(each, number if several else 0) for number, each in enumerate(apportionment.sharings, start=1)]
    whole = sum(line.whole or 0 for line in apportionment.lines)
    rest = apportionment.total - whole
    if rest:
        said.append(
            f"Hela delar ger {number_text(whole)} ombud. {_left(rest)} till de största resterna, ett till varje."
        )
    else:
        said.append(f"Hela delar ger alla {number_text(whole)} ombud, så resterna avgör inget.")
    return said


def _left(rest: int) -> str:
    return "Det som är kvar går" if rest == 1 else f"De {number_text(rest)} som är kvar går"


def _sharing(each: Sharing, number: int) -> str:
    said = f"Varv {number}: " if number else ""
    said += f"{number_text(each.seats)} ombud delas på {number_text(each.members)} medlemmar"
    if each.seats:
        said += f", alltså {decimal_text(Fraction(each.members, each.seats), SHARES)} medlemmar på varje"
    match each.bound:
        case Bound.MINIMUM:
            return f"{said}. Under minimum, och får det: {listed(list(each.fixed))}."
        case Bound.MAXIMUM:
            return f"{said}. Över taket, och får det: {listed(list(each.fixed))}."
        case None:
            return f"{said}."


def _divisor_steps(apportionment: Apportionment) -> list[str]:
    terms = apportionment.terms
    said = [
        f"Ett jämförelsetal är medlemmarna delat med {FIRST[terms.method]}, sedan med 3, 5, 7 och så vidare, ett "
        "steg för varje ombud. Varje ombud går till den som just då har det högsta jämförelsetalet."
    ]
    if terms.least:
        said.append(
            f"Alla har sitt minimum, {terms.least}, från början och fortsätter därifrån med sina jämförelsetal."
        )
    lowest = min((line.last for line in apportionment.lines if line.last is not None), default=None)
    highest = max((line.following for line in apportionment.lines if line.following is not None), default=None)
    if lowest is not None and highest is not None:
        relation = "är lika med" if lowest == highest else "är högre än"
        said.append(
            f"Kontroll: det lägsta tal som räckte, {decimal_text(lowest, NUMBERS)}, {relation} det högsta som inte "
            f"räckte, {decimal_text(highest, NUMBERS)}."
        )
    return said


def _lot(apportionment: Apportionment) -> list[str]:
    draw = apportionment.draw
    if draw is None:
        return []
    seats = "det sista ombudet" if draw.seats == 1 else f"de {draw.seats} sista ombuden"
    return [
        f"Lott: {listed(list(draw.tied))} stod lika om {seats}. Dragen ordning: {', '.join(draw.order)}. "
        f"Lotten gav ombud till {listed(list(draw.won))}."
    ]


def _columns(terms: Terms) -> tuple[str, ...]:
    match terms.method:
        case Method.PER_STARTED:
            number = number_text(terms.number)
            return "Medlemmar", f"Delat med {number}", f"Påbörjade {number}-tal"
        case Method.LARGEST_REMAINDER:
            return "Medlemmar", "Andel av ombuden", "Hela", "Rest"
        case Method.SAINTE_LAGUE | Method.MODIFIED_SAINTE_LAGUE:
            return "Medlemmar", "Sista tal som räckte", "Nästa tal, räckte inte"


def _row(line: Seats, apportionment: Apportionment) -> Row:
    return Row(
        line.name,
        (number_text(line.members), *_cells(line, apportionment.terms)),
        number_text(line.seats),
        _note(line, apportionment),
    )


def _cells(line: Seats, terms: Terms) -> tuple[str, ...]:
    match terms.method:
        case Method.PER_STARTED:
            return _decimal(line.share, SHARES), "–" if line.whole is None else number_text(line.whole)
        case Method.LARGEST_REMAINDER:
            whole = "–" if line.whole is None else number_text(line.whole)
            return _decimal(line.share, SHARES), whole, _decimal(line.remainder, SHARES)
        case Method.SAINTE_LAGUE | Method.MODIFIED_SAINTE_LAGUE:
            return (
                _comparison(line.members, line.last, line.last_divisor),
                _comparison(line.members, line.following, line.following_divisor),
            )


def _decimal(exact: Fraction | None, decimals: int) -> str:
    return "–" if exact is None else decimal_text(exact, decimals)


def _comparison(members: int, number: Fraction | None, divisor: Fraction | None) -> str:
    """`41/3 = 13,667`"""
    if number is None or divisor is None:
        return "–"
    by = number_text(int(divisor)) if divisor.denominator == 1 else decimal_text(divisor, 1)
    return f"{number_text(members)}/{by} = {decimal_text(number, NUMBERS)}"


def _note(line: Seats, apportionment: Apportionment) -> str:
    if not line.active:
        return "vilande"
    said = {Bound.MINIMUM: ["minimum"], Bound.MAXIMUM: ["taket"], None: []}[line.bound]
    draw = apportionment.draw
    if draw and line.name in draw.tied:
        said = [*said, "lott" if line.name in draw.won else "utan i lotten"]
    return ", ".join(said)


def text(apportionment: Apportionment, units: str = "Namn") -> str:
    """The whole working as plain text, with a table that stands in columns where letters are equally wide."""
    said = worked(apportionment)
    return "\n".join((said.rule, said.figures, *said.steps, "", *table_text(said, units))) + "\n"


def table_text(said: Worked, units: str = "Namn") -> list[str]:
    """The table's lines: the name to the left, figures to the right, no space at the end."""
    head = (units, *said.columns, "Ombud", "")
    body = [(row.name, *row.cells, row.seats, row.note) for row in said.rows]
    foot = ("Summa", said.members, *("" for _ in said.columns[1:]), said.total, "")
    lines = [head, *body, foot]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return ["  ".join(_set(line, widths)).rstrip() for line in lines]


def _set(line: tuple[str, ...], widths: list[int]) -> list[str]:
    last = len(widths) - 1
    return [
        cell.ljust(width) if column in (0, last) else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(line, widths, strict=True))
    ]
