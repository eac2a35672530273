"""An invitation on paper: the link as text and as a QR code."""

from datetime import date

from markupsafe import Markup

from nominering.documents.qr import svg
from nominering.documents.templates import environment


def html(district: str, name: str, role: str, link: str, last_day: date, *, second: bool) -> str:
    """`second`: a second factor will be asked for."""
    return (
        environment()
        .get_template("documents/invitation.html")
        .render(
            district=district,
            name=name,
            role=role,
            link=link,
            qr=Markup(svg(link, "QR-kod med samma länk")),
            last_day=last_day,
            second=second,
        )
    )
