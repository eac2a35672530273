"""A candidate steps down, in each of the three periods, and the pages say so."""

from datetime import timedelta

from nominering.access.model import Role
from nominering.counting.quotas import Quota
from nominering.nomination.model.candidacies import Gender
from tests.story import CODES, START, Story
from tests.web.conftest import Open
from tests.web.visitor import sentence

OUT = "/svara/miras-link/riksdag/dra-tillbaka"


def test_before_the_freeze_a_yes_is_taken_back_after_the_stop(opened: Open) -> None:
    app = opened(Story.until_answered)
    candidate = app.visitor()
    assert "Dra tillbaka din kandidatur" in candidate.get("/svara/miras-link").text
    assert candidate.post(OUT).status_code == 303
    shown = candidate.get("/svara/miras-link").text
    assert "Du har dragit tillbaka din kandidatur</b> 31 januari 2030" in shown
    again = candidate.post(OUT)
    assert (again.status_code, sentence(again)) == (
        409,
        "Du har redan tackat nej eller dragit tillbaka din kandidatur till den listan.",
    )
    assert "återtaget ja" in app.visitor(Role.COMMITTEE).get("/bereda/riksdag/kandidater").text
    assert candidate.post("/svara/miras-link/kommun/dra-tillbaka").status_code == 403
    assert candidate.post("/svara/wrong/riksdag/dra-tillbaka").status_code == 404


def test_while_the_round_is_open_the_number_stays_and_the_pages_say_so(opened: Open) -> None:
    app = opened(Story.until_open)
    early = app.visitor().enter(CODES[0])
    early.post("/rosta/riksdag-1", {"rank-4": "1", "rank-1": "2", "submission": "a"})
    assert app.visitor().post(OUT).status_code == 303
    said = "har dragit tillbaka sin kandidatur"
    voter = app.visitor().enter(CODES[1])
    ballot = voter.get("/rosta/riksdag-1").text
    assert ballot.count(said) == 1
    assert 'name="rank-4"' in ballot
    # A ballot that was filled in before is still taken, with the name that is gone.
    assert voter.post("/rosta/riksdag-1", {"rank-4": "1", "rank-2": "2", "submission": "b"}).status_code == 303
    assert f"Åsa Öberg {said}" in early.get("/rosta/riksdag-1/kvittens").text
    presidium = app.visitor(Role.PRESIDIUM)
    assert f"Nr 4 Åsa Öberg {said}" in presidium.get("/storbild").text
    presidium.post("/konferens/riksdag-1/stang")
    assert presidium.post("/konferens/riksdag-1/rakna").status_code == 303
    result = presidium.get("/resultat/riksdag").text
    assert "Nr 4 Åsa Öberg drog tillbaka sin kandidatur" in result
    assert "Räkningen har gått förbi namnet" in result


def test_after_the_count_the_presidium_counts_again_before_the_list_is_adopted(opened: Open) -> None:
    app = opened(Story.until_counted)
    app.visitor().post(OUT)
    organiser, presidium = app.visitor(Role.ORGANISER), app.visitor(Role.PRESIDIUM)
    decided: dict[str, str | list[str]] = {"adopted_on": "2030-01-31", "paragraph": "§ 12"}
    refused = organiser.post("/resultat/riksdag/faststall", decided)
    assert refused.status_code == 409
    assert sentence(refused).startswith("Någon har dragit tillbaka sin kandidatur sedan rösterna räknades")
    assert "Räkna om utan Åsa Öberg" in presidium.get("/resultat/riksdag").text
    assert presidium.post("/resultat/riksdag/rakna-om").status_code == 303
    assert "Den tidigare räkningen finns kvar" in presidium.get("/resultat/riksdag").text
    again = presidium.post("/resultat/riksdag/rakna-om")
    assert sentence(again) == "Ingen har dragit tillbaka sin kandidatur sedan räkningen, så den gäller."
    for path in ("/resultat/riksdag/storbild", "/resultat/riksdag/plats/1", "/resultat/riksdag/record.json"):
        assert presidium.get(path).status_code == 200, path
    assert organiser.post("/resultat/riksdag/faststall", decided).status_code == 303
    assert organiser.get("/handlingar/riksdag/lista.pdf").content.startswith(b"%PDF")
    assert "Du var inte med i räkningen" in app.visitor().get("/svara/miras-link").text


def test_after_the_adoption_the_organiser_is_told_and_the_list_stands(opened: Open) -> None:
    app = opened(Story.until_adopted)
    organiser = app.visitor(Role.ORGANISER)
    before = organiser.get("/handlingar/riksdag/lista.csv").text
    assert app.visitor().post(OUT).status_code == 303
    assert "efter att listan fastställdes: listan är inte ändrad" in organiser.get("/resultat/riksdag").text
    assert organiser.get("/handlingar/riksdag/lista.csv").text == before
    assert "drog tillbaka" not in app.visitor(Role.COMMITTEE).get("/resultat/riksdag").text


def test_a_no_after_the_stop_from_who_never_answered(opened: Open) -> None:
    app = opened(Story.until_nominated)
    app.clock.now = START + timedelta(days=21)
    candidate = app.visitor()
    assert "Tacka nej" in candidate.get("/svara/miras-link").text
    assert candidate.post(OUT).status_code == 303
    assert "Du har svarat nej." in candidate.get("/svara/miras-link").text


def test_a_rule_that_cannot_be_kept_any_more_is_set_aside_by_the_paragraph_of_the_decision(opened: Open) -> None:
    async def without_women(story: Story) -> None:
        story.quota = Quota.named("half-women:up")
        await story.until_closed()
        for each in await story.house.candidacies.of_list("riksdag"):
            if each.gender is Gender.WOMAN:
                await story.withdraw(each.nominee.id, "riksdag")

    presidium = opened(without_women).visitor(Role.PRESIDIUM)
    refused = presidium.post("/konferens/riksdag-1/rakna")
    assert refused.status_code == 409
    assert sentence(refused).startswith("Regeln om minst hälften kvinnor går inte att hålla")
    assert "Räkna utan regeln" in presidium.get("/konferens").text
    assert presidium.post("/konferens/riksdag-1/rakna", {"set_aside": "§ 9"}).status_code == 303
    assert "Konferensen beslutade att räkna utan den: § 9." in presidium.get("/resultat/riksdag").text
