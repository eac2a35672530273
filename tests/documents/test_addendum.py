"""The addendum: its words, its proof, and the PDF that is handed in."""

from dataclasses import replace
from datetime import UTC, date, datetime

from nominering.documents import addendum, official_list, pdf
from nominering.documents.addendum import proof
from nominering.nomination.model.candidacies import BallotLine
from nominering.nomination.model.electoral_rules import DecidedBy
from nominering.outcome.model.addenda import Addendum, Cause, Decided, Gone, Manner, PlaceChange
from nominering.outcome.model.adopted import AdoptedList
from nominering.outcome.model.amendments import Amendment, Carried, Change, How
from nominering.outcome.model.places import AdoptedPlace
from nominering.outcome.model.shortest import Vacancy
from tests.documents.printed import reader, squeezed
from tests.documents.test_official_list import DISTRICT, adopted
from tests.story import a_list

NOW = datetime(2030, 4, 1, 12, 0, tzinfo=UTC)
BORN = date(1980, 5, 1)
NAMES = {one: one.upper() for one in "abcdxy"}


def with_addendum(*changes: PlaceChange, manner: Manner = Manner.SHORTEST, gone: str = "c2") -> AdoptedList:
    decided = Decided(DecidedBy.BOARD, date(2030, 4, 1), "§ 4", "Har flyttat från länet.")
    made = Addendum(1, manner, decided, (Gone(gone, Cause.WITHDREW), Gone("below", Cause.DIED)), changes, "Bo", NOW)
    return replace(adopted(BORN, BORN, BORN), addenda=(made,))


def a_place(place: int, name: str) -> AdoptedPlace:
    return AdoptedPlace(place, name, name, BORN, BallotLine("snickare", "Kil"))


FILLED = with_addendum(PlaceChange(2, a_place(2, "Ny Person")))
EMPTY = with_addendum(PlaceChange(2, None), manner=Manner.EMPTY)


def test_the_addendum_says_who_left_the_list_and_who_has_the_place_now() -> None:
    page = addendum.page(DISTRICT, a_list(), FILLED, 1)
    assert page.gone == ("Plats 2, Namn 2, har dragit tillbaka sin kandidatur.",)
    assert [(each.place, each.before, each.after) for each in page.changed] == [(2, "Namn 2", "Ny Person")]
    assert (page.decided, page.manner) == ("Distriktsstyrelsen den 1 april 2030, § 4", "Den kortaste ändringen")
    assert [line.name for line in page.official.lines] == ["Namn 1", "Ny Person", "Namn 3"]


def test_the_official_list_is_the_one_in_force_and_says_which_addendum_it_is_with() -> None:
    page = official_list.page(DISTRICT, a_list(), FILLED)
    assert page.addenda == ("tillägg 1, 1 april 2030, § 4",)
    assert "den 9 mars 2030, § 12, med tillägg 1, 1 april 2030, § 4. " in official_list.html(page)
    assert official_list.page(DISTRICT, a_list(), FILLED, 0).lines[1].name == "Namn 2"


def test_an_empty_number_is_printed_and_stands_in_the_table() -> None:
    page = official_list.page(DISTRICT, a_list(), EMPTY)
    assert '<span class="place">2.</span> (numret står tomt)' in official_list.html(page)
    assert official_list.table(page).splitlines()[2] == '2,,,,,,"tillägg 1, 1 april 2030, § 4"'


def test_the_list_says_where_the_conference_departed_from_the_count() -> None:
    amendment = Amendment(1, Change.MOVE, "c1", 2, "Eva", "Skäl", Carried(How.ACCLAMATION, "§ 11"), "Bo", NOW, "x")
    amended = replace(adopted(BORN), amendments=(amendment,))
    page = official_list.page(DISTRICT, a_list(), amended, departures=(1, 2, 3, 7, 9, 10))
    assert page.departs == "På plats 1–3, 7 och 9–10 skiljer den sig från räkningen: § 11."
    assert official_list.page(DISTRICT, a_list(), amended).departs == ""


def test_the_pdf_says_what_the_page_says() -> None:
    for decided in (FILLED, EMPTY):
        read = reader(pdf.render(addendum.html(addendum.page(DISTRICT, a_list(), decided, 1))))
        text = squeezed("".join(page.extract_text() for page in read.pages))
        assert squeezed("Tillägg 1 till Riksdagslistan") in text
        assert squeezed("Plats 2, Namn 2, har dragit tillbaka sin kandidatur.") in text
        assert squeezed("Skäl: Har flyttat från länet.") in text
        assert "below" not in text


def test_the_proof_names_whom_the_recount_has_before_whoever_comes_in() -> None:
    vacancy = Vacancy(("a", None, "c", "d"), ("a", "c", "x", "d"))
    assert proof(vacancy, vacancy.shortest() or (), NAMES) == (
        "X kommer in på plats 3, först i omräkningen av dem som inte står på listan. "
        "Omräkningen har C före, och därför inte högre.",
        "1 av dem som är kvar får ett annat nummer, men ordningen mellan dem är den fastställda.",
        "Varje lista där färre byter nummer sätter någon före ett namn som omräkningen har före, "
        "eller bryter en regel.",
    )


def test_the_proof_of_a_place_that_is_filled_where_it_stands() -> None:
    vacancy = Vacancy(("a", None, "c"), ("a", "x", "c"))
    assert proof(vacancy, vacancy.shortest() or (), NAMES)[1:] == ("Ingen av dem som är kvar får ett annat nummer.",)


def test_the_proof_of_a_list_that_nobody_can_be_put_in_on() -> None:
    vacancy = Vacancy(("a", None, "c"), ("a", "c"))
    assert proof(vacancy, vacancy.shortest() or (), NAMES) == (
        "Det finns ingen kvar att sätta in, så listan blir kortare.",
        "1 av dem som är kvar får ett annat nummer, men ordningen mellan dem är den fastställda.",
    )
