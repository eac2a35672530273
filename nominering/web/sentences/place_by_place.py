"""Of a list that is decided place by place."""

from nominering.documents.explaining import rule_text
from nominering.place_by_place import errors as by_place
from nominering.web.sentences.sentence import Sentence

SENTENCES: dict[type[Exception], Sentence] = {
    by_place.NotByPlace: "Valordningen säger att ombuden rangordnar listan: den avgörs inte plats för plats.",
    by_place.NotPrepared: "Kandidaterna är inte låsta än: det gör ombudsmannen under Konferens.",
    by_place.DecidedMeanwhile: "Någon annan i presidiet hann före: läs vad som gäller nu innan du går vidare.",
    by_place.EveryPlaceDecided: "Alla platser är beslutade: ångra det senaste om något ska ändras.",
    by_place.PlacesLeft: "Alla platser är inte beslutade än: besluta dem först.",
    by_place.PlaceNotInBlock: lambda e: f"Välj en plats från {e.first} till {e.last} att gå till och med.",
    by_place.NobodyPut: lambda e: f"Förslaget har inget namn som kan få plats {e.place}: nämn någon som kandiderar.",
    by_place.CounterCandidateNamed: "Flera är nämnda till platsen, så den avgörs med sluten omröstning.",
    by_place.NotStanding: "Den du valde kandiderar inte till listan: välj någon i rutan.",
    by_place.AlreadyPlaced: lambda e: f"{e.name} har redan plats {e.place}: välj någon annan.",
    by_place.AlreadyNamed: lambda e: f"{e.name} är redan nämnd till platsen.",
    by_place.QuotaWouldBreak: lambda e: (
        f"{e.name} kan inte få plats {e.place}, för då går regeln om {rule_text(e.rule)} inte att hålla: "
        "välj någon annan, eller skriv in konferensens beslut att sätta regeln ur spel."
    ),
    by_place.QuotaLost: lambda e: (
        f"Regeln om {rule_text(e.rule)} hålls inte när någon har dragit sig ur: "
        "ångra det senaste, eller skriv in konferensens beslut att sätta regeln ur spel."
    ),
    by_place.NoQuota: "Det finns ingen kvoteringsregel att sätta ur spel.",
    by_place.ParagraphMissing: "Skriv paragrafen i protokollet där konferensen beslutade det.",
    by_place.VoteRunning: "En sluten omröstning om platsen är inte avslutad: avsluta den först.",
    by_place.NoVote: "Det finns ingen omröstning om platsen att stänga eller räkna.",
    by_place.VoteVoid: "Någon i omröstningen har dragit tillbaka sin kandidatur: ångra den och rösta på nytt.",
    by_place.NoTie: "Ingen står lika, så ingen lott behövs.",
    by_place.LotWrong: "Ge var och en av dem som står lika en egen plats i lottens ordning.",
    by_place.NothingToUndo: "Inget är beslutat, så det finns inget att ångra.",
    by_place.ReasonMissing: "Skriv varför beslutet ångras (högst 500 tecken).",
}
