"""Of the call, the roll, the rounds, and the ballot box."""

from datetime import date, datetime

from nominering.balloting import errors as balloting
from nominering.balloting.model.codes import CODE_LENGTH, LETTER_CODE_LENGTH, canonical_code, never_used
from nominering.balloting.model.spoiling import LONGEST_REASON
from nominering.conference import errors as conference
from nominering.documents.swedish import date_text, listed, time_text
from nominering.web.sentences.sentence import Sentence

CALL_FIELDS = {
    "held_on": "konferensens dag (åååå-mm-dd)",
    "begins": "klockslaget då konferensen börjar (tt:mm)",
    "place": "platsen (högst 200 tecken)",
    "report_by": "sista dagen att anmäla ombud (åååå-mm-dd)",
}


ITEM_FIELDS = {"title": "Punktens namn", "text": "Texten", "outcome": "Det som beslutades"}


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


def _ranked_twice(error: balloting.RankedTwice) -> str:
    if error.place is not None:
        return f"Två kandidater har fått plats {error.place}: ge varje kandidat en egen plats."
    return f"Kandidat {error.number} är rangordnad två gånger: ge varje kandidat högst en plats."


def _sheets(how_many: int) -> str:
    return f"{how_many} {'sedel' if how_many == 1 else 'sedlar'}"


def _too_new(error: conference.DelegateTooNew) -> str:
    if error.counts_from is None:
        return f"{error.name} har inte betalat medlemsavgiften och kan inte vara ombud: anmäl någon annan."
    return (
        f"{error.name} är medlem som räknas först från {date_text(error.counts_from)}, efter konferensen: "
        "anmäl någon annan."
    )


def _card_unknown(error: balloting.CardUnknown) -> str:
    if error.typed is None:
        return "Kodkortet gäller inte längre: be om ett nytt där korten delas ut."
    wrong = never_used(error.typed)
    if wrong and len(wrong) < 4:
        noun = "Tecknet" if len(wrong) == 1 else "Tecknen"
        return f"{noun} {listed(list(wrong))} finns inte på något kodkort: läs koden på kortet igen."
    typed = len(canonical_code(error.typed))
    if typed and typed not in (CODE_LENGTH, LETTER_CODE_LENGTH):
        long = f"{CODE_LENGTH} på ett kodkort och {LETTER_CODE_LENGTH} i ett brev"
        return f"Du skrev {typed} tecken, men en kod har {long}: läs den igen."
    return "Koden finns inte: läs på kodkortet eller i brevet och skriv alla tecken igen."


