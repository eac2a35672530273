"""The committee's room: who is nominated, the order with its balance, versions, the moment of publication."""

import re
from datetime import timedelta

import pytest
from httpx import Response

from nominering.access.model import Role
from nominering.counting.quotas import Quota
from nominering.nomination.model.candidacies import Gender
from tests.story import ARVIKA, PEOPLE, START, SUNNE, Story
from tests.web.conftest import Open
from tests.web.visitor import Visitor, sentence


def rows_of(page: Response) -> list[str]:
    return re.findall(r'name="row" value="([^"]+)"', page.text)


def names_in(page: Response) -> list[str]:
    """The nominees in the table, in its order."""
    return re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', page.text)


def warned(page: Response) -> list[str]:
    found = re.search(r'<ul class="warnings">(.*?)</ul>', page.text, re.S)
    return re.findall(r"<li>([^<]+)</li>", found[1]) if found else []


def verdict(page: Response) -> str:
    found = re.search(r'<div class="verdict"[^>]*>\s*<p>([^<]+)</p>', page.text)
    assert found is not None
    return found[1]


def ranked(committee: Visitor, *places: int, **more: str) -> dict[str, str | list[str]]:
    """A form with the places typed beside the names as they stand on the page; 0 is none."""
    fields: dict[str, str | list[str]] = {"row": rows_of(committee.get("/bereda/riksdag"))}
    fields |= {f"rank-{n}": str(place) if place else "" for n, place in enumerate(places, start=1)}
    return fields | more


async def halfway(story: Story) -> None:
    """Åsa is on both lists and has two supporters, one Bo has said no, Cecilia has not answered."""
    story.quota = Quota.named("half-women:up")
    await story.found()
    asa, bo, _, younger = [await story.nominate(named, "riksdag") for named in PEOPLE]
    await story.nominate(PEOPLE[0], "region")
    await story.nominate(PEOPLE[0], "riksdag", association=SUNNE)
    await story.nominate(PEOPLE[3], "riksdag", association=SUNNE)
    story.clock.now = START + timedelta(days=1)
    await story.accept(younger, "riksdag", "snickare", Gender.MAN)
    story.clock.now = START + timedelta(days=2)
    await story.accept(asa, "riksdag", gender=Gender.WOMAN)
    await story.decline(bo, "riksdag")


def test_everybody_nominated_is_there_in_swedish_order(opened: Open) -> None:
    page = opened(halfway).visitor(Role.COMMITTEE).get("/bereda/riksdag/kandidater")
    assert names_in(page) == ["Bo Alm", "Bo Alm", "Cecilia Lund", "Åsa Öberg"]
    assert "Visar alla 4 nominerade. Av alla 2 har tackat ja, 1 har tackat nej och 1 har inte svarat." in page.text
    assert "Vänsterpartiet Arvika och Vänsterpartiet Sunne" in page.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("svar=accepted", ["Bo Alm", "Åsa Öberg"]),
        ("svar=asked", ["Cecilia Lund"]),
        (f"forening={SUNNE.id}", ["Bo Alm", "Åsa Öberg"]),
        ("kon=woman", ["Åsa Öberg"]),
        ("yngst=50", ["Cecilia Lund", "Åsa Öberg"]),
        ("yngst=30&aldst=45", ["Bo Alm"]),
        ("ort=Sunne", ["Bo Alm", "Bo Alm"]),
        ("stod=2", ["Bo Alm", "Åsa Öberg"]),
        ("bada=ja", ["Åsa Öberg"]),
        ("ordning=age", ["Bo Alm", "Bo Alm", "Åsa Öberg", "Cecilia Lund"]),
        ("ordning=answered", ["Bo Alm", "Bo Alm", "Åsa Öberg", "Cecilia Lund"]),
        ("svar=kanske&yngst=x&ordning=&stod=-1", ["Bo Alm", "Bo Alm", "Cecilia Lund", "Åsa Öberg"]),
        ("svar=declined&stod=2", []),
    ],
)
def test_the_address_says_who_is_shown_and_in_which_order(opened: Open, asked: str, found: list[str]) -> None:
    page = opened(halfway).visitor(Role.COMMITTEE).get(f"/bereda/riksdag/kandidater?{asked}")
    assert page.status_code == 200
    assert names_in(page) == found


def test_what_is_asked_for_stands_in_the_form(opened: Open) -> None:
    page = opened(halfway).visitor(Role.COMMITTEE).get("/bereda/riksdag/kandidater?svar=accepted&stod=2").text
    assert '<option value="accepted" selected>ja</option>' in page
    assert re.search(r'name="stod"[^>]+value="2"', page)
    assert "Visar 2 av 4 nominerade." in page


