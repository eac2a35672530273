"""The call: put together from what is decided, and set as plain text for a letter and as a page for the printer."""

import textwrap
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from nominering.conference.model.notice import Conference, Notice, Section
from nominering.documents.apportioning import worked
from nominering.documents.explaining import WAYS, rule_text
from nominering.documents.swedish import SWEDEN, date_text, time_text
from nominering.documents.templates import environment
from nominering.nomination.model.admission import LateNominations
from nominering.nomination.model.lists import CandidateList
from nominering.organisation.apportionment import Apportionment
from nominering.organisation.model import District

WIDTH = 72
LATE_NOMINATED = {
    LateNominations.COMMITTEE: " Efter stopptiden får valberedningen nominera.",
    LateNominations.FLOOR: " Efter stopptiden får valberedningen och ombuden på konferensen nominera.",
}
WHOLE = "Hela valordningen, med vad varje val betyder och vem som har beslutat den:"


def notice(
    district: District,
    conference: Conference,
    lists: Sequence[CandidateList],
    apportionment: Apportionment | None,
    base_url: str,
) -> Notice:
    """`base_url` is where the system is found."""
    day = date_text(conference.held_at.astimezone(SWEDEN).date())
    return Notice(
        district=district.name,
        title=f"Kallelse till valkonferens {day}",
        lead=f"{district.name} kallar till den konferens som beslutar om {district.party}s kandidatlistor.",
        sections=(
            _when(conference),
            _nominating(base_url),
            *(_list(each, base_url) for each in lists),
            _delegates(apportionment),
        ),
    )


def _when(conference: Conference) -> Section:
    return Section(
        "Konferensen",
        tuple(filter(None, (each.strip() for each in conference.words.splitlines()))),
        (
            ("Tid", time_text(conference.held_at)),
            ("Plats", conference.place),
            ("Ombud anmäls senast", date_text(conference.report_by)),
        ),
    )


def _nominating(base_url: str) -> Section:
    return Section(
        "Så nominerar ni",
        (
            "Varje medlem och varje förening får nominera, också sig själv (stadgarna §§ 138–139). Styrelsen "
            "nominerar för föreningen och anger mötet som beslutade: datum och paragraf i protokollet. Var och en "
            "som nomineras får en egen fråga och svarar ja eller nej för varje lista.",
            "Logga in med den länk som styrelsen har fått, och nominera här:",
        ),
        link=f"{base_url}/nominera",
    )


def _list(each: CandidateList, base_url: str) -> Section:
    late = LATE_NOMINATED.get(each.late_nominations, "")
    quota = f" Kvotering: {rule_text(str(each.quota))}." if each.quota else ""
    return Section(
        each.title,
        (f"Valordning: {WAYS[each.way]}.{quota}{late}", *_in_words(each), WHOLE),
        (
            ("Val", f"{each.election} {date_text(each.election_day)}, {each.constituency}"),
            ("Platser", str(each.places)),
            ("Nomineringen stänger", time_text(each.nominations_close)),
            ("Svarstiden går ut", time_text(each.answers_close)),
        ),
        link=f"{base_url}/valordning/{each.id}",
    )


def _in_words(each: CandidateList) -> list[str]:
    """The electoral rules as the pages put them."""
    words: Any = environment().get_template("layout/method.html").module
    said = f"{words.method(each.way)}{words.quota(each)}"
    return list(filter(None, (str(Markup(part).striptags()) for part in said.split("</p>"))))


def _delegates(apportionment: Apportionment | None) -> Section:
    if apportionment is None:
        return Section(
            "Ombud",
            ("Ombuden är inte fördelade på föreningarna än. Fördelningen kommer i en ny utgåva av kallelsen.",),
        )
    said = worked(apportionment)
    return Section(
        "Ombud",
        (f"{said.rule} {said.figures}", *said.steps, f"Tillsammans {said.total} ombud."),
        columns=("Förening", "Ombud", *said.columns, "Anmärkning"),
        rows=tuple((row.name, row.seats, *row.cells, row.note) for row in said.rows),
    )


def fingerprint(notice: Notice) -> str:
    """Equal for equal notices."""
    return sha256(repr(notice).encode()).hexdigest()[:16]


def text(notice: Notice) -> str:
    """A letter in plain text: lines that fit everywhere, and tables as one paragraph for each row."""
    parts = [notice.district, notice.title.upper(), _wrapped(notice.lead)]
    for section in notice.sections:
        lines = [f"{name}: {value}" for name, value in section.facts]
        rows = [_row(section.columns, row) for row in section.rows]
        parts.append(f"{section.heading}\n{'-' * len(section.heading)}")
        parts += ["\n".join(map(_wrapped, lines))] * bool(lines)
        parts += map(_wrapped, section.paragraphs)
        parts += [section.link] * bool(section.link)
        parts += ["\n".join(map(_wrapped, rows))] * bool(rows)
    return "\n\n".join(parts) + "\n"


def _row(columns: Sequence[str], row: Sequence[str]) -> str:
    """`- Arvika: 3 ombud`, then what it came from."""
    name, seats, *cells, note = row
    said = zip(columns[2:-1], cells, strict=True)
    came = "; ".join(f"{column.lower()}: {cell}" for column, cell in said if cell != "–")
    return f"- {name}: {seats} ombud ({came}){f', {note}' if note else ''}"


def _wrapped(line: str) -> str:
    return textwrap.fill(
        line, WIDTH, break_long_words=False, break_on_hyphens=False, subsequent_indent="  " * line.startswith("- ")
    )


def html(notice: Notice, sent_at: datetime | None, number: int | None) -> str:
    """For the printer; one that is not sent says so."""
    return environment().get_template("documents/notice.html").render(notice=notice, sent_at=sent_at, number=number)
