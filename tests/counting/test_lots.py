import hashlib

import pytest

from nominering.counting.errors import LotsIncomplete
from nominering.counting.lots import Lots


def test_a_physical_draw_keeps_its_order() -> None:
    assert Lots.drawn([3, 1, 2], {1, 2, 3}).order == (3, 1, 2)


def test_a_draw_must_name_each_candidate_once() -> None:
    with pytest.raises(LotsIncomplete) as refused:
        Lots.drawn([3, 3, 9], [1, 2, 3])
    assert (refused.value.missing, refused.value.repeated, refused.value.unknown) == ((1, 2), (3,), (9,))


def test_the_earlier_in_the_lots_is_the_stronger() -> None:
    lots = Lots((3, 1, 2))
    assert lots.strongest([1, 2, 3]) == 3
    assert lots.strongest([2, 1]) == 1
    assert lots.weakest([3, 1]) == 1
    assert lots.weakest([1, 2, 3]) == 2


def test_a_seed_gives_the_ascending_order_of_sha256_of_seed_election_and_number() -> None:
    digests = {n: hashlib.sha256(b"1 5 5 3 2|Kretslista|" + str(n).encode("ascii")).hexdigest() for n in range(1, 6)}
    begins = {number: digest[:4] for number, digest in digests.items()}
    assert begins == {3: "49b4", 2: "5057", 1: "817f", 4: "9045", 5: "c6af"}
    lots = Lots.from_seed("1 5 5 3 2", "Kretslista", [5, 4, 3, 2, 1])
    assert lots == Lots((3, 2, 1, 4, 5), seed="1 5 5 3 2", election="Kretslista")


def test_the_same_dice_give_another_order_in_another_election() -> None:
    orders = {Lots.from_seed("1 5 5 3 2", election, range(1, 9)).order for election in ("Kretslista", "Regionlista")}
    assert len(orders) == 2


def test_a_seed_in_swedish_is_read_as_utf8() -> None:
    by_hand = sorted([1, 2, 3], key=lambda number: hashlib.sha256("tärning|Årsmöte|%d".encode() % number).digest())
    assert Lots.from_seed("tärning", "Årsmöte", [1, 2, 3]).order == tuple(by_hand)
