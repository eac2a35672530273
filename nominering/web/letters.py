"""What is said of letters, and the letters of the doors: an invitation, and a link to sign in with."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from nominering.access.model import LINK_LASTS, Account, Role
from nominering.correspondence.model import TOO_OLD, Delivery, Kind, Letter
from nominering.documents.swedish import date_text
from nominering.web.house import House

ROLES = {
    Role.ORGANISER: "ombudsman",
    Role.ASSOCIATION: "föreningsstyrelse",
    Role.COMMITTEE: "valberedning",
    Role.PRESIDIUM: "mötespresidium",
    Role.TELLER: "rösträknare",
    Role.AUDITOR: "revisor",
    Role.MEMBER: "medlem",
    Role.VOTER: "ombud",
}

KINDS = {
    Kind.INVITATION: "inbjudan",
    Kind.SIGN_IN: "inloggning",
    Kind.QUESTION: "fråga om att ställa upp",
    Kind.REMINDER: "påminnelse",
    Kind.NOTICE: "kallelse",
}
# What the system itself says; whatever else stands there the mail server has said.
TROUBLES = {TOO_OLD: "Länken i brevet hann gå ut innan brevet kunde skickas."}
DELIVERIES = {Delivery.QUEUED: "väntar på att skickas", Delivery.SENT: "skickat", Delivery.FAILED: "kom inte fram"}


def invitation(account: Account, district: str, link: str, now: datetime, *, second: bool) -> Letter:
    text = f"""Hej {account.name}!

Du är inbjuden till {district} i Nominering, som {ROLES[account.role]}.

Öppna länken och tryck på Logga in:
{link}

Länken gäller till {date_text((now + LINK_LASTS).date())}. Ge den inte vidare.
"""
    if second:
        text += (
            "Första gången väljer du också ett andra sätt att visa vem du är: en nyckel i telefonen eller en app.\n"
        )
    return Letter(
        uuid4().hex, Kind.INVITATION, account.id, account.name, account.email, f"Inbjudan till {district}", text, now
    )


def way_in(accounts: Sequence[tuple[Account, str]], address: str, district: str, now: datetime) -> Letter:
    """One letter to an address, with a link for each account there."""
    links = "\n".join(f"{account.name}, {ROLES[account.role]}:\n{link}\n" for account, link in accounts)
    text = f"""Hej!

Någon, förmodligen du, vill logga in i {district}.

{links}
Varje länk gäller en gång, i 30 minuter. Var det inte du behöver du inte göra något.
"""
    name = accounts[0][0].name if len(accounts) == 1 else ""
    about = accounts[0][0].id
    return Letter(uuid4().hex, Kind.SIGN_IN, about, name, address, "Din länk för att logga in", text, now)


async def covered(house: House, letters: Iterable[Letter]) -> list[Letter]:
    """As a page may show them: without the address of whoever has a protected identity."""
    hidden = {each.email.casefold() for each in await house.members.members() if each.protected} - {""}
    protected = {each.id for each in await house.candidacies.nominees() if each.protected}
    return [
        replace(each, address="", trouble=each.trouble.replace(each.address, "adressen"))
        if each.about in protected or each.address.casefold() in hidden
        else each
        for each in letters
    ]
