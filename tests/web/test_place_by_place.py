"""Plats för plats: the presidium's page, stage by stage, and the list that comes of it."""

import re

import pytest

from nominering.access.model import Role
from nominering.conference.model.agenda import Item, ItemKind
from nominering.conference.use_cases.agenda import add_item, take_up_item
from nominering.counting.quotas import Quota
from nominering.counting.rules import Procedure
from nominering.nomination.model.candidacies import Gender
from tests.story import CODES, Story
from tests.web.conftest import Open, Opened, Told
from tests.web.test_paper_ballots import numbers_on
from tests.web.visitor import Visitor, sentence

PAGE = "/konferens/plats/riksdag"


async def prepared(story: Story) -> None:
    story.rules = {"procedure": Procedure.PLACE_BY_PLACE}
    await story.until_prepared()


async def with_quota(story: Story) -> None:
    story.quota = Quota.named("alternating:woman")
    story.genders = (Gender.WOMAN, Gender.MAN, Gender.WOMAN, Gender.MAN)
    await prepared(story)


async def named(story: Story) -> None:
    await prepared(story)
    await story.name(4)


async def voting(story: Story) -> None:
    await named(story)
    await story.begin_vote_on_place()


async def tied(story: Story) -> None:
    await prepared(story)
    await story.name(3)
    await story.name(4)
    await story.vote_on_place({1: 2, 3: 1, 4: 1})


async def to_run_off(story: Story) -> None:
    await named(story)
    await story.vote_on_place({1: 2, 4: 2})


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found
    return found[1]


def press(visitor: Visitor, deed: str, **fields: str) -> str:
    """What the page says afterwards."""
    answer = visitor.post(f"{PAGE}/{deed}", {"seen": seen(visitor.get(PAGE).text), **fields})
    assert answer.status_code == 303, answer.text
    return visitor.get(answer.headers["location"]).text


def primary(page: str) -> list[str]:
    """The primary buttons, by what stands on them."""
    return re.findall(r'class="(?:button )?primary"[^>]*>([^<]+)<', page.split("<main", 1)[1])


def test_the_first_place_is_put_and_carried(opened: Open) -> None:
    presidium = opened(prepared).visitor(Role.PRESIDIUM)
    page = presidium.get(PAGE).text
    assert "Plats 1 av 3" in page
    assert primary(page) == ["Bifall till plats 1"]
    page = press(presidium, "bifall", last="1")
    assert "Plats 2 av 3" in page
    assert "Bifall: " in page
    assert "Presidiet, 31 januari 2030 kl. 13.00" in page


def test_the_rest_is_carried_as_one_and_handed_on(opened: Open) -> None:
    app = opened(prepared)
    presidium = app.visitor(Role.PRESIDIUM)
    page = press(presidium, "bifall", last="3")
    assert "Alla 3 platser är beslutade." in page
    assert primary(page) == ["Listan är klar"]
    page = press(presidium, "klar")
    assert "3 platser med bifall" in page
    assert "i ett beslut om plats 1–3" in page
    assert "Grupper utan plats" not in page
    organiser = app.visitor(Role.ORGANISER)
    assert organiser.get("/resultat/riksdag").text.count("Fastställ listan") > 0
    assert primary(organiser.get(PAGE).text) == ["Se resultatet"]


def test_a_counter_candidate_is_voted_on_through_the_same_cards(opened: Open) -> None:
    app = opened(prepared)
    presidium = app.visitor(Role.PRESIDIUM)
    page = press(presidium, "motkandidat", number="4")
    assert primary(page) == ["Öppna sluten omröstning"]
    assert "Bifall till plats" not in page
    page = press(presidium, "omrostning")
    assert "Omröstningen är öppen" in page
    assert primary(page) == ["Ja, stäng omröstningen"]
    assert "turnout.js" in page


def test_the_page_counts_what_is_closed(opened: Open) -> None:
    presidium = opened(voting).visitor(Role.PRESIDIUM)
    assert presidium.post("/konferens/riksdag-beslut-0002/stang", {}).headers["location"] == PAGE
    page = presidium.get(PAGE).text
    assert primary(page) == ["Räkna rösterna"]
    page = press(presidium, "rakna")
    assert "Ingen fick mer än hälften" in page
    assert primary(page) == ["Öppna omvalet"]


