"""Gender is asked for where a rule needs it and told to few; a rule that cannot be kept is refused in words."""

import re
import sqlite3
from dataclasses import replace

import pytest

from nominering.access.model import Role
from nominering.counting.quotas import Quota
from nominering.nomination.model.candidacies import Gender
from tests.story import CODES, START, Story, a_list
from tests.web.conftest import Open, Opened, Told
from tests.web.visitor import sentence

YES: dict[str, str | list[str]] = {"answer": "ja", "occupation": "lärare", "place": "Glava"}
CHOICES = re.compile(r'name="gender" value="(\w+)"( checked)?')


def with_rule(told: Told, rule: str = "half-women:up", genders: tuple[Gender, ...] | None = None) -> Told:
    async def tell(story: Story) -> None:
        story.quota = Quota.named(rule)
        story.genders = genders or story.genders
        await told(story)

    return tell


def chosen(page: str) -> list[str]:
    return [value for value, checked in CHOICES.findall(page) if checked]


def kept(app: Opened, list_id: str) -> str:
    with sqlite3.connect(app.path) as database:
        (row,) = database.execute(
            "SELECT gender FROM candidacy WHERE list = ? AND nominee LIKE 'Åsa%'", (list_id,)
        ).fetchall()
        return str(row[0])


def test_gender_is_asked_for_the_list_with_a_rule_and_what_for(opened: Open) -> None:
    page = opened(with_rule(Story.until_nominated)).visitor().get("/svara/miras-link").text
    assert [value for value, _ in CHOICES.findall(page)] == ["woman", "man", "other", "undisclosed"]
    assert chosen(page) == []
    assert "Används bara för listans kvoteringsregel: minst hälften kvinnor." in page
    assert (
        "När rösterna är räknade kan ombudsmannen och presidiet se i filen med hela räkningen hur regeln "
        "har räknat dig, och meningarna i resultatet om vad regeln ändrade kan visa det för alla."
    ) in page


def test_gender_is_not_asked_for_without_a_rule(opened: Open) -> None:
    page = opened(Story.until_nominated).visitor().get("/svara/miras-link").text
    assert not CHOICES.findall(page)
    assert "Kön" not in page


@pytest.mark.parametrize("gender", list(Gender))
def test_what_is_stated_is_kept_and_shown_again(opened: Open, gender: Gender) -> None:
    app = opened(with_rule(Story.until_nominated))
    nominee = app.visitor()
    assert nominee.post("/svara/miras-link/riksdag", YES | {"gender": gender.value}).status_code == 303
    assert kept(app, "riksdag") == gender.value
    page = nominee.get("/svara/miras-link").text
    assert chosen(page) == [gender.value]
    assert "Kön, för listans regel om minst hälften kvinnor: " in page


def test_what_is_stated_for_one_list_is_not_filled_in_for_another(opened: Open) -> None:
    async def both_with_a_rule(story: Story) -> None:
        await with_rule(Story.until_nominated)(story)
        await story.house.lists.keep_list(replace(a_list("region"), quota=Quota.named("half-women:up")))

    nominee = opened(both_with_a_rule).visitor()
    nominee.post("/svara/miras-link/riksdag", YES | {"gender": "woman"})
    page = nominee.get("/svara/miras-link").text
    assert len(CHOICES.findall(page)) == 8
    assert chosen(page) == ["woman"]


def test_nobody_has_to_state_it(opened: Open) -> None:
    app = opened(with_rule(Story.until_nominated))
    assert app.visitor().post("/svara/miras-link/riksdag", YES).status_code == 303
    assert kept(app, "riksdag") == "undisclosed"


def test_what_is_posted_unasked_is_not_kept(opened: Open) -> None:
    app = opened(with_rule(Story.until_nominated))
    assert app.visitor().post("/svara/miras-link/region", YES | {"gender": "woman"}).status_code == 303
    assert kept(app, "region") == "undisclosed"


def test_what_is_no_choice_is_no_answer(opened: Open) -> None:
    app = opened(with_rule(Story.until_nominated))
    assert app.visitor().post("/svara/miras-link/riksdag", YES | {"gender": "kanske"}).status_code == 400
    assert "Du har svarat" not in app.visitor().get("/svara/miras-link").text


def test_what_was_chosen_is_still_there_after_a_refusal(opened: Open) -> None:
    nominee = opened(with_rule(Story.until_nominated)).visitor()
    answer = nominee.post("/svara/miras-link/riksdag", YES | {"gender": "woman", "occupation": ""})
    assert answer.status_code == 400
    assert chosen(answer.text) == ["woman"]