def test_without_a_rule_there_is_no_gender_to_ask_for(opened: Open) -> None:
    page = opened(halfway).visitor(Role.COMMITTEE).get("/bereda/region/kandidater?kon=woman")
    assert 'name="kon"' not in page.text
    assert names_in(page) == ["Åsa Öberg"]


def test_a_draft_is_saved_while_nominations_are_open(opened: Open) -> None:
    committee = opened(halfway).visitor(Role.COMMITTEE)
    page = committee.get("/bereda/riksdag")
    assert "Publicera förslaget" not in page.text
    saved = committee.post("/bereda/riksdag/utkast", ranked(committee, 0, 1, version="Först Åsa", base="0"))
    assert saved.headers["location"] == "/bereda/riksdag?sparad=1&byggde_pa=0"
    after = committee.get(saved.headers["location"])
    assert "Version 1 är sparad." in after.text
    assert "version 1 (”Först Åsa”), sparad av Valberedningen" in after.text
    assert verdict(after) == "1 ordnad: 1 kvinna."


def test_whoever_saved_in_between_is_told_of(opened: Open) -> None:
    committee = opened(halfway).visitor(Role.COMMITTEE)
    first, second = ranked(committee, 1, 2, base="0"), ranked(committee, 2, 1, base="0")
    committee.post("/bereda/riksdag/utkast", first)
    saved = committee.post("/bereda/riksdag/utkast", second)
    page = committee.get(saved.headers["location"]).text
    assert "Under tiden sparades också version 1" in page
    assert "/bereda/riksdag/versioner?fran=1&amp;till=2" in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Ordna minst ett namn innan du sparar."),
        ({"rank-1": "1", "rank-2": "1"}, "Två kandidater har fått plats 1: ge varje kandidat en egen plats."),
        ({"rank-1": "1", "version": "x" * 81}, "Korta namnet på versionen till högst 80 tecken."),
    ],
)
def test_a_draft_that_is_none_is_refused_and_what_was_typed_kept(
    opened: Open, fields: dict[str, str], said: str
) -> None:
    committee = opened(halfway).visitor(Role.COMMITTEE)
    answer = committee.post("/bereda/riksdag/utkast", {"row": rows_of(committee.get("/bereda/riksdag"))} | fields)
    assert (answer.status_code, sentence(answer)) == (400, said)
    for typed in fields.values():
        assert f'value="{typed}"' in answer.text
    assert "Ingen version är sparad än." in committee.get("/bereda/riksdag/versioner").text


def test_the_rule_is_marked_where_it_is_broken(opened: Open) -> None:
    committee = opened(halfway).visitor(Role.COMMITTEE)
    committee.post("/bereda/riksdag/utkast", ranked(committee, 1, 2))
    page = committee.get("/bereda/riksdag")
    assert warned(page) == ["På plats 1 är 0 kvinnor: regeln kräver 1."]
    assert "<b>bruten: kräver 1</b>" in page.text


def test_the_balance_of_an_order_that_is_not_saved_is_asked_for(opened: Open) -> None:
    committee = opened(halfway).visitor(Role.COMMITTEE)
    part = committee.post("/bereda/riksdag/balans", ranked(committee, 2, 1))
    assert part.status_code == 200
    assert "<html" not in part.text
    assert verdict(part) == "2 ordnade: 1 kvinna, 1 man."
    assert not warned(part)
    assert "Ingen version är sparad än." in committee.get("/bereda/riksdag/versioner").text


def test_who_has_not_stated_a_gender_is_counted_as_such(opened: Open) -> None:
    async def silent(story: Story) -> None:
        story.quota = Quota.named("half-women:up")
        story.genders = (Gender.UNDISCLOSED, Gender.MAN, Gender.WOMAN, Gender.OTHER)
        await story.until_answered()

    committee = opened(silent).visitor(Role.COMMITTEE)
    part = committee.post("/bereda/riksdag/balans", ranked(committee, 4, 3, 2, 1))
    assert verdict(part) == "4 ordnade: 1 kvinna, 1 man, 1 av annat kön, 1 som inte har uppgett kön."


def test_a_person_on_both_lists_is_marked_with_the_place_on_each(opened: Open) -> None:
    committee = opened(Story.until_proposed).visitor(Role.COMMITTEE)
    page = committee.get("/bereda/riksdag").text
    assert "4 av dem står på flera" in page
    assert 'Cecilia Lund <span class="also">även regionlistan 3</span>' in page


