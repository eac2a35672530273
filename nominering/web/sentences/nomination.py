"""Of nominations, answers and pictures."""

from nominering.documents import picture
from nominering.documents.eligibility import reason_text
from nominering.documents.swedish import date_text, time_text
from nominering.nomination import errors as nomination
from nominering.web.sentences.sentence import Sentence

FIELDS = {
    "name": "namn (högst 80 tecken)",
    "born": "födelsedatum (åååå-mm-dd)",
    "place": "ort (högst 40 tecken)",
    "occupation": "yrke eller titel",
    "lists": "minst en lista",
    "paragraph": "paragraf i protokollet",
    "affiliation": "partitillhörighet eller liknande (högst 40 tecken)",
    "meeting": "mötets datum (åååå-mm-dd)",
    "email": "en e-postadress som namn@exempel.se, eller lämna fältet tomt",
    "phone": "ett telefonnummer (högst 40 tecken)",
    "relation": "högst 80 tecken om hur ni känner varandra",
    "motivation": "en motivering på högst 2 000 tecken",
    "delegate": "namnet på ombudet som föreslog",
    "held_on": "intervjuns datum (åååå-mm-dd)",
}


SHORTEN = {"occupation": "yrket eller titeln", "place": "orten", "affiliation": "tillhörigheten"}


SENTENCES: dict[type[Exception], Sentence] = {
    nomination.NominationsClosed: lambda e: f"Nomineringen stängde {time_text(e.closed)}, så inga fler tas emot.",
    nomination.AnswersClosed: lambda e: f"Svarstiden gick ut {time_text(e.closed)}, så svaret kan inte ändras.",
    nomination.ListUnknown: "Det finns ingen sådan lista: gå till startsidan och välj en.",
    nomination.CandidacyUnknown: "Den här länken gäller inte den nomineringen: svara bara för dig själv.",
    nomination.NomineeUnknown: "Det finns ingen sådan kandidat på listan: gå tillbaka och välj en.",
    nomination.NotNominated: lambda e: (
        f"{e.name} är inte nominerad till den listan: rätta namnet och födelsedatumet eller ta bort raden."
    ),
    nomination.AlreadyNominated: lambda e: (
        f"{e.name} är redan nominerad till den listan härifrån: ändra den nomineringen i stället."
    ),
    nomination.NominationUnknown: "Det finns ingen sådan nominering bland era: gå tillbaka till Nominera.",
    nomination.NominationWithdrawn: "Nomineringen är återtagen, så den kan inte ändras eller besvaras.",
    nomination.LateNotAllowed: lambda e: (
        f"Nomineringen stängde {time_text(e.closed)}, och listans valordning tillåter ingen sen nominering härifrån."
    ),
    nomination.LateTooEarly: lambda e: (
        f"Till {time_text(e.closes)} nominerar föreningar och medlemmar: valberedningen och golvet gör det sedan."
    ),
    nomination.MembershipNotCounting: lambda e: (
        f"Medlemskapet räknas från {date_text(e.counts_from)}: nominera då, eller be din förening nominera."
        if e.counts_from
        else "Den som nominerar ska vara medlem med betald avgift: be din förening om hjälp."
    ),
    nomination.CandidacyWithdrawn: "Du har redan tackat nej eller dragit tillbaka din kandidatur till den listan.",
    nomination.NomineesNotOne: "De två är redan en, eller så finns någon av dem inte: ladda om sidan.",
    nomination.AssociationInactive: lambda e: (
        f"{e.name} är vilande och kan inte nominera förrän den har en styrelse."
    ),
    nomination.MeetingInFuture: lambda e: (
        f"Mötet den {date_text(e.meeting)} har inte hållits än: ange det möte som beslutade."
    ),
    nomination.NomineeIncomplete: lambda e: f"{'Välj' if e.field == 'lists' else 'Fyll i'} {FIELDS[e.field]}.",
    nomination.TooYoung: lambda e: f"{e.name} har inte fyllt 18 år på valdagen den {date_text(e.election_day)}.",
    nomination.LineIncomplete: lambda e: f"Fyll i {FIELDS[e.field]} som det ska stå på valsedeln.",
    nomination.LineTooLong: lambda e: f"Raden ryms inte på valsedeln: korta den till högst {e.most} tecken.",
    nomination.LineTooWide: lambda e: (
        f"Raden ryms inte på valsedelns {e.lines} rader: korta {SHORTEN[e.field]} eller utelämna något."
    ),
    nomination.StatementTooLong: lambda e: (
        f"Presentationen är {e.length} tecken: korta den till högst {e.most} tecken."
    ),
    nomination.NotEligible: lambda e: (
        f"Ditt ja kan inte tas emot till den här listan än: du {reason_text(e.why)} ({e.why.source.value})."
    ),
    nomination.CandidatesNotEligible: lambda e: (
        "Kandidaterna kan inte låsas: "
        + "; ".join(f"{name} {reason_text(why)} ({why.source.value})" for name, why in e.who)
        + "."
    ),
    nomination.AnswerCodeUnknown: (
        "Koden finns inte: läs i brevet och skriv de tio tecknen igen, eller be distriktets ombudsman om ett nytt."
    ),
    nomination.AnswerCodeExpired: "Koden har gått ut: be distriktets ombudsman om ett nytt brev.",
    nomination.AnswerCodeReplaced: (
        "Koden har ersatts av ett nyare brev eller en länk: använd det senaste du har fått, "
        "eller be distriktets ombudsman om ett nytt."
    ),
    nomination.AnswerCodeLocked: (
        "För många har gissat på koden, så den gäller inte längre: be distriktets ombudsman om ett nytt brev."
    ),
    nomination.CandidatesFrozen: "Kandidaterna är låsta inför omröstningen, så ingenting kan ändras nu.",
    picture.NoPicture: "Filen går inte att läsa som bild: välj en hel bild i JPEG, PNG eller WebP.",
    picture.PictureTooLarge: "Bilden är för stor: välj en på högst 8 MB och 64 megapixel.",
    picture.PictureTooSmall: "Bilden är för liten: välj en på minst 50 gånger 50 pixlar.",
}
