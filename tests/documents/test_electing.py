"""Elections in the minutes: everything is said, and said once."""

from dataclasses import replace

import pytest

from nominering.balloting.model.ballots import Turnout
from nominering.documents.electing import Paragraph, minutes, result
from nominering.election.model.elections import Post, Way
from nominering.election.model.held import Held
from nominering.election.model.tallies import elected_by
from nominering.nomination.model.candidacies import Gender
from tests.election.test_rules import AUDITORS, BY_MEMBERS, FIRST, NOW, closed, counted, gone, standing


def in_minutes(stands: Held) -> Paragraph:
    decided = stands.election.filled(elected_by(stands.election, stands.tallies), NOW)
    turnouts = {each.id: Turnout(9, 12) for each in stands.rounds}
    shown = result(replace(stands, election=decided), turnouts)
    (paragraph,) = minutes([(decided, shown)], {})
    return paragraph


@pytest.mark.parametrize("post", [Post.CONGRESS, Post.CONGRESS_ALTERNATES])
def test_that_most_votes_decide_is_said_once(post: Post) -> None:
    election = replace(BY_MEMBERS, post=post, way=Way.MOST_VOTES)
    stands = closed(Held(standing(election, "Ada", "Bo", "Cia", gender=Gender.WOMAN)))
    said = " ".join(in_minutes(counted(stands, {(1, 2): 3, (1,): 1})).said)
    assert said.lower().count("flest röster") == 1
    assert "Valet gjordes med slutna sedlar." in said


def test_a_withdrawal_is_said_between_the_count_before_it_and_the_one_after() -> None:
    between = gone(counted(closed(Held(standing(AUDITORS, "Ada", "Bo", "Cia", "Dan"))), FIRST), 2)
    said = in_minutes(counted(closed(between), {(3,): 2})).said
    assert [each.split()[0] for each in said] == ["Valet", "Omröstningen:", "Bo", "Omvalet:"]
    assert said[2] == "Bo drog sig ur den 1 mars 2030 kl. 13.00, före omvalet."


def test_a_seat_that_nobody_took_is_said_to_be_vacant() -> None:
    stands = counted(closed(Held(standing(AUDITORS, "Ada", "Bo", "Cia", "Dan"))), FIRST)
    for number in (2, 3, 4):
        stands = gone(stands, number)
    assert in_minutes(stands).said[-1] == "1 plats är vakant."
