"""Of the result: what stops it, what the conference changes in it, and what is added to it afterwards."""

from nominering.documents.explaining import rule_text
from nominering.outcome import errors as outcome
from nominering.web.sentences.sentence import Sentence, numbers_text

AMENDMENT_FIELDS = {
    "candidacy": "Välj vem ändringen gäller.",
    "place": "Ange platsen, ett heltal från 1.",
    "moved_by": "Skriv vem som yrkade på ändringen, högst 120 tecken.",
    "reason": "Skriv skälet till ändringen, högst 500 tecken.",
    "paragraph": "Ange paragrafen i protokollet där ändringen beslutades, högst 200 tecken.",
    "votes_for": "Ange hur många som röstade för, ett heltal.",
    "votes_against": "Ange hur många som röstade mot, ett heltal.",
}
WORD_FIELDS = {
    "choice": "Välj om du kom fram till samma lista eller en annan.",
    "agrees": "Du har både sagt att listan är densamma och angett platser: välj det ena.",
    "places": "Ange vilka platser som avviker, till exempel 3, 4.",
    "text": "Skriv vad du kom fram till och hur, högst 1 000 tecken.",
    "settled": "Skriv hur invändningen reddes ut, högst 1 000 tecken.",
}
ADDENDUM_FIELDS = {
    "manner": "Välj vad som ska hända med listan.",
    "decided_on": "Ange dagen då tillägget beslutades (åååå-mm-dd).",
    "body": "Välj vem som beslutade tillägget.",
    "paragraph": "Ange paragrafen i protokollet där tillägget beslutades, högst 200 tecken.",
    "reason": "Skriv skälet till tillägget, högst 500 tecken.",
}

SENTENCES: dict[type[Exception], Sentence] = {
    outcome.NotCounted: "Rösterna är inte räknade än.",
    outcome.AlreadyCounted: "Rösterna är redan räknade.",
    outcome.CountersDisagree: lambda e: (
        f"Kontrollräkningen stämmer inte på plats {numbers_text(e.places)}: red ut det innan listan fastställs."
    ),
    outcome.CandidateWithdrew: (
        "Någon har dragit tillbaka sin kandidatur sedan rösterna räknades: räkna om innan listan fastställs."
    ),
    outcome.QuotaStands: "Kvoteringsregeln går att hålla med dem som är kvar, så den gäller: räkna utan paragraf.",
    outcome.NobodyWithdrew: "Ingen har dragit tillbaka sin kandidatur sedan räkningen, så den gäller.",
    outcome.EverybodyWithdrew: "Alla som stod på röstsedeln har dragit tillbaka sin kandidatur.",
    outcome.ResultNotPublic: "Resultatet visas när konferensen har fastställt listan.",
    outcome.CountNotPublic: "Valordningen visar listan men inte röstetalen: läs listan på resultatsidan.",
    outcome.NotAdopted: "Listan är inte fastställd av konferensen, så det finns inget att skriva ut.",
    outcome.AlreadyAdopted: "Listan är redan fastställd.",
    outcome.AdoptionIncomplete: "Ange dagen och paragrafen i protokollet där listan fastställdes.",
    outcome.AdoptionTooEarly: "Den dagen pågick svarstiden än: ange den dag då listan fastställdes.",
    outcome.AdoptionInFuture: "Datumet ligger i framtiden: ange den dag då listan fastställdes.",
    outcome.CountersStillDisagree: lambda e: (
        f"Räkningen gav samma sak en gång till: kontrollräkningen stämmer inte på plats {numbers_text(e.places)}."
    ),
    outcome.ListChanged: "Listan ändrades just nu av någon annan: ladda om sidan, läs den och försök igen.",
    outcome.AmendmentIncomplete: lambda e: AMENDMENT_FIELDS[e.field],
    outcome.NotCarried: lambda e: (
        "Lika många röstade för som mot: låt lotten avgöra, och ange beslutet som lottning om ändringen vann."
        if e.lot
        else "Ändringen är bara beslutad om fler röstade för än mot. Vid lottning ska rösterna vara lika."
    ),
    outcome.CandidateUnavailable: "Den personen har inte tackat ja till listan, eller har dragit tillbaka sig.",
    outcome.CandidateNotOnList: "Den personen står inte på listan: sätt in i stället för att flytta eller stryka.",
    outcome.CandidateOnList: lambda e: f"Den personen står redan på plats {e.place}: flytta i stället.",
    outcome.AlreadyThere: lambda e: f"Personen står redan på plats {e.place}: ange en annan plats.",
    outcome.PlaceOutside: lambda e: f"Den platsen finns inte på listan: ange en plats från 1 till {e.last}.",
    outcome.AmendmentBreaksQuota: lambda e: (
        f"Ändringen bryter regeln om {rule_text(e.rule)} på plats {e.place}: "
        "den går bara om konferensen har beslutat att frångå regeln, och då anges paragrafen."
    ),
    outcome.AmendmentMovesFixed: lambda e: (
        f"Plats {e.place} var bestämd i valordningen: "
        "ändringen går bara om konferensen har beslutat att frångå det, och då anges paragrafen."
    ),
    outcome.NothingToSetAside: "Ändringen bryter ingen regel: lämna paragrafen om att frångå en regel tom.",
    outcome.NothingToUndo: "Det finns ingen ändring att ta tillbaka.",
    outcome.AmendedListBreaksRule: (
        "Med den nya räkningen bryter konferensens ändringar en regel som ingen har beslutat att frångå: "
        "ta tillbaka den sista ändringen och besluta på nytt."
    ),
    outcome.WordIncomplete: lambda e: WORD_FIELDS[e.field],
    outcome.WordUnknown: "Det beskedet gäller inte räkningen som står nu: ladda om sidan.",
    outcome.SettledAlready: "Det finns ingen invändning kvar att reda ut i det beskedet.",
    outcome.TellerObjects: lambda e: (
        f"{e.name} har kommit fram till en annan lista på plats {numbers_text(e.places)}: "
        "red ut det innan listan fastställs."
    ),
    outcome.NobodyLeft: "Alla på den fastställda listan kan stå kvar, så det finns inget att göra tillägg om.",
    outcome.NoShortestChange: (
        "Ingen lista som låter de andra stå i sin ordning håller reglerna: välj den omräknade listan."
    ),
    outcome.AddendumIncomplete: lambda e: ADDENDUM_FIELDS[e.field],
    outcome.AddendumTooEarly: "Den dagen var listan, eller förra tillägget, inte beslutad än: ange en senare dag.",
    outcome.AddendumInFuture: "Datumet ligger i framtiden: ange den dag då tillägget beslutades.",
}
