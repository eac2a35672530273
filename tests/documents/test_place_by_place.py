"""What the hall decides, in words."""

from dataclasses import replace

import pytest

from nominering.conference.model.rounds import RoundState
from nominering.counting.quotas import Quota
from nominering.documents.count_page import count_page, own_line, place_page, walk
from nominering.documents.place_by_place import deed_said, may_be, still_needed
from nominering.place_by_place.model.hall import Hall
from nominering.place_by_place.model.record import decided_list
from tests.place_by_place.halls import BY, NOW, a_hall, acclaimed, after, begun, named, undone, voted


def fought_over() -> Hall:
    """Place 1 is decided beforehand, 2 by acclamation, 3 by a lot in the run-off, 4 to the end as a block."""
    hall = acclaimed(a_hall(("woman", "man") * 3, places=5, fixed={1: 5}))
    hall = voted(named(named(hall, 3), 6), {2: 3, 3: 3, 6: 1})
    hall = voted(hall, {2: 3, 3: 3}, blank=1)
    hall = after(hall, hall.draw((3, 2), BY, NOW))
    hall = after(hall, hall.count({(2,): 3, (3,): 3, (): 1}, BY, NOW))
    return acclaimed(hall, last=5)


@pytest.mark.parametrize(
    ("rule", "kinds", "said"),
    [
        ("half-women", {"woman", "other"}, ""),
        ("half-women", {"woman"}, "en kvinna"),
        ("alternating", {"woman", "man"}, ""),
        ("alternating", {"man"}, "en man"),
        ("alternating", {"woman", "other"}, "en kvinna, eller till någon som varken är kvinna eller man"),
        ("pairwise", {"other"}, "någon som varken är kvinna eller man"),
        ("minimum:woman:2:3", {"counts", "does not"}, ""),
        ("minimum:woman:2:3", {"counts"}, "en kvinna"),
        ("minimum:!man:2:3", {"counts"}, "någon som inte är man"),
        ("minimum:arvika:2:3", {"counts"}, "någon ur gruppen arvika"),
    ],
)
def test_whom_a_place_has_to_go_to(rule: str, kinds: set[str], said: str) -> None:
    assert may_be(Quota.named(rule), kinds) == said


@pytest.mark.parametrize(
    ("rule", "least", "left", "said"),
    [
        ("half-women", {"woman": 1, "other": 3}, 4, "Av de 4 platser som är kvar behöver minst 1 kvinna finnas med."),
        ("half-women", {"woman": 0}, 2, "Regeln är redan uppfylld, vilka som än får platserna som är kvar."),
        (
            "alternating",
            {"woman": 2, "man": 1},
            3,
            "Av de 3 platser som är kvar behöver minst 2 kvinnor och 1 man finnas med.",
        ),
        ("alternating", {"woman": 0, "man": 0, "other": 1}, 1, "Regeln går att hålla med dem som är kvar."),
        ("minimum:!man:2:3", {"counts": 2}, 1, "Av platsen som är kvar behöver minst 2 som inte är män finnas med."),
    ],
)
def test_what_the_rule_asks_of_the_places_left(rule: str, least: dict[str, int], left: int, said: str) -> None:
    assert still_needed(Quota.named(rule), least, left) == said


def test_every_deed_is_a_sentence_of_its_own() -> None:
    hall = fought_over()
    hall = undone(after(hall), "fel")
    assert [deed_said(event, hall.names) for event in hall.events] == [
        "Bifall: Åsa Öberg fick plats 2.",
        "Cecilia Lund nämndes till plats 3.",
        "Frej Dal nämndes till plats 3.",
        "Sluten omröstning om plats 3 mellan Bo Alm, Cecilia Lund och Frej Dal.",
        "Bo Alm 3, Cecilia Lund 3 och Frej Dal 1, 0 blanka: "
        "ingen fick mer än hälften, omval: Bo Alm och Cecilia Lund.",
        "Sluten omröstning om plats 3 mellan Bo Alm och Cecilia Lund.",
        "Plats 3: Bo Alm och Cecilia Lund stod lika.",
        "Lotten drogs i salen: Cecilia Lund, Bo Alm.",
        "Bo Alm 3 och Cecilia Lund 3, 1 blanka: Cecilia Lund fick plats 3.",
        "Bifall till plats 4–5: 4 Bo Alm, 5 Dan Ek.",
        "Ångrat: fel",
    ]
    alone = begun(a_hall(), RoundState.OPEN)
    assert deed_said(alone.events[0], alone.names) == "Sluten omröstning om plats 1: Åsa Öberg."