def test_nothing_is_counted_while_the_vote_is_open(opened: Open) -> None:
    presidium = opened(voting).visitor(Role.PRESIDIUM)
    answer = presidium.post(f"{PAGE}/rakna", {"seen": "2"})
    assert (answer.status_code, "stäng den innan rösterna räknas" in answer.text) == (409, True)


def test_the_two_highest_meet_and_the_votes_are_shown(opened: Open) -> None:
    page = opened(to_run_off).visitor(Role.PRESIDIUM).get(PAGE).text
    assert "4 giltiga röster, 0 blanka, 4 hade rösträtt." in page
    assert primary(page) == ["Öppna omvalet"]


def test_a_tie_is_settled_on_the_page_by_the_lot_of_the_hall(opened: Open) -> None:
    presidium = opened(tied).visitor(Role.PRESIDIUM)
    page = presidium.get(PAGE).text
    assert primary(page) == ["Skriv in lotten"]
    wrong = presidium.post(f"{PAGE}/lott", {"seen": seen(page), "lot-3": "1", "lot-4": "1"})
    assert wrong.status_code == 400
    assert "en egen plats i lottens ordning" in wrong.text
    assert primary(press(presidium, "lott", **{"lot-3": "2", "lot-4": "1"})) == ["Öppna omvalet"]


@pytest.mark.parametrize(
    ("deed", "fields", "status", "said"),
    [
        ("bifall", {"last": "1"}, 409, "Flera är nämnda till platsen"),
        ("motkandidat", {"number": ""}, 400, "Den du valde kandiderar inte till listan"),
        ("motkandidat", {"number": "99"}, 400, "Den du valde kandiderar inte till listan"),
        ("motkandidat", {"number": "x"}, 400, "Den du valde kandiderar inte till listan"),
        ("motkandidat", {"number": "4"}, 409, "är redan nämnd till platsen"),
        ("rakna", {}, 409, "Det finns ingen omröstning om platsen"),
        ("lott", {}, 409, "Ingen står lika"),
        ("kvotering", {"paragraph": "§ 9"}, 409, "Det finns ingen kvoteringsregel"),
        ("angra", {"reason": ""}, 400, "Skriv varför beslutet ångras"),
        ("klar", {}, 409, "Alla platser är inte beslutade än"),
    ],
)
def test_what_may_not_be_done_is_told_and_changes_nothing(
    opened: Open, deed: str, fields: dict[str, str], status: int, said: str
) -> None:
    presidium = opened(named).visitor(Role.PRESIDIUM)
    answer = presidium.post(f"{PAGE}/{deed}", {"seen": "1", **fields})
    assert (answer.status_code, said in answer.text) == (status, True)
    assert seen(presidium.get(PAGE).text) == "1"


def test_the_second_of_two_presidents_is_told(opened: Open) -> None:
    presidium = opened(named).visitor(Role.PRESIDIUM)
    for before in ("0", "", "x", "7"):
        answer = presidium.post(f"{PAGE}/omrostning", {"seen": before})
        assert (answer.status_code, "Någon annan i presidiet hann före" in answer.text) == (409, True)


def test_a_word_that_is_no_button_is_nowhere(opened: Open) -> None:
    assert opened(named).visitor(Role.PRESIDIUM).post(f"{PAGE}/allt", {"seen": "1"}).status_code == 404


def test_a_list_that_is_ranked_has_no_such_page(opened: Open) -> None:
    answer = opened(prepared).visitor(Role.PRESIDIUM).get("/konferens/plats/region")
    assert (answer.status_code, "ombuden rangordnar listan" in answer.text) == (409, True)


def test_what_the_rule_asks_is_shown_and_kept(opened: Open) -> None:
    presidium = opened(with_quota).visitor(Role.PRESIDIUM)
    page = presidium.get(PAGE).text
    assert "Av de 3 platser som är kvar behöver minst 2 kvinnor och 1 man finnas med." in page
    assert "Måste gå till en kvinna" in page
    assert "Kan inte få plats 1" in page
    barred = re.search(r"inte att hålla: ([^<]+)\.</p>", page)
    assert barred
    answer = presidium.post(f"{PAGE}/kvotering", {"seen": "0", "paragraph": " "})
    assert (answer.status_code, "Skriv paragrafen i protokollet" in answer.text) == (400, True)
    page = press(presidium, "kvotering", paragraph="§ 9")
    assert "Kvoteringsregeln är satt ur spel: § 9." in page
    press(presidium, "bifall", last="3")
    assert "Konferensen satte regeln om varvade kvinnor och män med en kvinna först ur spel: § 9." in press(
        presidium, "klar"
    )


