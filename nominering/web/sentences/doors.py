"""Of the ways in, and of letters."""

from nominering.access import errors as access
from nominering.correspondence import errors as correspondence
from nominering.web.sentences.sentence import Sentence

INVITATION_FIELDS = {
    "name": "Fyll i namn (högst 80 tecken)",
    "role": "Välj vad personen ska göra",
    "association": "Välj vilken förening styrelsen är för",
}


SENTENCES: dict[type[Exception], Sentence] = {
    access.LinkUnknown: "Länken gäller inte längre: be den som skickade den om en ny.",
    access.PersonalLinkUnknown: (
        "Länken finns inte: se efter att hela adressen kom med, eller be distriktets ombudsman om en ny."
    ),
    access.PersonalLinkExpired: (
        "Länken har gått ut: skriv koden i ditt brev om du har ett, eller be distriktets ombudsman om en ny länk."
    ),
    access.PersonalLinkReplaced: (
        "Länken har ersatts av en nyare: använd den senaste länken eller det senaste brevet du har fått, "
        "eller be distriktets ombudsman om en ny."
    ),
    access.NotSignedIn: "Logga in först: be om en länk till din e-post, eller använd koden på ditt kodkort.",
    access.CodeWrong: "Koden stämmer inte eller är redan använd: vänta på nästa kod i appen och skriv den.",
    access.PasskeyRefused: "Nyckeln gick inte att använda: försök en gång till, eller välj ett annat sätt.",
    access.TooManyTries: "Det blev för många fel koder i rad: vänta en kvart och försök igen.",
    access.FactorTaken: "Kontot har redan ett andra steg: visa det först, så kan du lägga till ett till.",
    access.InvitationIncomplete: lambda e: f"{INVITATION_FIELDS[e.field]}.",
    access.AccountUnknown: "Det finns inget sådant konto: ladda om sidan.",
    access.LastOrganiser: "Det här är den enda ombudsmannen med inloggning: bjud in en till först.",
    access.IdentityRefused: (
        "Inloggningen gick inte igenom, eller så är adressen ingen som är inbjuden här: börja om från Logga in."
    ),
    correspondence.AlreadyWritten: "Brevet är redan skrivet: ladda om sidan för att se hur det gick.",
    correspondence.AddressWrong: "Skriv en hel e-postadress, med @ och det som står efter.",
    correspondence.Undeliverable: lambda e: f"Brevet gick inte att skicka: {e.trouble}.",
}
