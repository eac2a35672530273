"""Of the committee's room and the counter-proposals."""

from nominering.documents.swedish import date_text
from nominering.nomination import errors as nomination
from nominering.web.sentences.sentence import Sentence

TEXTS = {
    "version": "Korta namnet på versionen till högst {} tecken.",
    "note": "Skriv anteckningen (högst {} tecken).",
    "held_by": "Fyll i vem som höll intervjun (högst {} tecken).",
    "reason": "Skriv varför ni vill ha en annan ordning (högst {} tecken).",
}


SENTENCES: dict[type[Exception], Sentence] = {
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
}