def test_what_was_done_last_is_undone_with_a_reason_and_stays_in_the_log(opened: Open) -> None:
    presidium = opened(named).visitor(Role.PRESIDIUM)
    page = press(presidium, "angra", reason="tog tillbaka")
    assert primary(page) == ["Bifall till plats 1"]
    assert "<s>" in page
    assert "Ångrat: tog tillbaka" in page


def test_after_the_adoption_nothing_is_undone(opened: Open) -> None:
    async def adopted(story: Story) -> None:
        await story.until_finished_by_place()
        await story.adopt("riksdag")

    presidium = opened(adopted).visitor(Role.PRESIDIUM)
    answer = presidium.post(f"{PAGE}/angra", {"seen": "5", "reason": "för sent"})
    assert (answer.status_code, "Listan är redan fastställd." in answer.text) == (409, True)
    assert primary(presidium.get(PAGE).text) == []


def test_the_result_says_how_every_place_was_decided(opened: Open) -> None:
    presidium = opened(Story.until_finished_by_place).visitor(Role.PRESIDIUM)
    page = presidium.get("/resultat/riksdag").text
    assert "Plats för plats i salen. 2 platser med bifall och 1 plats med sluten omröstning." in page
    assert re.search(r"fick 3 av 4 giltiga röster mot [^<]+ 1 i sluten omröstning, mer än hälften\.", page)
    assert "Kontrollräknad med en andra räkning, i högar: 1 av 1 platser." in page
    place = presidium.get("/resultat/riksdag/plats/2").text
    assert "Omröstningen: 4 giltiga röster, 0 blanka, 4 hade rösträtt. Inskrivet av Presidiet" in place
    assert "Hälften: 2" in place
    for way in ("", "/1/1", "/2/1", "/3/1", "/lista"):
        assert presidium.get(f"/resultat/riksdag/storbild{way}").status_code == 200
    assert presidium.get("/resultat/riksdag/record.json").json()["method"] == "place-by-place"


def test_everyone_reads_the_result_when_the_list_is_adopted(opened: Open) -> None:
    async def adopted(story: Story) -> None:
        await story.until_finished_by_place()
        await story.adopt("riksdag")

    app = opened(adopted)
    assert "med sluten omröstning" in app.visitor(Role.ASSOCIATION).get("/resultat/riksdag").text
    assert app.visitor(Role.ASSOCIATION).get("/handlingar/riksdag/lista.csv").status_code == 200


def test_the_conference_page_leads_there_and_asks_for_no_lots(opened: Open) -> None:
    app = opened(prepared)
    page = app.visitor(Role.ORGANISER).get("/konferens").text
    part = page.split('id="riksdag"')[1].split("</section>")[0]
    assert 'href="/konferens/plats/riksdag"' in part
    assert "lottordning" not in part.lower()


def test_the_auditor_reads_and_presses_nothing(opened: Open) -> None:
    auditor = opened(named).visitor(Role.AUDITOR)
    page = auditor.get(PAGE).text
    assert "<form" not in page.split("<main", 1)[1]
    assert auditor.post(f"{PAGE}/omrostning", {"seen": "1"}).status_code == 403


async def on_the_agenda(story: Story) -> None:
    """The list's item is taken up."""
    item = Item("i1", ItemKind.PLACES, "Riksdagslistan", about="riksdag")
    await add_item(story.house.agendas, item)
    await take_up_item(story.house.agendas, "i1")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (prepared, "Valberedningens förslag"),
        (named, "Avgörs med sluten omröstning"),
        (voting, "av 4 har röstat"),
        (tied, "står lika: lott dras"),
        (to_run_off, "Ingen fick mer än hälften. Omval mellan"),
        (with_quota, "behöver minst 2 kvinnor och 1 man finnas med"),
        (Story.until_finished_by_place, "Alla platser är beslutade"),
    ],
)
def test_the_hall_sees_the_place_and_what_goes_on(opened: Open, told: Told, said: str) -> None:
    async def taken_up(story: Story) -> None:
        await told(story)
        await on_the_agenda(story)

    app = opened(taken_up)
    for role in (Role.PRESIDIUM, Role.ASSOCIATION):
        page = app.visitor(role).get("/storbild").text
        assert said in page
        assert "Riksdagslistan" in page


