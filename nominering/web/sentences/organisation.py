"""Of the organisation, its register and the apportionment."""

from nominering.documents.swedish import date_text, listed
from nominering.organisation import errors as organisation
from nominering.web.sentences.sentence import Sentence


def _last_seats(seats: int) -> str:
    return "det sista ombudet" if seats == 1 else f"de {seats} sista ombuden"


SENTENCES: dict[type[Exception], Sentence] = {
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
}
