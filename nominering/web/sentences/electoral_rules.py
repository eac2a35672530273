"""Of lists and their electoral rules."""

from nominering.documents.swedish import date_text
from nominering.nomination import errors as nomination
from nominering.nomination.model.electoral_rules import LONGEST_LIST
from nominering.nomination.model.lists import EARLIEST_REMINDER, LONGEST_TITLE
from nominering.web.sentences.sentence import Sentence

CHOICES = {
    "procedure": "Välj hur listan blir till.",
    "method": "Välj en av metoderna.",
    "places": f"Ange hur många platser listan har, ett helt tal från 1 till {LONGEST_LIST}.",
    "ties": "Välj hur lika röstetal avgörs.",
    "quota": "Välj en av kvoteringsreglerna, eller ingen.",
    "minimum": "Ange hur många av hur många platser: två hela tal, det första högst så stort som det andra.",
    "quota_mode": "Välj om kvoteringsregeln hålls i räkningen eller efter den.",
    "publication": "Välj vad som får visas av rösterna.",
    "late_nominations": "Välj vem som kan nominera efter att nomineringen har stängt.",
    "eligibility": "Välj vad som händer när någon inte är valbar.",
    "excluding_offices": "Välj bland de uppdrag som står här.",
    "nominations_close": "Ange dag och klockslag då nomineringen stänger.",
    "answers_close": "Ange dag och klockslag då svarstiden går ut.",
    "until": "Ange den nya dagen och klockslaget.",
    "body": "Välj vem som beslutade.",
    "adopted_on": "Ange den dag då valordningen beslutades.",
    "paragraph": "Ange paragrafen i protokollet där valordningen beslutades (högst 200 tecken).",
}


LIST_FIELDS = {
    "title": f"Ge listan ett namn (högst {LONGEST_TITLE} tecken).",
    "election": "Välj vilket val listan är till.",
    "election_day": "Ange valdagen: en dag som kommer, inom tio år.",
    "constituency": f"Ange valkretsen (högst {LONGEST_TITLE} tecken).",
    "area": "Kryssa för den eller de av distriktets kommuner som kommunlistan är till.",
    "remind_days": f"Ange hur många dagar före stopptiden, ett helt tal från 0 till {EARLIEST_REMINDER}.",
    "position": "Välj var bland listorna den ska stå.",
}


SENTENCES: dict[type[Exception], Sentence] = {
    nomination.RulesIncomplete: lambda e: CHOICES[e.field],
    nomination.RulesNotAdopted: "Listans valordning är inte beslutad: skriv in beslutet innan kandidaterna låses.",
    nomination.NothingDrafted: "Det finns inget utkast till valordning: gör ett först.",
    nomination.DraftChanged: "Utkastet har ändrats sedan du läste det: läs det igen innan du skriver in beslutet.",
    nomination.DecisionInFuture: "Mötet har inte hållits än: ange den dag då valordningen beslutades.",
    nomination.DecisionTooEarly: lambda e: (
        f"Beslutet är äldre än det som gäller, från den {date_text(e.after)}: ange dagen för det nya beslutet."
    ),
    nomination.DeadlinesOutOfOrder: (
        "Tiderna kommer i fel ordning: nomineringen stänger först, sedan svarstiden, och allt före valdagen."
    ),
    nomination.DeadlineInPast: "Tiden har redan varit: ange en tid som kommer.",
    nomination.DeadlinePassed: "Stopptiden har redan passerat och kan inte flyttas: låt den stå.",
    nomination.DeadlineNotLater: "Den nya stopptiden ska vara senare än den som gäller: ange en senare tid.",
    nomination.FixedPlaceOnSet: (
        "De skotska reglerna ger inga numrerade platser att bestämma på förhand: ta bort platsen eller byt metod."
    ),
    nomination.PlaceByPlaceOnSet: (
        "De skotska reglerna ger inga numrerade platser att besluta en och en: välj en annan metod, eller låt "
        "ombuden rangordna."
    ),
    nomination.FixedPlaceOutside: lambda e: (
        f"Plats {e.place} finns inte: listan når till plats {e.reach} med platserna och namnen den har nu."
    ),
    nomination.FixedPlaceTwice: lambda e: (
        f"Plats {e.place} går inte ihop: ge varje bestämd plats till en person, och varje person högst en plats."
    ),
    nomination.FixedPlaceVacant: lambda e: (
        f"Plats {e.place} är bestämd för någon som inte har tackat ja: ändra valordningen."
    ),
    nomination.ListIncomplete: lambda e: LIST_FIELDS[e.field],
    nomination.ListExists: "Det finns redan en sådan lista: försök en gång till.",
    nomination.ListInUse: "Listan har nominerade eller en beslutad valordning och kan inte tas bort.",
}