def test_two_versions_are_compared_and_one_restored(opened: Open) -> None:
    committee = opened(Story.until_answered).visitor(Role.COMMITTEE)
    committee.post("/bereda/riksdag/utkast", ranked(committee, 1, 2, 3, 4))
    committee.post("/bereda/riksdag/utkast", ranked(committee, 2, 3, 0, 1))
    page = committee.get("/bereda/riksdag/versioner?fran=1&till=2").text
    assert "Cecilia Lund lämnar plats 3 och står inte med." in page
    assert "Åsa Öberg går från plats 4 till plats 1." in page
    assert committee.get("/bereda/riksdag/versioner?fran=7&till=1").status_code == 404
    restored = committee.post("/bereda/riksdag/versioner/1/aterstall")
    assert restored.status_code == 303
    assert "Version 3 är sparad." in committee.get(restored.headers["location"]).text
    assert "Ordningen är densamma." in committee.get("/bereda/riksdag/versioner?fran=1&till=3").text
    assert committee.post("/bereda/riksdag/versioner/9/aterstall").status_code == 404


def published_at(day: str, time: str) -> dict[str, str]:
    return {"publish_day": day, "publish_time": time}


def test_until_its_moment_a_proposal_is_the_committees_own(opened: Open) -> None:
    app = opened(Story.until_answered)  # 31 January 2030, 13.00 in Sweden
    committee, board = app.visitor(Role.COMMITTEE), app.visitor(Role.ASSOCIATION)
    answer = committee.post("/bereda/riksdag", ranked(committee, 4, 3, 2, 1, **published_at("2030-02-01", "09:30")))
    assert answer.status_code == 303
    page = committee.get("/bereda/riksdag").text
    assert "Version 1 publiceras 1 februari 2030 kl. 09.30. Till dess ser bara ni den." in page
    assert '<li class="now" aria-current="step">Beredning' in board.get("/").text
    for reader in (board, app.visitor(Role.ORGANISER), app.visitor(Role.PRESIDIUM)):
        assert "Förslaget är inte publicerat än." in reader.get("/forslag/riksdag").text
        assert "Läs valberedningens förslag" not in reader.get("/").text
    assert "Inget förslag är publicerat." in app.visitor(Role.ORGANISER).get("/konferens").text
    app.clock.now = START + timedelta(days=21, hours=20, minutes=30)
    assert "Publicerat 1 februari 2030 kl. 09.30." in app.visitor(Role.PRESIDIUM).get("/forslag/riksdag").text
    assert '<li class="now" aria-current="step">Konferens' in app.visitor(Role.ASSOCIATION).get("/").text


def test_a_publication_is_taken_back_before_its_moment(opened: Open) -> None:
    committee = opened(Story.until_answered).visitor(Role.COMMITTEE)
    committee.post("/bereda/riksdag", ranked(committee, 4, 3, 2, 1, **published_at("2030-02-01", "09:30")))
    assert committee.post("/bereda/riksdag/ta-tillbaka").status_code == 303
    assert "publiceras 1 februari" not in committee.get("/bereda/riksdag").text
    again = committee.post("/bereda/riksdag/ta-tillbaka")
    assert sentence(again).startswith("Ingen publicering väntar")


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ("2030-01-31", "12:59", "Tiden har redan passerat: ange en senare tid, eller ingen för att publicera nu."),
        ("2030-02-01", "", "Ange både dag och klockslag för publiceringen, eller inget av dem för att publicera nu."),
        ("", "09:30", "Ange både dag och klockslag för publiceringen, eller inget av dem för att publicera nu."),
        ("igår", "kväll", "Ange både dag och klockslag för publiceringen, eller inget av dem för att publicera nu."),
    ],
)
def test_a_moment_that_is_none_is_refused_and_kept(opened: Open, day: str, time: str, said: str) -> None:
    committee = opened(Story.until_answered).visitor(Role.COMMITTEE)
    answer = committee.post("/bereda/riksdag", ranked(committee, 4, 3, 2, 1, **published_at(day, time)))
    assert (answer.status_code, sentence(answer)) == (400, said)
    assert f'value="{time}"' in answer.text
    assert f'<p class="wrong" id="publish-wrong">{said}</p>' in answer.text
    assert "Förslaget är inte publicerat än." in committee.get("/forslag/riksdag").text


def test_the_association_of_nobody_on_the_list_is_named(opened: Open) -> None:
    committee = opened(halfway).visitor(Role.COMMITTEE)
    part = committee.post("/bereda/riksdag/balans", ranked(committee, 1, 2)).text
    assert "Ingen nominerad av Vänsterpartiet Storfors." in part
    assert ARVIKA.name in part
