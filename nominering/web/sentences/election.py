"""Of personal elections and ballots among all members."""

from nominering.documents.swedish import listed
from nominering.election import errors as election
from nominering.web.sentences.sentence import Sentence

FIELDS = {
    "title": "Skriv vad valet gäller, med högst 80 tecken.",
    "seats": "Ange hur många som ska väljas: 1–60, och 1 när det gäller ordförande.",
    "way": "Ett val bland alla medlemmar, eller med minst hälften kvinnor, avgörs med flest röster: välj det sättet.",
    "since": "Ange från vilken dag uppdraget gäller.",
    "until": "Ange till vilken dag uppdraget gäller, eller lämna fältet tomt.",
    "opens_at": "Ange dag och tid då omröstningen öppnar.",
    "closes_at": "Ange dag och tid då omröstningen stänger.",
}

SENTENCES: dict[type[Exception], Sentence] = {
    election.ElectionUnknown: "Valet finns inte.",
    election.ElectionIncomplete: lambda e: FIELDS[e.field],
    election.CandidateMissing: "Skriv namnet eller medlemsnumret på den som föreslås.",
    election.CandidateUnclear: lambda e: (
        f"Flera medlemmar heter så: skriv medlemsnumret i stället ({listed(list(e.numbers))})."
    ),
    election.CandidateNoMember: lambda e: (
        f"Ingen medlem heter precis ”{e.typed}”: skriv hela namnet eller medlemsnumret, bara medlemmar kan väljas."
    ),
    election.CandidateRepeated: lambda e: f"{e.name} kandiderar redan.",
    election.CandidateGone: "Kandidaten finns inte i valet.",
    election.GenderMissing: "Minst hälften ska vara kvinnor i valet: ange om kandidaten är kvinna, man eller annat.",
    election.CandidatesMoved: "Någon annan ändrade kandidaterna samtidigt: ladda om sidan och försök igen.",
    election.CandidatesFixed: "Omröstningen är förberedd, så kandidaterna kan inte ändras.",
    election.TooFewCandidates: lambda e: (
        f"{e.standing} kandiderar till {e.seats} platser: föreslå fler innan det blir val."
    ),
    election.TooFewWomen: lambda e: (
        f"Minst hälften ska vara kvinnor, alltså {e.needed}, men {e.women} kvinnor kandiderar: föreslå fler."
    ),
    election.NoAcclamation: lambda e: f"{e.standing} kandiderar till {e.seats} platser, så det behövs en omröstning.",
    election.MembersElect: "Alla medlemmar väljer, så det går inte att välja med acklamation på konferensen.",
    election.VoteUnderWay: "En omröstning i valet är inte räknad än: räkna den först.",
    election.NothingToCount: "Ingen omröstning i valet väntar på att räknas.",
    election.CountersDiffer: (
        "Kontrollräkningen säger något annat, så räkningen är inte sparad: räkna rösterna för hand och anmäl felet."
    ),
    election.NotBetweenRounds: (
        "En kandidat kan dra sig ur innan omröstningen förbereds, och mellan omröstningen och omvalet: inte nu."
    ),
    election.WithdrawnAlready: lambda e: f"{e.name} har redan dragit sig ur valet.",
    election.NotDecided: "Valet är inte avgjort än.",
    election.AlreadyDecided: "Valet är redan avgjort.",
    election.NotInRegister: lambda e: f"{e.name} går inte att föra in i registret över uppdrag: gör det för hand.",
    election.MemberBallotUnknown: "Medlemsomröstningen finns inte.",
    election.CutOffMissing: "Ange vilken dag som avgör vem som får rösta.",
    election.CutOffInFuture: "Dagen har inte varit än: välj en dag som har varit, senast i dag.",
    election.NobodyEntitled: "Ingen i registret hade rösträtt den dagen: läs in medlemmarna eller välj en annan dag.",
    election.ElectorateFrozen: "Rösträtten är redan fastställd.",
    election.ElectorateNotFrozen: "Fastställ först vilken dag som avgör vem som får rösta.",
    election.TimesWrong: "Omröstningen ska stänga efter att den öppnar, och inte i det förflutna: ändra tiden.",
    election.TimesMissing: "Ange först när omröstningen öppnar och stänger.",
    election.BallotOpened: "Omröstningen har öppnat: bara sluttiden kan ändras, och bara till senare.",
    election.BallotNotPrepared: "Lås först kandidaterna i alla val på röstsedeln.",
    election.CodesNotDealt: "Skriv ut kodbreven innan omröstningen öppnar: annars kan ingen rösta.",
}
