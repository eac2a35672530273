"""A nominee reads by the personal link how it went and why, once the list is adopted and not before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nominering.access.model import Role
from nominering.conference.use_cases.rounds import draw_lots, open_round
from nominering.counting.count import count
from nominering.counting.profile import Profile
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Rules
from nominering.outcome.model.counted import CountedList
from tests.story import START, Story
from tests.web.conftest import MIRA, Open, Told
from tests.web.test_results import shown

HERSELF = 4
PLACED = {(HERSELF, 1): 2, (1, 2): 1}
UNPLACED = {(1, 2, 3): 3}
GROUPS = {1: "man", 2: "man", 3: "woman", HERSELF: "woman"}
WOMEN_FIRST = Rules(Method.ORDERED_STV, quota=Quota.named("alternating:woman"), quota_mode=QuotaMode.AFTERWARDS)
MEN_FIRST = replace(WOMEN_FIRST, quota=Quota.named("alternating:man"))


def adopted(papers: dict[tuple[int, ...], int], rules: Rules | None = None) -> Told:
    async def tell(story: Story) -> None:
        await counted(papers, rules)(story)
        await story.adopt("riksdag")

    return tell


def counted(papers: dict[tuple[int, ...], int], rules: Rules | None = None) -> Told:
    async def tell(story: Story) -> None:
        await story.until_closed()
        round_ = await story.house.rounds.round("riksdag-1")
        assert round_.standing[HERSELF - 1].name == "Åsa Öberg"
        record = count(Profile.of(round_.numbers, papers), rules or round_.rules, round_.lots, 3, groups=GROUPS)
        await story.house.outcomes.keep_counted(CountedList.of("riksdag-1", record.as_data()))

    return tell


def own(opened: Open, told: Told, list_id: str = "riksdag") -> str:
    page = opened(told).visitor().get("/svara/miras-link").text
    return shown(page.partition(f'id="{list_id}"')[2].partition("</section>")[0])


def test_nothing_of_the_count_is_shown_before_the_list_is_adopted(opened: Open) -> None:
    page = own(opened, counted(PLACED))
    assert "Du har svarat ja." in page
    assert "Kandidaterna är låsta inför omröstningen, så svaret kan inte ändras här." in page
    for said in ("Du står på", "ingen plats", "Kontrollräknad", "kvoten", "Bo Alm"):
        assert said not in page


def test_who_has_a_place_reads_which_and_why(opened: Open) -> None:
    page = own(opened, adopted(PLACED))
    assert "Du står på plats 1 på Riksdagslistan, fastställd 31 januari 2030, § 12." in page
    assert "Åsa Öberg var ensam kvar när alla andra platser var avgjorda." in page
    assert "överens Kontrollräknad med recount.py: 3 av 3 platser." in page
    assert "Åsa Öberg (du) Bo Alm (nr 1) Bo Alm (nr 2)" in page
    assert "På valsedeln: Åsa Öberg, 50 år" in page
    assert "Svarstiden" not in page


def test_who_got_none_reads_that_and_why(opened: Open) -> None:
    page = own(opened, adopted(UNPLACED))
    assert "Du fick ingen plats på Riksdagslistan, fastställd 31 januari 2030, § 12." in page
    assert "Räkningen ordnar dig ändå: du hade fått plats 4." in page
    assert "Plats 4: Bland de 4 som då var kvar hade de andra mer än kvoten 0,75; Åsa Öberg hade det inte" in page
    assert "Bo Alm (nr 1) Bo Alm (nr 2) Cecilia Lund" in page
    assert "(du)" not in page
    assert "På valsedeln" not in page


def test_whom_the_rule_moved_reads_its_sentence(opened: Open) -> None:
    page = own(opened, adopted({(1, 2): 2, (HERSELF,): 1}, WOMEN_FIRST))
    assert "Du står på plats 1 på Riksdagslistan" in page
    assert "Plats 1: den fria räkningen satte Bo Alm (nr 1) här; regeln om varvade kvinnor och män" in page
    assert "gav platsen till Åsa Öberg" in page
    assert "Regeln om varvade kvinnor och män med en kvinna först hålls efter räkningen" in page


def test_who_lost_the_place_to_the_rule_reads_that(opened: Open) -> None:
    page = own(opened, adopted({(3, HERSELF): 2, (1, 3): 1}, MEN_FIRST))
    assert "Du fick ingen plats på Riksdagslistan" in page
    assert "i den fria räkningen; regeln om varvade kvinnor och män med en man först satte Bo Alm" in page
    assert "och platserna räckte inte." in page
    assert "Räkningen ordnar dig ändå" not in page


@pytest.mark.parametrize(("papers", "place"), [(PLACED, 1), (UNPLACED, 4)])
def test_the_sentence_is_that_of_the_page_for_everyone(
    opened: Open, papers: dict[tuple[int, ...], int], place: int
) -> None:
    app = opened(adopted(papers))
    public = app.visitor(Role.ASSOCIATION).get(f"/resultat/riksdag/plats/{place}").text
    why = public.partition('<p class="lead">')[2].partition("</p>")[0]
    assert why.count("Åsa Öberg") == 1
    assert why in app.visitor().get("/svara/miras-link").text


def test_who_said_no_reads_the_list_but_was_not_counted(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async def without_her(story: Story) -> None:
        until_answered = story.until_answered

        async def until_she_declined() -> None:
            await until_answered()
            story.clock.now = START
            await story.decline(MIRA, "riksdag")
            story.clock.now = START + timedelta(days=21)

        monkeypatch.setattr(story, "until_answered", until_she_declined)
        await story.until_prepared()
        await draw_lots(story.house.rounds, "riksdag-1", (3, 2, 1))
        await open_round(story.house.rounds, story.house.roll, story.house.openings, "riksdag-1", story.clock.now)
        await story.vote(0, 1, 2)
        await story.house.box.seal("riksdag-1")
        await story.count("riksdag")
        await story.adopt("riksdag")

    page = own(opened, without_her)
    assert "Du har svarat nej." in page
    assert "Du var inte med i räkningen. Det här är Riksdagslistan, fastställd 31 januari 2030, § 12." in page
    assert "Cecilia Lund" in page
    assert "ingen plats" not in page


def test_each_list_is_told_when_it_is_adopted_itself(opened: Open) -> None:
    page = own(opened, adopted(PLACED), "region")
    assert "Kandidaterna är låsta inför omröstningen, så svaret kan inte ändras här." in page
    assert "Hela listan" not in page


def test_a_link_that_the_organiser_makes_after_the_answers_still_shows_the_result(opened: Open) -> None:
    app = opened(adopted(PLACED))
    made = app.visitor(Role.ORGANISER).post(f"/konferens/svarslankar/{MIRA}").text
    secret = made.partition("/svara/")[2].partition('"')[0].partition("<")[0].strip()
    page = app.visitor().get(f"/svara/{secret}")
    assert page.status_code == 200
    assert "Du står på plats 1" in shown(page.text)