def test_the_result_says_why_every_place_is_whose() -> None:
    hall = fought_over()
    page = count_page(decided_list(hall, {"riksdag-beslut-0006": 9}).record, hall.names, "Riksdagslistan")
    assert page.method_name == "Plats för plats i salen"
    assert page.ballots == "1 plats på förhand, 3 platser med bifall och 1 plats med sluten omröstning"
    assert [line.why for line in page.places] == [
        "Eva Sol har plats 1: den var bestämd före konferensen.",
        "Åsa Öberg fick platsen med bifall: ingen annan var nämnd.",
        "Ingen fick mer än hälften i den slutna omröstningen. I omvalet fick Cecilia Lund 3 mot Bo Alm 3. "
        "Bo Alm och Cecilia Lund stod lika; lotten, som drogs i salen, pekade ut Cecilia Lund.",
        "Bo Alm fick platsen med bifall: ingen annan var nämnd, i ett beslut om plats 4–5.",
        "Dan Ek fick platsen med bifall: ingen annan var nämnd, i ett beslut om plats 4–5.",
    ]
    assert page.unplaced == ("Frej Dal",)
    assert (page.stopped, [check.said for check in page.checks]) == (
        False,
        ["Kontrollräknad med en andra räkning, i högar: 1 av 1 platser."],
    )
    assert page.lots.used == ("Plats 3, steg 2: Bo Alm och Cecilia Lund stod lika; lotten pekade ut Cecilia Lund.",)


def test_a_place_that_was_voted_on_shows_its_votes() -> None:
    hall = fought_over()
    record = decided_list(hall, {"riksdag-beslut-0006": 9}).record
    shown = place_page(record, hall.names, 3)
    assert shown is not None
    assert [stage.heading for stage in shown.stages.every] == ["Omröstningen", "Omvalet"]
    assert shown.facts == (
        "Omröstningen: 7 giltiga röster, 0 blanka. Omvalet: 6 giltiga röster, 1 blanka, 9 hade rösträtt. "
        "Inskrivet av Presidiet 2 februari 2030 kl. 14.00."
    )
    carried = place_page(record, hall.names, 2)
    assert carried is not None
    assert (carried.stages.every, carried.facts) == ((), "Inskrivet av Presidiet 2 februari 2030 kl. 14.00.")
    assert walk(record)[0] == ((1, 1), (2, 1), (3, 1), (3, 2), (4, 1), (5, 1))
    assert own_line(record, hall.names, 3).place == 3


def test_without_a_secret_vote_there_is_nothing_to_count_a_second_time() -> None:
    hall = acclaimed(a_hall(), last=4)
    page = count_page(decided_list(hall, {}).record, hall.names, "Riksdagslistan")
    assert [check.said for check in page.checks] == [
        "Inte kontrollräknad med en andra räkning, i högar: alla platser beslutades utan sluten omröstning."
    ]


def test_a_rule_set_aside_and_who_withdrew_stand_in_the_record() -> None:
    hall = a_hall(("woman", "man", "woman", "man"), quota=Quota.named("alternating"))
    hall = replace(after(hall, hall.put_quota_aside("§ 9", BY, NOW)), withdrawn=frozenset({3}))
    decided = decided_list(acclaimed(hall, last=3), {})
    assert decided.set_aside == ("alternating", "§ 9")
    assert decided.withdrawn == (3,)
    assert decided.order == (1, 2, 4)