SENTENCES: dict[type[Exception], Sentence] = {
    conference.RulesChanged: "Valordningen ändrades just nu: läs den och försök en gång till.",
    conference.NotApportioned: "Fördela ombuden på föreningarna först.",
    conference.RollFrozen: "Röstlängden är redan låst och ändras inte mer.",
    conference.RollNotFrozen: "Lås röstlängden först.",
    conference.RollEmpty: "Inga ombud är anmälda, så röstlängden kan inte låsas.",
    conference.TooManyDelegates: lambda e: (
        f"{e.association} har anmält {e.reported} ombud men får skicka {e.seats}: ändra fördelningen eller anmälan."
    ),
    conference.DelegateRepeated: lambda e: f"{e.name} är redan anmäld som ombud för föreningen.",
    conference.DelegateElsewhere: lambda e: (
        f"{e.name} är inte medlem i {e.association} den dag konferensen hålls: anmäl en egen medlem."
    ),
    conference.DelegateTooNew: _too_new,
    conference.DelegateOnBoard: lambda e: (
        f"{e.name} sitter i distriktsstyrelsen den dag konferensen hålls och kan inte vara ombud: anmäl någon annan."
    ),
    conference.ReportClosed: lambda e: (
        f"Sista dagen att anmäla ombud var {date_text(e.report_by)}: be ombudsmannen om det ska ändras."
    ),
    conference.ReportChanged: "Någon annan ändrade anmälan just nu: läs den och försök en gång till.",
    conference.ParticipantUnknown: "Personen finns inte bland deltagarna: sök på namnet.",
    conference.ParticipantRepeated: lambda e: f"{e.name} deltar redan: sök på namnet.",
    conference.ParticipantIncomplete: "Skriv deltagarens namn (högst 80 tecken) och välj vad hen deltar som.",
    conference.ParticipantNoted: lambda e: (
        f"{e.name} har varit incheckad och står kvar i loggen: checka ut i stället för att ta bort."
    ),
    conference.BadgeUnknown: "Koden på namnbrickan finns inte: sök på namnet eller numret i stället.",
    conference.VoteIsForDelegates: "Bara ombud har rösträtt: ta bort krysset.",
    conference.AlreadyCheckedIn: lambda e: f"{e.name} är redan incheckad, sedan {time_text(e.since)}.",
    conference.NotCheckedIn: lambda e: f"{e.name} är inte incheckad, så det finns inget att checka ut.",
    conference.AlternateElsewhere: lambda e: (
        f"{e.name} är inte suppleant för {e.delegate}: välj en suppleant från samma förening."
    ),
    conference.AlternateAbsent: lambda e: f"{e.name} är inte incheckad: checka in suppleanten först.",
    conference.AlternateSeated: lambda e: f"{e.name} har redan trätt in för {e.delegate}.",
    conference.AlternateOutOfOrder: lambda e: (
        f"{e.first} står före {e.name} i föreningens ordning: "
        f"låt {e.first} träda in först, eller skriv varför det inte går."
    ),
    conference.DelegatePresent: lambda e: f"{e.name} är incheckad, så ingen kan träda in: checka ut ombudet först.",
    conference.SeatTaken: lambda e: f"{e.alternate} har redan trätt in för {e.name}.",
    conference.SeatVacant: lambda e: f"Ingen har trätt in för {e.name}.",
    conference.NobodyPresent: "Inget ombud är incheckat, så ingen skulle få rösta: checka in ombuden först.",
    conference.HallBusy: "Många checkar in samtidigt och ingenting ändrades: försök en gång till.",
    conference.RoundUnknown: "Det finns ingen sådan omröstning: gå till startsidan och välj en.",
    conference.RoundPrepared: "Omröstningen är redan förberedd.",
    conference.CandidatesChanged: "Någon svarade just nu: försök en gång till.",
    conference.AnswersStillOpen: "Svarstiden pågår: stäng den innan kandidaterna låses.",
    conference.PublicationWaits: (
        "Valberedningen har satt en tid då förslaget publiceras: vänta till dess, eller be dem ta tillbaka den."
    ),
    conference.NoProposal: "Valberedningen har inte publicerat något förslag till listan än.",
    conference.DecidedByPlace: "Listan avgörs plats för plats i salen: gå till sidan för det.",
    conference.NoListInIt: "Den omröstningen ger ingen lista: räkna rösterna på valets egen sida.",
    conference.NotRanked: "I den omröstningen sätts kryss, så den räknas inte som en rangordning.",
    conference.NoCandidates: "Ingen har tackat ja till listan, så det finns ingen att rösta på.",
    conference.NotOfTheHall: "I den omröstningen röstar inte konferensens ombud: öppna den i medlemsvalet.",
    conference.LotsMissing: "Dra lottordningen och skriv in den innan omröstningen öppnas.",
    conference.LotsUnreadable: lambda e: f"”{e.typed}” är inget kandidatnummer: skriv numren med komma emellan.",
    conference.LotsTwice: "Fyll i antingen lottordningen eller texten, inte båda.",
    conference.LotsDrawn: "Lottordningen är redan inskriven och dras bara en gång.",
    conference.RoundNotOpen: "Omröstningen är inte öppen, så den kan inte stängas.",
    conference.RoundAlreadyOpened: "Omröstningen har redan öppnats.",
    conference.RoundNotPaused: "Omröstningen är inte pausad: se om någon annan redan har öppnat eller stängt den.",
    conference.NotATrial: "Det är ingen provomröstning, så den kastas inte.",
    conference.QuorumWrong: "Skriv ett antal ombud från 1, eller en andel från 1 till 100 procent.",
    conference.PresentUncounted: "Räkna de närvarande ombuden och skriv hur många de är.",
    conference.TooManyPresent: lambda e: (
        f"Röstlängden har {e.entitled} ombud, så {e.present} kan inte vara närvarande: räkna igen."
    ),
    conference.QuorumMissing: lambda e: (
        f"{e.present} ombud är närvarande men det krävs {e.needed}: "
        "vänta in fler, eller skriv varför omröstningen öppnas ändå."
    ),
    conference.ReasonTooLong: lambda e: f"Skälet är {e.length} tecken: skriv högst {e.most}.",
    conference.ItemUnknown: "Punkten finns inte på dagordningen: se efter om någon har tagit bort den.",
    conference.ItemIncomplete: "Skriv vad punkten heter.",
    conference.ItemTooLong: lambda e: f"{ITEM_FIELDS[e.field]} är {e.length} tecken: skriv högst {e.most}.",
    conference.ItemOnAgenda: lambda e: f"{e.title} står redan på dagordningen.",
    conference.ItemNotWaiting: lambda e: f"{e.title} har redan tagits upp, så punkten står kvar.",
    conference.ItemStillVoting: lambda e: f"Omröstningen om {e.title} pågår: stäng den innan punkten är klar.",
    conference.AgendaMoved: "Någon annan ändrade dagordningen just nu: se hur den ser ut och försök igen.",
    conference.NothingToShow: "Det finns inget sådant att visa på storbilden: välj något annat.",
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
    balloting.EmptyBallot: lambda e: (
        "Du har inte satt något kryss: sätt minst ett eller välj att rösta blankt."
        if e.marks
        else "Du har inte rangordnat någon: rangordna minst en kandidat eller välj att rösta blankt."
    ),
    balloting.BlankAndRanked: lambda e: (
        f"Du har både {'kryssat' if e.marks else 'rangordnat'} och valt blankt: välj det ena."
    ),
    balloting.TooManyMarks: lambda e: f"Du har satt {e.marked} kryss, men högst {e.most} får sättas: ta bort några.",
    balloting.CardOfAnotherVote: "Ditt kodkort gäller en annan omröstning än den här.",
    balloting.RoundPaused: "Omröstningen är pausad: rösten är inte mottagen, försök igen när den fortsätter.",
    balloting.PapersOutstanding: (
        "Det finns röstsedlar på papper som inte ligger i urnan: skriv in dem under Papper först."
    ),
    balloting.PapersTooManyAtOnce: lambda e: f"Skriv hur många röstsedlar som ska skrivas ut, 1 till {e.most}.",
    balloting.NoVoterLeft: (
        "Alla som får rösta har ett kodkort eller en röstsedel: skriv in koden på kortet som ska bytas mot papper."
    ),
    balloting.NothingHandedOut: "Ingen sådan röstsedel är utlämnad: se efter vilket kort den lämnades ut mot.",
    balloting.CheckNumberUnknown: "Ingen sedel med det kontrollnumret är utskriven här: läs numret igen.",
    balloting.ReadBefore: lambda e: (
        f"Du har redan skrivit in sedel {e.check_number}: lämna den till någon annan, eller kryssa för att du rättar."
    ),
    balloting.ReadTwice: lambda e: f"Två har redan skrivit in sedel {e.check_number}: lägg den åt sidan.",
    balloting.NothingToSettle: lambda e: f"Sedel {e.check_number} har inget att rätta eller avgöra: se efter numret.",
    balloting.LookedAtBefore: lambda e: (
        f"Du har redan skrivit in sedel {e.check_number}: någon annan än ni två behöver titta på den."
    ),
    balloting.PapersUnread: lambda e: (
        f"{_sheets(e.how_many)} är inte inskriven lika av två: skriv in eller avgör först."
    ),
    balloting.PapersMissing: lambda e: (
        f"Det fattas {_sheets(e.how_many)}: leta, eller skriv in att de aldrig lämnades in."
    ),
    balloting.PapersTooMany: lambda e: (
        f"Det är {_sheets(e.how_many)} för mycket: räkna de utlämnade igen, och låt "
        "konferensen avgöra om omröstningen ska göras om."
    ),
    balloting.ExplanationMissing: "Skriv vad som har hänt med sedlarna som inte lämnades in, högst 300 tecken.",
    balloting.PapersPutIn: "Röstsedlarna på papper ligger redan i urnan och ändras inte mer.",
    balloting.AlreadyVoted: "Kodkortet har redan använts i den här omröstningen, och den rösten gäller.",
    balloting.RoundClosed: lambda e: (
        "Omröstningen har inte öppnat än: vänta tills presidiet säger till."
        if e.opens_later
        else "Omröstningen är stängd, så rösten togs inte emot."
    ),
    balloting.ChangeImpossible: (
        "Rösten kan inte ändras härifrån och gäller som den är: ändra den i samma webbläsare som du röstade i."
    ),
    balloting.ChangedMeanwhile: "Rösten har redan ändrats sedan sidan öppnades: den senaste gäller.",
    balloting.BallotNotKept: (
        "Rösten kunde inte sparas just nu och är inte lagd: försök igen om en stund, "
        "och säg till presidiet om det inte går."
    ),
    balloting.CardUnknown: _card_unknown,
    balloting.TooManyCards: lambda e: f"Det finns bara {e.left} kodkort kvar att skriva ut, inte {e.wanted}.",
    balloting.SealUnfinished: (
        "Omröstningen är stängd, men databasens logg gick inte att tömma, för att ett annat program läser databasen "
        "eller disken är full: åtgärda det och starta om servern innan någon kopierar databasen."
    ),
    balloting.DeckDealt: "Det finns redan kodkort: kassera dem först, och välj sedan om korten ska ha namn.",
    balloting.CardsChanged: "Någon annan gjorde nya kort just nu: försök en gång till.",
    balloting.NumberUnknown: lambda e: (
        f"Det finns inget giltigt kort med numret {e.number}: läs numret igen, det är kodens första tecken."
    ),
    balloting.BearerUnknown: "Den du valde har inget kodkort: välj någon annan.",
    balloting.SpoilingUnknown: "Ingen har bett om att det kortet ska ersättas: gå tillbaka till sidan och välj ett.",
    balloting.SpoilingIncomplete: lambda e: (
        "Skriv vilket kort det är: numret är kodens första tecken."
        if e.field == "number"
        else f"Skriv varför kortet ska ersättas, med högst {LONGEST_REASON} tecken."
    ),
    balloting.SpoilingAsked: "Någon har redan bett om att det kortet ska ersättas: bekräfta det i stället.",
    balloting.SpoilingSettled: "Det är redan avgjort: kortet är ersatt, eller så drogs det tillbaka.",
    balloting.SeatEmpty: (
        "Ingen är incheckad på den plats som kortet hör till: checka in först, och skriv sedan koden igen."
    ),
    balloting.SeatNotOnRoll: (
        "Omröstningen öppnades innan någon var incheckad på den plats som kortet hör till: du röstar från nästa."
    ),
    balloting.SameOfficer: "Du bad själv om det nya kortet: någon annan måste bekräfta, med sin egen inloggning.",
    balloting.PrintGone: "Utskriften finns inte kvar: en utskrift hämtas en gång, och sparas inte på servern.",
    balloting.CardsDealt: "Alla kodkort är redan utskrivna: kassera dem först om utskriften kom bort.",
    balloting.CardsInUse: "Ett kodkort har redan använts för att rösta, så korten gäller och kan inte kasseras.",
    balloting.BoxOpen: "Omröstningen är inte stängd: stäng den innan rösterna räknas.",
}