def test_a_no_takes_the_gender_away(opened: Open) -> None:
    app = opened(with_rule(Story.until_nominated))
    nominee = app.visitor()
    nominee.post("/svara/miras-link/riksdag", YES | {"gender": "woman"})
    nominee.post("/svara/miras-link/riksdag", {"answer": "nej", "gender": "woman"})
    assert kept(app, "riksdag") == "undisclosed"


def test_the_committee_and_the_organiser_see_it_and_nobody_else_does(opened: Open) -> None:
    app = opened(with_rule(Story.until_open))
    committee = app.visitor(Role.COMMITTEE).get("/bereda/riksdag").text
    assert "50 år, lärare, Arvika, kvinna" in committee
    assert "Har tackat ja: 2 kvinnor och 2 män." in committee
    assert "Har tackat ja: 2 kvinnor och 2 män." in app.visitor(Role.ORGANISER).get("/konferens").text
    presidium, board = app.visitor(Role.PRESIDIUM), app.visitor(Role.ASSOCIATION)
    voter = app.visitor().enter(CODES[0])
    for page in (
        presidium.get("/konferens"),
        presidium.get("/konferens/storbild"),
        board.get("/nominera"),
        board.get("/"),
        voter.get("/rosta/riksdag-1"),
    ):
        assert page.status_code == 200
        assert "2 kvinnor" not in page.text
        assert ", kvinna" not in page.text


def test_the_organiser_sees_the_groups_beside_the_frozen_names(opened: Open) -> None:
    app = opened(with_rule(Story.until_prepared))
    assert 'Åsa Öberg <span class="note">kvinna</span>' in app.visitor(Role.ORGANISER).get("/konferens").text
    assert '<span class="note">kvinna</span>' not in app.visitor(Role.PRESIDIUM).get("/konferens").text


def test_the_committee_sees_no_gender_where_no_rule_needs_it(opened: Open) -> None:
    app = opened(with_rule(Story.until_answered))
    assert "kön inte uppgett" not in app.visitor(Role.COMMITTEE).get("/bereda/region").text


def test_it_is_not_printed_on_the_list(opened: Open) -> None:
    app = opened(with_rule(Story.until_adopted))
    table = app.visitor(Role.ORGANISER).get("/handlingar/riksdag/lista.csv").text
    assert table.splitlines()[0] == "place,name,born,age,occupation,residence"
    assert "kvinna" not in table
    assert "woman" not in table


TOO_FEW = (Gender.WOMAN, Gender.MAN, Gender.UNDISCLOSED, Gender.MAN)


def test_candidates_that_cannot_keep_the_rule_are_not_frozen(opened: Open) -> None:
    app = opened(with_rule(Story.until_roll_is_frozen, genders=TOO_FEW))
    organiser = app.visitor(Role.ORGANISER)
    answer = organiser.post("/konferens/riksdag/las-kandidaterna")
    assert answer.status_code == 409
    assert sentence(answer) == (
        "Regeln om minst hälften kvinnor går inte att hålla på 3 platser med kandidaterna som finns "
        "(1 kvinna, 2 män och 1 annan): "
        "fler behöver kandidera, eller så behöver regeln eller antalet platser ändras."
    )
    assert "Lås kandidaterna" in organiser.get("/konferens").text


def test_the_committee_and_the_organiser_are_warned_beforehand(opened: Open) -> None:
    app = opened(with_rule(Story.until_answered, genders=TOO_FEW))
    for page in (app.visitor(Role.COMMITTEE).get("/bereda/riksdag"), app.visitor(Role.ORGANISER).get("/konferens")):
        assert "Regeln om minst hälften kvinnor går inte att hålla på 3 platser" in page.text
    assert "går inte att hålla" not in app.visitor(Role.PRESIDIUM).get("/konferens").text


def test_who_states_another_gender_in_time_mends_it(opened: Open) -> None:
    silent = (Gender.UNDISCLOSED, Gender.MAN, Gender.WOMAN, Gender.MAN)
    app = opened(with_rule(Story.until_roll_is_frozen, genders=silent))
    after = app.clock.now
    app.clock.now = START
    assert app.visitor().post("/svara/miras-link/riksdag", YES | {"gender": "woman"}).status_code == 303
    app.clock.now = after
    assert app.visitor(Role.ORGANISER).post("/konferens/riksdag/las-kandidaterna").status_code == 303


def test_the_result_keeps_the_rule(opened: Open) -> None:
    page = opened(with_rule(Story.until_counted)).visitor(Role.ORGANISER).get("/resultat/riksdag").text
    names = re.findall(r'<b class="name">([^<]+)</b>', page)
    assert [re.sub(r" \(nr \d\)", "", name) for name in names[:3]] == ["Cecilia Lund", "Bo Alm", "Åsa Öberg"]