def test_a_voter_does_not_see_the_page(opened: Open) -> None:
    app: Opened = opened(voting)
    voter = app.visitor()
    voter.enter(CODES[0])
    assert voter.get(PAGE).status_code == 403


async def with_agenda(story: Story) -> None:
    """The list was on the agenda, to be ranked, before it was decided that it is not."""
    await prepared(story)
    await add_item(story.house.agendas, Item("i1", ItemKind.LIST, "Riksdagslistan", about="riksdag"))
    await take_up_item(story.house.agendas, "i1")


def test_nobody_is_told_to_wait_for_the_lists_own_round(opened: Open) -> None:
    app = opened(prepared)
    voter = app.visitor().enter(CODES[0])
    for page in (voter.get("/rosta").text, app.visitor(Role.TELLER).get("/papper").text):
        assert "Regionlistan" in page
        assert "Riksdagslistan" not in page
    assert voter.get("/rosta/riksdag-1/kvittens").status_code == 404


def test_the_vote_on_a_place_is_there_for_phones_and_paper(opened: Open) -> None:
    app = opened(voting)
    assert "<h2>Riksdagslistan, plats 1</h2>" in app.visitor().enter(CODES[0]).get("/rosta").text
    room = app.visitor(Role.TELLER).get("/papper").text
    assert re.findall("<h2>(.+)</h2>", room) == ["Regionlistan", "Riksdagslistan, plats 1"]


def test_the_agenda_opens_no_vote_on_the_whole_list(opened: Open) -> None:
    presidium = opened(with_agenda).visitor(Role.PRESIDIUM)
    assert "/konferens/riksdag-1/" not in presidium.get("/konferens/dagordning").text


def test_no_ballots_are_printed_for_the_lists_own_round(opened: Open) -> None:
    organiser = opened(prepared).visitor(Role.ORGANISER)
    answer = organiser.post("/papper/riksdag-1/skriv-ut", {"how_many": "3"})
    assert answer.headers["content-type"].startswith("text/html")
    assert sentence(answer) == "Listan avgörs plats för plats i salen: gå till sidan för det."


def test_a_place_is_decided_by_paper_and_phone_together(opened: Open) -> None:
    """Two on paper for the fourth and one by phone for the first: alone, the phone would have carried it."""
    app = opened(voting)
    organiser, teller, presidium = (app.visitor(r) for r in (Role.ORGANISER, Role.TELLER, Role.PRESIDIUM))
    paper = "/papper/riksdag-beslut-0002"
    one, two = numbers_on(organiser.post(f"{paper}/skriv-ut", {"how_many": "2"}).content)
    voter = app.visitor().enter(CODES[0])
    assert voter.post("/rosta/riksdag-beslut-0002", {"mark-1": "ja"}).status_code == 303
    for code in CODES[1:3]:
        assert teller.post(f"{paper}/lamna-ut", {"code": code}).status_code == 303
    assert "3 av 4 har röstat" in re.sub("<[^>]+>", "", presidium.get(PAGE).text)
    presidium.post("/konferens/riksdag-beslut-0002/stang")
    early = presidium.post(f"{PAGE}/rakna", {"seen": "2"})
    assert (early.status_code, "inte ligger i urnan" in early.text) == (409, True)
    for number in (one, two):
        for reader in (teller, presidium):
            assert reader.post(f"{paper}/skriv-in", {"number": number, "mark-4": "ja"}).status_code == 303
    assert teller.post(f"{paper}/i-urnan").status_code == 303
    assert "Plats 2 av 3" in press(presidium, "rakna")
    press(presidium, "bifall", last="3")
    assert "fick 2 av 3 giltiga röster" in press(presidium, "klar")


def test_the_ballot_about_a_place_explains_how_it_is_counted(opened: Open) -> None:
    voter = opened(voting).visitor().enter(CODES[0])
    (at,) = re.findall(r'href="(/rosta/riksdag[^"]+)"', voter.get("/rosta").text)
    ballot = voter.get(at).text
    assert "<summary>Så räknas din röst</summary>" in ballot
    assert "Den som får kryss på mer än hälften av de giltiga röstsedlarna får platsen" in ballot
