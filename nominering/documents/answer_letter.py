"""The letter that asks a nominee without e-mail, with the code to answer by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from nominering.balloting.model.codes import spaced_code
from nominering.documents.qr import svg
from nominering.documents.templates import environment
from nominering.nomination.model.lists import CandidateList
from nominering.nomination.model.nominees import Nominee
from nominering.organisation.model import District


@dataclass(frozen=True)
class AnswerLetter:
    """One page. `square` is the QR code as SVG; `address` is to be typed together with `code`."""

    district: str
    name: str
    lists: tuple[str, ...]
    answer_by: datetime
    written: date
    address: str
    code: str
    square: Markup


def letter(
    district: District, nominee: Nominee, lists: Sequence[CandidateList], code: str, base: str, today: date
) -> AnswerLetter:
    """No address stands on it: it is handed over, or put in an envelope that the district writes itself."""
    return AnswerLetter(
        district=district.name,
        name=nominee.name,
        lists=tuple(each.title for each in lists),
        answer_by=min(each.answers_close for each in lists),
        written=today,
        address=f"{base.split('://')[1]}/svara",
        code=spaced_code(code),
        # Nothing in it comes from a person: it may stand in a page as it is.
        square=Markup(svg(f"{base}/svara/kod/{code}", "QR-kod till svarssidan")),
    )


def html(letters: Sequence[AnswerLetter]) -> str:
    return environment().get_template("documents/answer_letter.html").render(letters=letters)
