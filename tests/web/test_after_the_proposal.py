"""What happens to a published order when somebody in it leaves in the quietest of ways."""

from datetime import timedelta

import pytest

from nominering.access.model import Role
from nominering.nomination.model.nominations import Nominator
from nominering.nomination.use_cases.nominate import withdraw_nomination
from tests.story import ARVIKA, START, Story
from tests.web.conftest import MIRA, Open


async def with_a_no_that_nobody_stands_behind(story: Story) -> None:
    """Åsa is in the proposal; then the board takes its nomination back, and she changes her yes to a no."""
    await story.until_proposed()
    house, after = story.house, story.clock.now
    board = Nominator.association(ARVIKA)
    for each in await house.candidacies.of_nominator(board):
        if each.nominee.id == MIRA and each.list_id == "riksdag":
            await withdraw_nomination(house.candidacies, board, each.id, after)
    story.clock.now = START
    await story.decline(MIRA, "riksdag")
    story.clock.now = after + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("role", "path"),
    [
        (Role.MEMBER, "/forslag/riksdag"),
        (Role.ASSOCIATION, "/motforslag/riksdag"),
        (Role.COMMITTEE, "/bereda/riksdag"),
        (Role.COMMITTEE, "/bereda/riksdag/versioner"),
        (Role.ORGANISER, "/konferens"),
    ],
)
def test_every_page_stands_when_a_proposed_candidacy_has_lapsed(opened: Open, role: Role, path: str) -> None:
    app = opened(with_a_no_that_nobody_stands_behind)
    assert app.visitor(role).get(path).status_code == 200


def test_whoever_has_left_so_is_shown_as_gone(opened: Open) -> None:
    app = opened(with_a_no_that_nobody_stands_behind)
    page = app.visitor(Role.PRESIDIUM).get("/forslag/riksdag").text
    assert '<s>Åsa Öberg</s> <span class="note">ställer inte längre upp</span>' in page
