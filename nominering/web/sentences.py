"""What people read when something is refused: one Swedish sentence that says what to do."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from nominering.access import errors as access
from nominering.balloting import errors as balloting
from nominering.conference import errors as conference
from nominering.correspondence import errors as correspondence
from nominering.counting import errors as counting
from nominering.counting.quotas import OTHER
from nominering.documents import picture
from nominering.documents.eligibility import reason_text
from nominering.documents.explaining import GROUPS, rule_text
from nominering.documents.swedish import date_text, listed, time_text
from nominering.nomination import errors as nomination
from nominering.nomination.model.electoral_rules import LONGEST_LIST
from nominering.nomination.model.lists import EARLIEST_REMINDER, LONGEST_TITLE
from nominering.organisation import errors as organisation
from nominering.outcome import errors as outcome
from nominering.tables import errors as tables

Sentence = str | Callable[[Any], str]

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

TEXTS = {
    "version": "Korta namnet på versionen till högst {} tecken.",
    "note": "Skriv anteckningen (högst {} tecken).",
    "held_by": "Fyll i vem som höll intervjun (högst {} tecken).",
    "reason": "Skriv varför ni vill ha en annan ordning (högst {} tecken).",
}

CALL_FIELDS = {
    "held_on": "konferensens dag (åååå-mm-dd)",
    "begins": "klockslaget då konferensen börjar (tt:mm)",
    "place": "platsen (högst 200 tecken)",
    "report_by": "sista dagen att anmäla ombud (åååå-mm-dd)",
}
CHOICES = {
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

SHORTEN = {"occupation": "yrket eller titeln", "place": "orten", "affiliation": "tillhörigheten"}

INVITATION_FIELDS = {
    "name": "Fyll i namn (högst 80 tecken)",
    "role": "Välj vad personen ska göra",
    "association": "Välj vilken förening styrelsen är för",
}

BLT_PROBLEMS: dict[counting.Problem, str] = {
    "unreadable": "tecknet {} hör inte hemma här",
    "candidate-count": "filen ska börja med antalet kandidater, ett helt tal över noll",
    "seat-count": "efter antalet kandidater ska antalet platser stå, ett helt tal över noll",
    "name-missing": "här ska ett kandidatnamn inom citattecken stå",
    "title-missing": "här ska valets namn inom citattecken stå",
    "trailing-text": "efter valets namn får inget mer stå, men här står {}",
    "nick-count": "[nick] ska ge varje kandidat ett eget kortnamn",
    "tie-incomplete": "[tie] ska nämna varje kandidat precis en gång",
    "unknown-tag": "taggen {} är okänd",
    "end-missing": "filen tar slut före raden med bara 0 som avslutar röstsedlarna",
    "ballot-weight": "en röstsedel ska börja med hur många som röstat så, ett helt tal, inte {}",
    "ballot-end-missing": "röstsedeln ska sluta med 0 på samma rad",
    "ranked-twice": "kandidat {} är rangordnad två gånger på samma röstsedel",
    "equal-ranking": "lika rangordning ({}) tillåts inte",
    "unknown-candidate": "{} är ingen kandidat i filen",
}


def _numbers(numbers: tuple[int, ...]) -> str:
    return listed([str(number) for number in numbers])


def blt_sentence(error: counting.MalformedBlt, file: str = "BLT-filen") -> str:
    return f"{file}, rad {error.line}: {BLT_PROBLEMS[error.problem].format(error.detail)}."


def _lots(error: counting.LotsIncomplete) -> str:
    wrong = [
        f"{numbers} {what}"
        for numbers, what in (
            (_numbers(error.missing), "saknas"),
            (_numbers(error.repeated), "står flera gånger"),
            (_numbers(error.unknown), "är ingen kandidat" if len(error.unknown) == 1 else "är inga kandidater"),
        )
        if numbers
    ]
    return f"Lottordningen ska nämna varje kandidatnummer precis en gång: {', '.join(wrong)}."


def groups_text(groups: Mapping[str, int]) -> str:
    """How many there are of each: women, men, all others; groups of another kind by their names."""
    others = [group for group in groups if group not in (*GROUPS, OTHER)]
    said = [
        f"{groups.get(group, 0)} {one if groups.get(group) == 1 else many}"
        for group, (one, many) in GROUPS.items()
        if groups.get(group) or not others
    ]
    said += [f"{groups[group]} ur gruppen {group}" for group in others]
    if rest := groups.get(OTHER):
        said.append("1 annan" if rest == 1 else f"{rest} andra")
    return listed(said)


def _quota(error: counting.QuotaCannotBeKept) -> str:
    places = "1 plats" if error.length == 1 else f"{error.length} platser"
    return (
        f"Regeln om {rule_text(error.rule)} går inte att hålla på {places} med kandidaterna som finns "
        f"({groups_text(error.groups)}): "
        "fler behöver kandidera, eller så behöver regeln eller antalet platser ändras."
    )


def _groups(error: counting.GroupsIncomplete) -> str:
    wrong = [
        f"{_numbers(numbers)} {what}"
        for numbers, what in (
            (error.missing, "saknas"),
            (error.unknown, "är ingen kandidat" if len(error.unknown) == 1 else "är inga kandidater"),
        )
        if numbers
    ]
    return f"Varje kandidat behöver en grupp för kvoteringsregeln: {', '.join(wrong)}."


def _ranked_twice(error: balloting.RankedTwice) -> str:
    if error.place is not None:
        return f"Två kandidater har fått plats {error.place}: ge varje kandidat en egen plats."
    return f"Kandidat {error.number} är rangordnad två gånger: ge varje kandidat högst en plats."


def _moment(when: date) -> str:
    return time_text(when) if isinstance(when, datetime) else date_text(when)


def _out_of_order(error: conference.DatesOutOfOrder) -> str:
    earlier, later = _moment(error.earlier), _moment(error.later)
    match error.which:
        case "report-conference":
            return (
                f"Ombuden ska anmälas senast en dag före konferensen, inte {earlier} när den är {later}: ändra dagen."
            )
        case "answers-conference":
            return f"Svarstiden till {error.title} går ut {earlier}, efter konferensen {later}: ändra en av dem."
        case "nominations-answers":
            return f"Nomineringen till {error.title} stänger {earlier}, efter svarstiden {later}: ändra en av dem."


def _last_seats(seats: int) -> str:
    return "det sista ombudet" if seats == 1 else f"de {seats} sista ombuden"


def _table(what: Callable[[Any], str] | str) -> Callable[[Any], str]:
    def sentence(error: tables.TableError) -> str:
        said = what if isinstance(what, str) else what(error)
        return f"{error.file}, rad {error.line}: {said}"

    return sentence


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
    organisation.AssociationUnknown: lambda e: f"Ingen förening heter {e.name}: skriv namnet som i registret.",
    organisation.GroupSizeWrong: "Ange ett helt antal medlemmar per ombud, från 1 till 1 000 000.",
    organisation.TotalWrong: "Ange ett helt antal ombud att fördela, från 1 till 100 000.",
    organisation.BoundsWrong: "Minimum ska vara minst 0, och taket minst 1 och inte lägre än minimum.",
    organisation.TotalTooSmall: lambda e: (
        f"{e.total} ombud räcker inte till minimum för alla, som är {e.needed}: höj antalet eller sänk minimum."
    ),
    organisation.TotalTooLarge: lambda e: (
        f"{e.total} ombud ryms inte: med taket, och inget över minimum till den som saknar medlemmar, får högst "
        f"{e.room} plats."
    ),
    organisation.NoMembers: "Ingen har några medlemmar, så det finns inget att fördela efter.",
    organisation.TieForSeats: lambda e: (
        f"{listed(list(e.tied))} står lika om {_last_seats(e.seats)}: "
        "dra lott mellan dem och ange namnen i den ordning de drogs."
    ),
    organisation.LotUnknown: lambda e: f"Lotten nämner {e.name}, som inte är med i fördelningen: rätta namnet.",
    organisation.LotRepeated: lambda e: f"Lotten nämner {e.name} två gånger: ange varje namn en gång.",
    organisation.CutOffMissing: "Fyll i brytdagen (åååå-mm-dd).",
    organisation.CutOffInFuture: "Brytdagen har inte varit än: ange i dag eller en tidigare dag.",
    organisation.FiguresChanged: "Medlemsantalen har ändrats sedan uträkningen visades: räkna en gång till först.",
    organisation.ApportionmentFixed: "Ombuden är redan fördelade, och fördelningen ändras inte efteråt.",
    organisation.DistrictMissing: "Databasen har inget distrikt än: grunda det med nominering found.",
    organisation.MunicipalitiesUnreadable: lambda e: (
        f"”{e.line}” är ingen kommun: skriv fyra siffror och namnet, en kommun per rad."
    ),
    organisation.MunicipalityUnknown: lambda e: f"Distriktet har ingen kommun med koden {e.code}: rätta koden.",
    organisation.MunicipalityCodeWrong: lambda e: f"”{e.code}” är ingen kommunkod: skriv fyra siffror.",
    organisation.MunicipalityTaken: lambda e: (
        f"Kommun {e.code} hör till {e.by}: bara föreningar med var sin stadsdel delar en kommun."
    ),
    organisation.AssociationNameTaken: lambda e: f"En annan förening heter också {e.name}: ge den ett eget namn.",
    organisation.AssociationIdWrong: lambda e: (
        f"”{e.id}” kan inte vara en förenings id: skriv små bokstäver a–z, siffror och bindestreck."
    ),
    organisation.BoardStillSits: lambda e: (
        f"{e.name} har en styrelse och kan inte bli vilande: ge uppdragen ett slutdatum först."
    ),
    organisation.DatesReversed: lambda e: (
        f"Slutet {date_text(e.until)} ligger före början {date_text(e.since)}: rätta datumen."
        if e.until < e.since
        else f"{date_text(e.until)} och {date_text(e.since)} kan inte vara samma dag: rätta datumen."
    ),
    organisation.DayInFuture: lambda e: f"{date_text(e.day)} har inte varit än: rätta datumet.",
    organisation.DayUnreadable: "Skriv dagen som åååå-mm-dd.",
    organisation.NumberWrong: lambda e: (
        f"”{e.number}” kan inte vara ett medlemsnummer: skriv bokstäver, siffror, punkt eller bindestreck."
    ),
    organisation.BornWrong: lambda e: f"Ingen medlem kan vara född {date_text(e.born)}: rätta födelsedatumet.",
    organisation.TextTooLong: lambda e: f"{e.field} är för långt: korta till högst {e.most} tecken.",
    organisation.AssociationNeeded: lambda e: (
        f"Där medlemmen bor finns {listed(list(e.names))}: ange föreningen i kolumnen association."
    ),
    organisation.MoveUndated: lambda e: (
        f"Bytet av förening behöver ett datum efter {date_text(e.since)}: "
        "ange i kolumnen since dagen då medlemmen bytte."
    ),
    organisation.StaysOverlap: lambda e: (
        f"Medlemskapet från {date_text(e.since)} börjar innan det förra tog slut: rätta datumet."
    ),
    organisation.IdentityTaken: lambda e: (
        f"{e.name} finns redan som aktiv medlem med samma namn och födelsedatum "
        f"(medlemsnummer {listed(list(e.numbers))}): behåll ett av numren."
    ),
    organisation.MemberUnknown: lambda e: f"Ingen medlem har numret {e.number}: se efter i medlemsregistret.",
    organisation.HolderNotMember: lambda e: (
        f"{e.name} hör inte till någon förening och kan inte ha uppdraget: välj en medlem."
    ),
    organisation.HolderElsewhere: lambda e: (
        f"{e.name} är inte medlem i {e.association}: bara föreningens egna medlemmar sitter i dess styrelse."
    ),
    organisation.HolderTooNew: lambda e: (
        f"{e.name} har ett medlemskap som räknas först från {date_text(e.counts_from)}."
        if e.counts_from
        else f"{e.name} har inte betalat medlemsavgiften, så medlemskapet räknas inte än."
    ),
    organisation.BoardOfInactive: lambda e: f"{e.name} är vilande och har ingen styrelse: gör den aktiv först.",
    organisation.OfficeTwice: lambda e: f"{e.name} har redan samma uppdrag under samma tid: ta bort det ena.",
    organisation.OfficeWithoutHolder: "Uppdraget behöver en medlem: fyll i medlemsnumret i kolumnen member.",
    organisation.OfficeElsewhere: lambda e: (
        "En föreningsstyrelse behöver sin förening: fyll i kolumnen association."
        if e.needed
        else "Uppdraget är distriktets: lämna kolumnen association tom."
    ),
    organisation.SameMember: "Det är samma medlemsnummer: välj två olika.",
    organisation.GroundMoved: (
        "Registret har ändrats sedan sidan visades, så ingenting sparades: gör om provkörningen och se efter igen."
    ),
    organisation.ImportGone: "Importen finns inte längre: ladda upp filen på nytt.",
    organisation.ImportRefused: lambda e: (
        f"{'En rad' if e.refused == 1 else f'{e.refused} rader'} i filen har fel, så ingenting ändras: "
        "rätta filen och ladda upp den på nytt."
    ),
    organisation.FileMissing: "Välj en fil att läsa in.",
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
    nomination.ProposalIncomplete: lambda e: (
        f"Förslaget ska vara en hel lista: {e.ordered} namn är ordnade men {e.needed} behövs."
    ),
    nomination.ProposalNamesStranger: "Förslaget nämner någon som inte har tackat ja: ladda om sidan och ordna igen.",
    nomination.ProposalRepeats: "Samma namn står två gånger i förslaget: ge varje namn en egen plats.",
    nomination.ProposalStale: (
        "Någon har svarat sedan förslaget publicerades: be valberedningen ordna och publicera det på nytt."
    ),
    nomination.ProposalTooEarly: "Förslaget kan publiceras först när nomineringen har stängt.",
    nomination.PublicationInPast: "Tiden har redan passerat: ange en senare tid, eller ingen för att publicera nu.",
    nomination.PublicationMomentWrong: (
        "Ange både dag och klockslag för publiceringen, eller inget av dem för att publicera nu."
    ),
    nomination.NothingScheduled: "Ingen publicering väntar: tiden har kommit, eller så är den redan tillbakatagen.",
    nomination.VersionUnknown: "Det finns ingen sådan version: välj en ur listan.",
    nomination.DraftEmpty: "Ordna minst ett namn innan du sparar.",
    nomination.TextUnfit: lambda e: TEXTS[e.field].format(e.most),
    nomination.NoteUnknown: "Anteckningen finns inte: den är borttagen eller gallrad.",
    nomination.NoteNotYours: "Bara den som skrev anteckningen kan ändra eller ta bort den.",
    nomination.NotesClosed: "Listan är fastställd och anteckningarna är gallrade, så inga fler skrivs.",
    nomination.InterviewInFuture: lambda e: (
        f"Intervjun den {date_text(e.held_on)} har inte hållits än: ange dagen då den hölls."
    ),
    nomination.InactiveCannotPropose: lambda e: (
        f"{e.name} är vilande och kan inte lägga motförslag förrän den har en styrelse."
    ),
    nomination.ProposalNotPublished: "Valberedningens förslag är inte publicerat än.",
    nomination.CounterProposalSent: "Motförslaget är skickat: dra tillbaka det först om ni vill ändra det.",
    nomination.CounterProposalUnsent: "Ni har inte skickat något motförslag, så det finns inget att dra tillbaka.",
    nomination.CounterProposalChanged: "Någon annan har just ändrat motförslaget: ladda om sidan och se efter.",
    nomination.CandidatesFrozen: "Kandidaterna är låsta inför omröstningen, så ingenting kan ändras nu.",
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
    conference.RulesChanged: "Valordningen ändrades just nu: läs den och försök en gång till.",
    conference.NotApportioned: "Fördela ombuden på föreningarna först.",
    conference.RollFrozen: "Röstlängden är redan låst och ändras inte mer.",
    conference.RollNotFrozen: "Lås röstlängden först.",
    conference.RollEmpty: "Inga ombud är anmälda, så röstlängden kan inte låsas.",
    conference.TooManyDelegates: lambda e: (
        f"{e.association} har anmält {e.reported} ombud men får skicka {e.seats}: ändra fördelningen eller anmälan."
    ),
    conference.DelegateRepeated: lambda e: f"{e.name} är redan anmäld som ombud för föreningen.",
    conference.RoundUnknown: "Det finns ingen sådan omröstning: gå till startsidan och välj en.",
    conference.RoundPrepared: "Omröstningen är redan förberedd.",
    conference.CandidatesChanged: "Någon svarade just nu: försök en gång till.",
    conference.AnswersStillOpen: "Svarstiden pågår: stäng den innan kandidaterna låses.",
    conference.PublicationWaits: (
        "Valberedningen har satt en tid då förslaget publiceras: vänta till dess, eller be dem ta tillbaka den."
    ),
    conference.NoProposal: "Valberedningen har inte publicerat något förslag till listan än.",
    conference.NoCandidates: "Ingen har tackat ja till listan, så det finns ingen att rösta på.",
    conference.LotsMissing: "Dra lottordningen och skriv in den innan omröstningen öppnas.",
    conference.LotsUnreadable: lambda e: f"”{e.typed}” är inget kandidatnummer: skriv numren med komma emellan.",
    conference.LotsTwice: "Fyll i antingen lottordningen eller texten, inte båda.",
    conference.LotsDrawn: "Lottordningen är redan inskriven och dras bara en gång.",
    conference.RoundNotOpen: "Omröstningen är inte öppen, så den kan inte stängas.",
    conference.RoundAlreadyOpened: "Omröstningen har redan öppnats.",
    conference.RoundNotClosed: "Omröstningen är inte stängd: stäng den innan rösterna räknas.",
    conference.NoticeIncomplete: lambda e: f"Fyll i {CALL_FIELDS[e.field]}.",
    conference.DatesOutOfOrder: _out_of_order,
    conference.ConferenceInPast: "Konferensens tid har redan varit: ange en tid som ligger framåt.",
    conference.ConferenceUnplanned: "Fyll i konferensens dag, tid och plats först.",
    conference.AddressWrong: lambda e: f"”{e.address}” är ingen e-postadress: rätta den.",
    conference.NobodyToNotify: "Det finns ingen adress att skicka kallelsen till: skriv minst en mottagare.",
    conference.NoticeChanged: "Kallelsen är inte längre den du läste: läs igenom den igen och skicka sedan.",
    conference.EditionUnknown: "Den utgåvan av kallelsen finns inte: läs den senaste.",
    balloting.UnknownCandidate: lambda e: (
        f"{e.number} är ingen kandidat i omröstningen: ladda om sidan och försök igen."
    ),
    balloting.RankedTwice: _ranked_twice,
    balloting.PlaceUnreadable: lambda e: f"”{e.typed}” är ingen plats: skriv ett heltal från 1.",
    balloting.EmptyBallot: "Du har inte rangordnat någon: rangordna minst en kandidat eller välj att rösta blankt.",
    balloting.BlankAndRanked: "Du har både rangordnat och valt blankt: välj det ena.",
    balloting.AlreadyVoted: "Kodkortet har redan använts i den här omröstningen, och den rösten gäller.",
    balloting.RoundClosed: lambda e: (
        "Omröstningen har inte öppnat än: vänta tills presidiet säger till."
        if e.opens_later
        else "Omröstningen är stängd, så rösten togs inte emot."
    ),
    balloting.CardUnknown: "Koden finns inte: läs på kodkortet och skriv de tio tecknen igen.",
    balloting.TooManyCards: lambda e: f"Det finns bara {e.left} kodkort kvar att skriva ut, inte {e.wanted}.",
    balloting.SealUnfinished: (
        "Omröstningen är stängd, men ett annat program läser databasen och håller kvar dess logg: "
        "stäng det programmet och starta om servern innan någon kopierar databasen."
    ),
    balloting.CardsDealt: "Alla kodkort är redan utskrivna: kassera dem först om utskriften kom bort.",
    balloting.CardsInUse: "Ett kodkort har redan använts för att rösta, så korten gäller och kan inte kasseras.",
    balloting.BoxOpen: "Omröstningen är inte stängd: stäng den innan rösterna räknas.",
    counting.MalformedBlt: blt_sentence,
    counting.TieNeedsLots: lambda e: (
        f"Kandidaterna {_numbers(e.tied)} står lika om plats {e.place} och ingen lottordning är dragen: ge en."
    ),
    counting.LotsIncomplete: _lots,
    counting.RankingOutsideProfile: "En röst nämner någon som inte kandiderar, eller samma kandidat två gånger.",
    counting.MethodUnknown: lambda e: f"Metoden {e.name} finns inte.",
    counting.QuotaUnknown: lambda e: (
        f"Kvoteringsregeln ”{e.text}” finns inte: skriv none, half-women, alternating, pairwise eller "
        "minimum:GRUPP:ANTAL:PLATSER."
    ),
    counting.QuotaCannotBeKept: _quota,
    counting.QuotaOnSet: (
        "De skotska reglerna väljer flera utan ordning och har ingen kvotering: "
        "ta bort regeln eller välj en annan metod."
    ),
    counting.GroupsIncomplete: _groups,
    counting.FixedPlaceWrong: lambda e: (
        f"Plats {e.place} kan inte vara bestämd för kandidat {e.number}: "
        "ge högst en plats på listan till var och en som kandiderar."
    ),
    outcome.NotCounted: "Rösterna är inte räknade än.",
    outcome.AlreadyCounted: "Rösterna är redan räknade.",
    outcome.CountersDisagree: lambda e: (
        f"Kontrollräkningen stämmer inte på plats {_numbers(e.places)}: red ut det innan listan fastställs."
    ),
    outcome.CandidateWithdrew: (
        "Någon har dragit tillbaka sin kandidatur sedan rösterna räknades: räkna om innan listan fastställs."
    ),
    outcome.QuotaStands: "Kvoteringsregeln går att hålla med dem som är kvar, så den gäller: räkna utan paragraf.",
    outcome.NobodyWithdrew: "Ingen har dragit tillbaka sin kandidatur sedan räkningen, så den gäller.",
    outcome.EverybodyWithdrew: "Alla som stod på röstsedeln har dragit tillbaka sin kandidatur.",
    picture.NoPicture: "Filen går inte att läsa som bild: välj en hel bild i JPEG, PNG eller WebP.",
    picture.PictureTooLarge: "Bilden är för stor: välj en på högst 8 MB och 64 megapixel.",
    picture.PictureTooSmall: "Bilden är för liten: välj en på minst 50 gånger 50 pixlar.",
    outcome.ResultNotPublic: "Resultatet visas när konferensen har fastställt listan.",
    outcome.CountNotPublic: "Valordningen visar listan men inte röstetalen: läs listan på resultatsidan.",
    outcome.NotAdopted: "Listan är inte fastställd av konferensen, så det finns inget att skriva ut.",
    outcome.AlreadyAdopted: "Listan är redan fastställd.",
    outcome.AdoptionIncomplete: "Ange dagen och paragrafen i protokollet där listan fastställdes.",
    outcome.AdoptionTooEarly: "Den dagen pågick svarstiden än: ange den dag då listan fastställdes.",
    outcome.AdoptionInFuture: "Datumet ligger i framtiden: ange den dag då listan fastställdes.",
    tables.NotText: _table("filen är inte text i UTF-8."),
    tables.NotWorkbook: _table("filen går inte att läsa som en arbetsbok: spara den som XLSX eller CSV på nytt."),
    tables.FileTooLarge: _table("filen är för stor: dela upp den eller spara den som CSV."),
    tables.TooManyRows: _table(lambda e: f"filen har fler än {e.detail} rader: dela upp den."),
    tables.RowUnreadable: _table("raden går inte att läsa: se efter att varje citattecken har sitt slut."),
    tables.ColumnMissing: _table(lambda e: f"kolumnen {e.detail} saknas."),
    tables.ColumnUnknown: _table(
        lambda e: f"kolumnen {e.detail} är okänd eller står två gånger." if e.detail else "en kolumn har inget namn."
    ),
    tables.RowTooShort: _table(lambda e: f"raden ska ha {e.detail} celler, lika många som rubriken."),
    tables.CellEmpty: _table(lambda e: f"{e.detail} är inte ifyllt."),
    tables.CellWrong: _table(lambda e: f"{e.detail} kan inte vara ”{e.cell}”."),
    tables.RowRepeated: _table(lambda e: f"samma uppgift står redan på rad {e.detail}."),
    tables.RowRefused: _table(lambda e: sentence_for(e.why)),
}


def sentence_for(error: Exception) -> str:
    """Raises KeyError for an error that no sentence is written for; a test sees to it that there is none."""
    said = SENTENCES[type(error)]
    return said if isinstance(said, str) else said(error)


def sentence_at_line(error: Exception) -> str:
    """As `sentence_for`, for where the line stands beside it already."""
    said = sentence_for(error)
    return said.removeprefix(f"{error.file}, rad {error.line}: ") if isinstance(error, tables.TableError) else said
