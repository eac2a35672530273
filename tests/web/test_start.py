"""The start page: the one next step for each visitor."""

import pytest

from nominering.access.model import Role
from nominering.conference.model.agenda import Item, ItemKind
from nominering.conference.use_cases.agenda import add_item
from tests.story import CODES, Story
from tests.web.conftest import Open, Told


@pytest.mark.parametrize(
    ("told", "role", "step"),
    [
        (Story.found, Role.ASSOCIATION, "Nominera</a>"),
        (Story.until_answered, Role.ASSOCIATION, "Se era nomineringar"),
        (Story.until_proposed, Role.ASSOCIATION, "Läs förslaget till Riksdagslistan"),
        (Story.until_answered, Role.COMMITTEE, "Ordna förslaget till Riksdagslistan"),
        (Story.until_prepared, Role.COMMITTEE, "Se förslaget till Riksdagslistan"),
        (Story.until_answered, Role.ORGANISER, "Till konferensen"),
        (Story.until_adopted, Role.ORGANISER, "Hämta listorna"),
        (Story.until_open, Role.PRESIDIUM, "Led omröstningen"),
        (Story.found, Role.TELLER, "Just nu väntar ingenting på dig."),
        (Story.until_open, Role.TELLER, '/konferens/incheckning">Checka in ombud</a>'),
        (Story.until_delegates_are_asked_for, Role.ASSOCIATION, '/ombud">Anmäl ombud</a>'),
    ],
)
def test_a_visitor_is_led_to_the_next_step(opened: Open, told: Told, role: Role, step: str) -> None:
    assert step in opened(told).visitor(role).get("/").text


def test_a_voter_is_led_to_the_vote(opened: Open) -> None:
    assert '/rosta">Rösta</a>' in opened(Story.until_open).visitor().enter(CODES[0]).get("/").text


async def _with_agenda(story: Story) -> None:
    await story.found()
    await add_item(story.house.agendas, Item("1", ItemKind.PLAIN, "Val av presidium"))


def test_the_presidium_is_led_to_where_the_agenda_stands(opened: Open) -> None:
    presidium = opened(_with_agenda).visitor(Role.PRESIDIUM)
    assert "Gå igenom dagordningen" in presidium.get("/").text
    presidium.post("/konferens/dagordning/1/ta-upp")
    assert "Led Val av presidium" in presidium.get("/").text
