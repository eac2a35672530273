"""The valordning on the web: read by all, chosen and decided by the organiser, refused at the field."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from httpx import Response

from nominering.access.model import Role
from nominering.counting.quotas import Quota
from nominering.counting.rules import TieRule
from nominering.nomination.model.candidacies import Gender
from nominering.nomination.model.electoral_rules import PublicationLevel
from nominering.organisation.model import Municipality
from tests.story import CODES, START, Story
from tests.web.conftest import Open
from tests.web.visitor import Visitor, sentence

Told = Callable[[Story], Awaitable[object]]
PAGE = "/valordning/riksdag"
CHOSEN = {
    "method": "irv-by-place",
    "places": "2",
    "quota": "none",
    "quota_mode": "integrated",
    "procedure": "ranking",
    "ties": "lot-only",
    "publication": "nothing",
    "late_nominations": "floor",
    "eligibility": "stop",
    "office-committee": "on",
    "nominations_close": "2030-01-21T12:00",
    "answers_close": "2030-02-01T12:00",
}
DECIDED = {"body": "conference", "adopted_on": "2030-01-10", "paragraph": "§ 3"}


def plain(page: Response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def read(page: Response) -> str:
    """What the page would have decided."""
    found = re.search(r'name="read" value="(\w+)"', page.text)
    assert found is not None
    return found[1]


def decide(organiser: Visitor, path: str = PAGE, **otherwise: str) -> Response:
    return organiser.post(f"{path}/besluta", DECIDED | {"read": read(organiser.get(path))} | otherwise)


async def undecided(story: Story) -> None:
    story.adopts = False
    await story.found()


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.ASSOCIATION, Role.COMMITTEE, Role.PRESIDIUM, Role.VOTER])
def test_everyone_signed_in_reads_the_whole_set(opened: Open, role: Role) -> None:
    app = opened(Story.until_open)
    visitor = app.visitor().enter(CODES[0]) if role is Role.VOTER else app.visitor(role)
    said = plain(visitor.get(PAGE))
    for word in (
        "Metod: proportionell lista",
        "Listan avgörs nedifrån",
        "Passar inte när ni vill att majoriteten ensam",
        "Platser: 3",
        "Kvotering: ingen",
        "När det är lika: först räkningens tidigare steg",
        "Det som visas av rösterna: listan och rösterna i varje steg",
        "Kan nominera efter stopptiden: ingen",
        "När någon inte är valbar: det syns som en varning",
        "Uppdrag som gör att någon inte är valbar: revisor och ombudsman",
        "Nomineringen stänger: 20 januari 2030 kl. 13.00",
        "Svarstiden går ut: 30 januari 2030 kl. 13.00",
        "Låst.",
        "Beslutad av distriktsstyrelsen 10 januari 2030, § 8",
    ):
        assert word in said


def test_a_draft_is_chosen_read_with_what_follows_and_decided(opened: Open) -> None:
    async def told(story: Story) -> None:
        story.quota = Quota.named("half-women:up")
        await story.until_nominated()
        await story.accept("Åsa Öberg-1980-05-01", "riksdag", gender=Gender.WOMAN)

    app = opened(told)
    organiser, board = app.visitor(Role.ORGANISER), app.visitor(Role.ASSOCIATION)
    assert organiser.post(f"{PAGE}/andra", CHOSEN).headers["location"] == f"{PAGE}#utkast"
    said = plain(organiser.get(PAGE))
    for word in (
        "Metod Proportionell lista Plats för plats, alternativröst",
        "Platser 3 2",
        "Kan nominera efter stopptiden Ingen Valberedningen och ombuden på konferensen",
        "När någon inte är valbar Det syns som en varning Det hindrar",
        "Uppdrag som gör att någon inte är valbar Revisor och ombudsman Valberedningen",
        "När det är lika Först räkningens tidigare steg, sedan lotten Lotten direkt",
        "1 har tackat ja till 2 platser",
        "Det som kandidaterna har uppgett om kön raderas när beslutet skrivs in",
    ):
        assert word in said
    assert "Metod: proportionell lista" in plain(board.get(PAGE))
    assert "Utkast till ny valordning" not in board.get(PAGE).text
    assert decide(organiser).status_code == 303
    said = plain(board.get(PAGE))
    for word in (
        "Beslutad av konferensen 10 januari 2030, § 3",
        "Metod: plats för plats, alternativröst",
        "Det som visas av rösterna: bara den färdiga listan",
        "Gällde 10 januari 2030 kl. 13.00 till 10 januari 2030 kl. 13.00",
        "Inskriven av Ombudsmannen",
    ):
        assert word in said


def test_a_preset_begins_by_the_task(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    for name, method in (
        ("proportionell", "ordered-stv"),
        ("majoritet", "majority-by-place"),
        ("grupp", "scottish-stv"),
    ):
        page = organiser.get(f"{PAGE}/andra?mall={name}").text
        assert re.search(rf'value="{method}" checked', page)
    assert re.search(r'value="ordered-stv" checked', organiser.get(f"{PAGE}/andra?mall=okänd").text)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"procedure": "by acclaim"}, "procedure", "Välj hur listan blir till."),
        (
            {"procedure": "place-by-place", "method": "scottish-stv"},
            "procedure",
            "De skotska reglerna ger inga numrerade platser att besluta en och en: välj en annan metod, eller låt "
            "ombuden rangordna.",
        ),
        ({"method": "lottery"}, "method", "Välj en av metoderna."),
        ({"method": ""}, "method", "Välj en av metoderna."),
        ({"places": "0"}, "places", "Ange hur många platser listan har, ett helt tal från 1 till 200."),
        ({"places": "1000"}, "places", "Ange hur många platser listan har, ett helt tal från 1 till 200."),
        ({"places": "två"}, "places", "Ange hur många platser listan har, ett helt tal från 1 till 200."),
        ({"quota": "halva"}, "quota", "Välj en av kvoteringsreglerna, eller ingen."),
        (
            {"method": "scottish-stv", "quota": "pairwise"},
            "quota",
            "De skotska reglerna väljer flera utan ordning och har ingen kvotering: "
            "ta bort regeln eller välj en annan metod.",
        ),
        (
            {"quota": "minimum", "minimum_group": "woman", "minimum_least": "5", "minimum_first": "3"},
            "minimum",
            "Ange hur många av hur många platser: två hela tal, det första högst så stort som det andra.",
        ),
        ({"quota_mode": "sometimes"}, "quota_mode", "Välj om kvoteringsregeln hålls i räkningen eller efter den."),
        ({"ties": "alphabet"}, "ties", "Välj hur lika röstetal avgörs."),
        ({"publication": "names"}, "publication", "Välj vad som får visas av rösterna."),
        (
            {"late_nominations": "everybody"},
            "late_nominations",
            "Välj vem som kan nominera efter att nomineringen har stängt.",
        ),
        (
            {"late_nominations": ""},
            "late_nominations",
            "Välj vem som kan nominera efter att nomineringen har stängt.",
        ),
        ({"eligibility": "maybe"}, "eligibility", "Välj vad som händer när någon inte är valbar."),
        ({"office-king": "on"}, "excluding_offices", "Välj bland de uppdrag som står här."),
        ({"nominations_close": "i morgon"}, "nominations_close", "Ange dag och klockslag då nomineringen stänger."),
        ({"nominations_close": "2030-01-21"}, "nominations_close", "Ange dag och klockslag då nomineringen stänger."),
        (
            {"nominations_close": "2030-01-09T12:00"},
            "nominations_close",
            "Tiden har redan varit: ange en tid som kommer.",
        ),
        (
            {"answers_close": "2030-01-20T12:00"},
            "answers_close",
            "Tiderna kommer i fel ordning: nomineringen stänger först, sedan svarstiden, och allt före valdagen.",
        ),
        (
            {"answers_close": "2030-09-09T12:00"},
            "answers_close",
            "Tiderna kommer i fel ordning: nomineringen stänger först, sedan svarstiden, och allt före valdagen.",
        ),
    ],
)
def test_a_choice_that_cannot_be_is_refused_at_its_field_with_everything_kept(
    opened: Open, typed: dict[str, str], field: str, said: str
) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    answer = organiser.post(f"{PAGE}/andra", CHOSEN | typed)
    assert (answer.status_code, sentence(answer)) == (400, said)
    assert f'id="{field}-wrong">{said}</span>' in answer.text
    assert f'href="#{field}-wrong"' in answer.text
    kept = CHOSEN | typed
    assert re.search(r'name="office-committee" checked', answer.text)
    assert not re.search(r'name="office-auditors" checked', answer.text)
    assert re.search(r'value="lot-only" checked', answer.text) or kept["ties"] != "lot-only"
    assert (
        f'name="places" class="few" inputmode="numeric" maxlength="4" autocomplete="off" value="{kept["places"]}"'
        in (answer.text)
    )
    assert f'type="datetime-local" value="{kept["answers_close"]}"' in answer.text
    assert "Utkast" not in organiser.get(PAGE).text


def test_one_fixed_place_is_for_one_person_who_has_said_yes(opened: Open) -> None:
    ids = {}

    async def told(story: Story) -> None:
        await story.until_nominated()
        for nominee in ("Åsa Öberg-1980-05-01", "Cecilia Lund-1971-09-08"):
            ids[nominee[:4]] = (await story.accept(nominee, "riksdag")).id

    organiser = opened(told).visitor(Role.ORGANISER)
    asa, cecilia = f"fixed-{ids['Åsa ']}", f"fixed-{ids['Ceci']}"
    twice = organiser.post(f"{PAGE}/andra", CHOSEN | {asa: "1", cecilia: "1"})
    assert sentence(twice) == (
        "Plats 1 går inte ihop: ge varje bestämd plats till en person, och varje person högst en plats."
    )
    assert re.search(rf'id="{cecilia}"[^>]*value="1" aria-invalid="true"', twice.text)
    for place in ("7", "noll", "0"):
        outside = organiser.post(f"{PAGE}/andra", CHOSEN | {asa: place})
        assert outside.status_code == 400
        assert re.search(rf'id="{asa}"[^>]*value="{place}" aria-invalid="true"', outside.text)
    nobody = organiser.post(f"{PAGE}/andra", CHOSEN | {"fixed-nobody": "1"})
    assert sentence(nobody) == "Plats 1 är bestämd för någon som inte har tackat ja: ändra valordningen."
    of_set = organiser.post(f"{PAGE}/andra", CHOSEN | {"method": "scottish-stv", asa: "1"})
    assert of_set.status_code == 400
    assert organiser.post(f"{PAGE}/andra", CHOSEN | {asa: "2"}).status_code == 303
    assert "De bestämda platserna går att hålla med dem som har tackat ja hittills (2)." in organiser.get(PAGE).text
    assert decide(organiser).status_code == 303
    assert "Bestämda på förhand: plats 2: Åsa Öberg" in organiser.get(PAGE).text


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"body": "kungen"}, "body", "Välj vem som beslutade."),
        ({"adopted_on": ""}, "adopted_on", "Ange den dag då valordningen beslutades."),
        (
            {"adopted_on": "2030-01-11"},
            "adopted_on",
            "Mötet har inte hållits än: ange den dag då valordningen beslutades.",
        ),
        (
            {"adopted_on": "2030-01-09"},
            "adopted_on",
            "Beslutet är äldre än det som gäller, från den 10 januari 2030: ange dagen för det nya beslutet.",
        ),
        (
            {"paragraph": " "},
            "paragraph",
            "Ange paragrafen i protokollet där valordningen beslutades (högst 200 tecken).",
        ),
    ],
)
def test_a_decision_that_cannot_be_is_refused_at_its_field(
    opened: Open, typed: dict[str, str], field: str, said: str
) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    organiser.post(f"{PAGE}/andra", CHOSEN)
    answer = decide(organiser, **typed)
    assert (answer.status_code, sentence(answer)) == (400, said)
    assert f'id="{field}-wrong">{said}</span>' in answer.text
    assert f'value="{(DECIDED | typed)["paragraph"].strip()}"' in answer.text
    assert "Metod: proportionell lista" in answer.text


def test_two_of_the_same_name_are_told_apart(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_nominated()
        ids = [(await story.accept(f"Bo Alm-{born}", "riksdag")).id for born in ("1990-02-28", "2001-01-03")]
        await story.adopt_rules("riksdag", fixed={1: ids[0], 2: ids[1]})

    page = opened(told).visitor(Role.ASSOCIATION).get(PAGE).text
    assert "plats 1: Bo Alm, född 1990 och plats 2: Bo Alm, född 2001" in page


def test_a_fixed_place_is_told_on_the_ballot(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_roll_is_frozen()
        candidacy = (await story.house.candidacies.of_list("riksdag"))[-1]
        await story.adopt_rules("riksdag", fixed={2: candidacy.id})
        await story.prepare_both()
        await story.open()

    page = opened(told).visitor().enter(CODES[0]).get("/rosta/riksdag-1").text
    assert "Plats 2 är bestämd på förhand och avgörs inte av rösterna: Åsa Öberg." in page


def test_a_fixed_place_whose_name_has_left_is_told_with_the_way_to_mend_it(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_nominated()
        candidacy = await story.accept("Åsa Öberg-1980-05-01", "riksdag")
        await story.adopt_rules("riksdag", fixed={1: candidacy.id})
        await story.decline("Åsa Öberg-1980-05-01", "riksdag")

    app = opened(told)
    page = app.visitor(Role.ORGANISER).get("/konferens").text
    assert "Plats 1 är bestämd för någon som inte har tackat ja: ändra valordningen." in page
    assert 'href="/valordning/riksdag/andra">Ändra valordningen</a>' in page
    rules = app.visitor(Role.ASSOCIATION).get(PAGE).text
    assert "plats 1: någon som inte har tackat ja" in rules
    assert "Åsa Öberg" not in rules


def test_a_draft_that_another_has_changed_is_not_decided(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    organiser.post(f"{PAGE}/andra", CHOSEN)
    old = read(organiser.get(PAGE))
    organiser.post(f"{PAGE}/andra", CHOSEN | {"places": "9"})
    answer = decide(organiser, read=old)
    assert (answer.status_code, sentence(answer)) == (
        409,
        "Utkastet har ändrats sedan du läste det: läs det igen innan du skriver in beslutet.",
    )


def test_nothing_is_chosen_decided_or_extended_after_the_lock(opened: Open) -> None:
    app = opened(Story.until_prepared)
    organiser = app.visitor(Role.ORGANISER)
    app.clock.now = START
    refused = "Kandidaterna är låsta inför omröstningen, så ingenting kan ändras nu."
    assert organiser.get(f"{PAGE}/andra").status_code == 409
    for path, form in (
        ("andra", CHOSEN),
        ("besluta", DECIDED | {"read": "x"}),
        ("forlang", {"deadline": "answers", "until": "2030-03-01T12:00"}),
    ):
        answer = organiser.post(f"{PAGE}/{path}", form)
        assert (answer.status_code, sentence(answer)) == (409, refused)
    page = organiser.get(PAGE).text
    assert "Ändra valordningen" not in page
    assert "Förläng" not in page


def test_a_deadline_is_extended_and_everyone_sees_it(opened: Open) -> None:
    app = opened(Story.found)
    organiser = app.visitor(Role.ORGANISER)
    earlier = organiser.post(f"{PAGE}/forlang", {"deadline": "answers", "until": "2030-01-25T12:00"})
    assert sentence(earlier) == "Den nya stopptiden ska vara senare än den som gäller: ange en senare tid."
    assert 'id="until-answers-wrong"' in earlier.text
    assert 'id="until-nominations-wrong"' not in earlier.text
    assert organiser.post(f"{PAGE}/forlang", {"deadline": "answers", "until": "2030-02-05T12:00"}).status_code == 303
    said = plain(app.visitor(Role.ASSOCIATION).get(PAGE))
    assert "Svarstiden går ut: 5 februari 2030 kl. 12.00" in said
    assert "flyttades till 5 februari 2030 kl. 12.00 av Ombudsmannen" in said
    app.clock.now = START + timedelta(days=11)
    late = app.visitor(Role.ORGANISER).post(
        f"{PAGE}/forlang", {"deadline": "nominations", "until": "2030-01-30T12:00"}
    )
    assert sentence(late) == "Stopptiden har redan passerat och kan inte flyttas: låt den stå."


def test_a_deadline_that_has_passed_is_shown_and_stands(opened: Open) -> None:
    app = opened(Story.found)
    app.clock.now = START + timedelta(days=11)
    organiser = app.visitor(Role.ORGANISER)
    assert "Tiden har passerat och kan inte flyttas." in organiser.get(f"{PAGE}/andra").text
    rest = {key: value for key, value in CHOSEN.items() if key != "nominations_close"}
    assert organiser.post(f"{PAGE}/andra", rest).status_code == 303
    moved = organiser.post(f"{PAGE}/andra", CHOSEN)
    assert sentence(moved) == "Stopptiden har redan passerat och kan inte flyttas: låt den stå."
    assert 'id="nominations_close-wrong"' in moved.text


def test_a_stop_brought_forward_is_told(opened: Open) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    organiser.post("/konferens/riksdag/stang-nomineringen")
    assert "Stängdes av ombudsmannen före den beslutade tiden." in organiser.get(PAGE).text


def test_rules_that_nobody_has_adopted_stop_the_freezing_and_lead_to_their_page(opened: Open) -> None:
    async def told(story: Story) -> None:
        story.adopts = False
        await story.until_roll_is_frozen()

    app = opened(told)
    organiser = app.visitor(Role.ORGANISER)
    assert 'href="/valordning/riksdag#utkast"' in organiser.get("/konferens").text
    answer = organiser.post("/konferens/riksdag/las-kandidaterna")
    assert (answer.status_code, sentence(answer)) == (
        409,
        "Listans valordning är inte beslutad: skriv in beslutet innan kandidaterna låses.",
    )
    assert 'href="/valordning/riksdag"' in answer.text


def test_a_list_without_a_decision_says_so_to_all(opened: Open) -> None:
    app = opened(undecided)
    assert "Ingen har beslutat valordningen än." in app.visitor(Role.ASSOCIATION).get(PAGE).text
    assert "utkast, inte beslutad" in app.visitor(Role.ASSOCIATION).get("/").text
    organiser = app.visitor(Role.ORGANISER)
    assert organiser.post(f"{PAGE}/andra", CHOSEN).status_code == 303
    assert "Metod: plats för plats, alternativröst" in app.visitor(Role.ASSOCIATION).get(PAGE).text


def test_a_quota_that_cannot_be_kept_leads_to_the_page_that_mends_it(opened: Open) -> None:
    async def told(story: Story) -> None:
        story.quota = Quota.named("half-women:up")
        story.genders = (Gender.MAN,) * 4
        await story.until_roll_is_frozen()

    app = opened(told)
    organiser = app.visitor(Role.ORGANISER)
    assert "Ändra valordningen</a>" in organiser.get("/konferens").text
    answer = organiser.post("/konferens/riksdag/las-kandidaterna")
    assert answer.status_code == 409
    assert 'href="/valordning/riksdag">Till valordningen</a>' in answer.text
    rest = {key: value for key, value in CHOSEN.items() if not key.endswith("_close")}
    assert organiser.post(f"{PAGE}/andra", rest).status_code == 303
    assert decide(organiser, adopted_on="2030-01-31").status_code == 303
    assert organiser.post("/konferens/riksdag/las-kandidaterna").status_code == 303


def at_level(level: PublicationLevel) -> Told:
    async def told(story: Story) -> None:
        story.rules = {"publication": level, "ties": TieRule.LOT_ONLY}
        await story.until_adopted()

    return told


@pytest.mark.parametrize("level", list(PublicationLevel))
def test_the_result_shows_everyone_what_the_level_says(opened: Open, level: PublicationLevel) -> None:
    app = opened(at_level(level))
    board, presidium = app.visitor(Role.ASSOCIATION), app.visitor(Role.PRESIDIUM)
    page = board.get("/resultat/riksdag").text
    assert "Bo Alm" in page
    assert ("Visa hela räkningen" in page) is level.shows_sums
    assert ("Grupper utan plats" in page) is level.shows_rankings
    for path in ("plats/1", "storbild", "storbild/lista", "storbild/1/1"):
        answer = board.get(f"/resultat/riksdag/{path}")
        assert answer.status_code == (200 if level.shows_sums else 409)
        assert level.shows_sums or sentence(answer) == (
            "Valordningen visar listan men inte röstetalen: läs listan på resultatsidan."
        )
    assert "Visa hela räkningen" in presidium.get("/resultat/riksdag").text
    assert "Grupper utan plats" in presidium.get("/resultat/riksdag").text
    own = app.visitor().get("/svara/miras-link").text.partition('id="riksdag"')[2].partition("</section>")[0]
    assert "Du fick ingen plats" in own
    assert ("Därför" in own) is level.shows_sums
    assert ("du hade fått plats" in own) is level.shows_sums


def test_a_page_says_when_the_votes_are_for_those_who_conduct_alone(opened: Open) -> None:
    page = opened(at_level(PublicationLevel.NOTHING)).visitor(Role.PRESIDIUM).get("/resultat/riksdag").text
    assert "valordningen visar listan men inte röstetalen" in page
    assert "Visa på storbild" not in page


NEW = {
    "election": "municipal",
    "title": "Kommunlistan i Arvika",
    "constituency": "Arvika kommun",
    "election_day": "2030-09-08",
    "places": "20",
    "nominations_close": "2030-02-01T23:59",
    "answers_close": "2030-02-15T23:59",
    "preset": "majoritet",
}


def test_a_list_is_begun_on_the_web_decided_and_nominated_to(opened: Open) -> None:
    app = opened(Story.found)
    organiser, board = app.visitor(Role.ORGANISER), app.visitor(Role.ASSOCIATION)
    assert organiser.post("/listor", NEW).headers["location"] == "/valordning/kommun"
    said = plain(organiser.get("/valordning/kommun"))
    assert "Utkast. Ingen har beslutat valordningen än." in said
    assert "Metod: plats för plats, majoritet (§ 22)" in said
    assert decide(organiser, "/valordning/kommun").status_code == 303
    nomination: dict[str, str | list[str]] = {
        "name": "Mira Lind",
        "born": "1990-01-01",
        "place": "Arvika",
        "list": "kommun",
        "meeting": "2030-01-09",
        "paragraph": "§ 7",
    }
    assert board.post("/nominera", nomination).status_code == 303
    for visitor, path in (
        (board, "/"),
        (board, "/nominera"),
        (organiser, "/konferens"),
        (organiser, "/konferens/dagordning"),
        (organiser, "/konferens/svarslankar"),
        (board, "/handlingar"),
        (app.visitor(Role.COMMITTEE), "/bereda/kommun"),
    ):
        page = visitor.get(path)
        assert page.status_code == 200
        assert "Kommunlistan i Arvika" in page.text


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"election": "kyrkan"}, "election", "Välj vilket val listan är till."),
        ({"title": " "}, "title", "Ge listan ett namn (högst 80 tecken)."),
        ({"title": "x" * 81}, "title", "Ge listan ett namn (högst 80 tecken)."),
        ({"constituency": ""}, "constituency", "Ange valkretsen (högst 80 tecken)."),
        ({"election_day": "8 september"}, "election_day", "Ange valdagen: en dag som kommer, inom tio år."),
        ({"election_day": "2030-01-10"}, "election_day", "Ange valdagen: en dag som kommer, inom tio år."),
        ({"election_day": "2130-09-08"}, "election_day", "Ange valdagen: en dag som kommer, inom tio år."),
        ({"places": "0"}, "places", "Ange hur många platser listan har, ett helt tal från 1 till 200."),
        ({"preset": ""}, "method", "Välj en av metoderna."),
        ({"nominations_close": ""}, "nominations_close", "Ange dag och klockslag då nomineringen stänger."),
        (
            {"nominations_close": "2029-12-01T12:00"},
            "nominations_close",
            "Tiden har redan varit: ange en tid som kommer.",
        ),
        (
            {"answers_close": "2030-01-20T12:00"},
            "answers_close",
            "Tiderna kommer i fel ordning: nomineringen stänger först, sedan svarstiden, och allt före valdagen.",
        ),
    ],
)
def test_a_list_that_cannot_be_is_refused_at_its_field(
    opened: Open, typed: dict[str, str], field: str, said: str
) -> None:
    organiser = opened(Story.found).visitor(Role.ORGANISER)
    answer = organiser.post("/listor", NEW | typed)
    assert (answer.status_code, sentence(answer)) == (400, said)
    assert f'id="{field}-wrong">{said}</span>' in answer.text
    for kept in ("title", "constituency", "nominations_close"):
        assert f'value="{(NEW | typed)[kept].strip()}"' in answer.text
    assert organiser.get("/valordning/kommun").status_code == 404


async def with_municipalities(story: Story) -> None:
    await story.found()
    await story.house.organisation.keep_municipalities(
        (Municipality("1784", "Arvika"), Municipality("1785", "Säffle"), Municipality("1766", "Sunne"))
    )


CHANGED = {
    "title": "Kommunlistan",
    "constituency": "Arvika",
    "election": "municipal",
    "election_day": "2030-09-08",
    "remind_days": "7",
    "position": "1",
}


def ticked(page: Response) -> set[str]:
    return set(re.findall(r'name="area-(\d+)" checked', page.text))


def test_a_municipal_list_is_to_the_municipalities_that_are_ticked(opened: Open) -> None:
    organiser = opened(with_municipalities).visitor(Role.ORGANISER)
    assert organiser.post("/listor", NEW | {"area-1784": "on", "area-1766": "on"}).status_code == 303
    page = organiser.get("/listor/kommun")
    assert ticked(page) == {"1784", "1766"}
    assert re.search(r'value="municipal" checked', page.text)
    assert page.text.index("Arvika</label>") < page.text.index("Sunne</label>") < page.text.index("Säffle</label>")
    assert organiser.post("/listor/kommun", CHANGED | {"area-1785": "on"}).status_code == 303
    assert ticked(organiser.get("/listor/kommun")) == {"1785"}


def test_a_list_that_is_changed_to_another_election_is_to_where_that_is(opened: Open) -> None:
    organiser = opened(with_municipalities).visitor(Role.ORGANISER)
    organiser.post("/listor", NEW | {"area-1784": "on"})
    assert organiser.post("/listor/kommun", CHANGED | {"election": "region", "area-1784": "on"}).status_code == 303
    page = organiser.get("/listor/kommun")
    assert (re.search(r'value="region" checked', page.text) is not None, ticked(page)) == (True, set())
    assert "Valet till regionfullmäktige" in organiser.get("/listor").text


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"election": "kyrkan"}, "election", "Välj vilket val listan är till."),
        ({}, "area", "Kryssa för den eller de av distriktets kommuner som kommunlistan är till."),
        (
            {"area-1784": "on", "area-0180": "on"},
            "area",
            "Kryssa för den eller de av distriktets kommuner som kommunlistan är till.",
        ),
        *(
            (
                {"area-1784": "on", "remind_days": days},
                "remind_days",
                "Ange hur många dagar före stopptiden, ett helt tal från 0 till 60.",
            )
            for days in ("", "61", "-1", "1,5", "sju")
        ),
    ],
)
def test_a_change_of_a_list_that_cannot_be_is_refused_at_its_field(
    opened: Open, typed: dict[str, str], field: str, said: str
) -> None:
    organiser = opened(with_municipalities).visitor(Role.ORGANISER)
    organiser.post("/listor", NEW | {"area-1784": "on"})
    answer = organiser.post("/listor/kommun", CHANGED | typed)
    assert (answer.status_code, sentence(answer)) == (400, said)
    assert f'id="{field}-wrong">{said}</span>' in answer.text
    assert f'value="{(CHANGED | typed)["remind_days"]}"' in answer.text
    assert ticked(answer) == {"1784"} & {key.removeprefix("area-") for key in typed}
    assert "Kommunlistan i Arvika" in organiser.get("/listor").text


@pytest.mark.parametrize("typed", [{}, {"area-0180": "on"}])
def test_a_municipal_list_without_a_municipality_of_the_district_is_not_begun(
    opened: Open, typed: dict[str, str]
) -> None:
    organiser = opened(with_municipalities).visitor(Role.ORGANISER)
    answer = organiser.post("/listor", NEW | typed)
    assert answer.status_code == 400
    assert 'id="area-wrong"' in answer.text
    assert organiser.get("/valordning/kommun").status_code == 404


def test_reminders_are_set_on_the_lists_page_and_need_no_decision(opened: Open) -> None:
    organiser = opened(with_municipalities).visitor(Role.ORGANISER)
    changed = CHANGED | {"election": "riksdag", "remind_days": "0"}
    assert organiser.post("/listor/riksdag", changed).status_code == 303
    assert 'name="remind_days" class="few" inputmode="numeric" maxlength="3" autocomplete="off" value="0"' in (
        organiser.get("/listor/riksdag").text
    )
    assert "Beslutad" in organiser.get(PAGE).text


def test_late_nominations_follow_the_rules_that_are_decided(opened: Open) -> None:
    app = opened(Story.found)
    organiser = app.visitor(Role.ORGANISER)
    late = {
        "name": "Mira Lind",
        "born": "1990-01-01",
        "place": "Arvika",
        "list": "riksdag",
        "delegate": "Ove Ombud",
        "motivation": "Behövs.",
    }
    organiser.post(f"{PAGE}/andra", CHOSEN)
    app.clock.now = START + timedelta(days=10, hours=1)
    refused = app.visitor(Role.PRESIDIUM).post("/sen-nominering", late)
    assert refused.status_code == 409
    app.clock.now = START
    assert decide(organiser).status_code == 303
    app.clock.now = START + timedelta(days=11, hours=1)
    assert app.visitor(Role.PRESIDIUM).post("/sen-nominering", late).status_code == 303


def test_a_draft_tells_whom_it_would_stop(opened: Open) -> None:
    async def told(story: Story) -> None:
        await story.until_nominated()
        await story.enrol()
        await story.accept("Åsa Öberg-1980-05-01", "riksdag")

    app = opened(told)
    organiser = app.visitor(Role.ORGANISER)
    organiser.post(f"{PAGE}/andra", CHOSEN | {"eligibility": "warn"})
    assert "Kandidaterna kan inte låsas" not in organiser.get(PAGE).text
    organiser.post(f"{PAGE}/andra", CHOSEN)
    assert "Kandidaterna kan inte låsas: Åsa Öberg finns inte som medlem i registret" in organiser.get(PAGE).text


def test_a_list_is_renamed_moved_and_taken_away(opened: Open) -> None:
    app = opened(Story.found)
    organiser = app.visitor(Role.ORGANISER)
    organiser.post("/listor", NEW)
    changed = {
        "title": "Arvikalistan",
        "constituency": "Arvika",
        "election_day": "2030-09-08",
        "election": "municipal",
        "remind_days": "0",
        "position": "1",
    }
    assert organiser.post("/listor/kommun", changed).status_code == 303
    titles = re.findall(r"<h2>(\w+)</h2>", organiser.get("/listor").text)
    assert titles == ["Arvikalistan", "Riksdagslistan", "Regionlistan"]
    late = organiser.post("/listor/kommun", changed | {"election_day": "2030-02-01", "title": "Annan"})
    assert (late.status_code, late.text.count('value="Annan"')) == (400, 1)
    assert 'id="election_day-wrong"' in late.text
    assert sentence(organiser.post("/listor/riksdag/ta-bort")) == (
        "Listan har nominerade eller en beslutad valordning och kan inte tas bort."
    )
    assert organiser.post("/listor/kommun/ta-bort").status_code == 303
    assert organiser.get("/listor/kommun").status_code == 404


def test_a_district_without_lists_is_led_to_begin_one(opened: Open) -> None:
    async def told(story: Story) -> None:
        story.adopts = False
        await story.found()
        for list_id in ("riksdag", "region"):
            await story.house.lists.remove_list(list_id)

    app = opened(told)
    assert "Det finns ingen lista än." in app.visitor().get("/").text
    assert 'href="/listor">Börja en lista' in app.visitor(Role.ORGANISER).get("/").text
    for role, paths in (
        (Role.COMMITTEE, ("/",)),
        (Role.ASSOCIATION, ("/", "/nominera", "/handlingar")),
        (Role.ORGANISER, ("/konferens", "/listor", "/konferens/svarslankar", "/konferens/storbild")),
    ):
        visitor = app.visitor(role)
        for path in paths:
            assert visitor.get(path).status_code == 200
