"""What a quota rule changed: each place where the list differs from the free one, and who lost theirs."""

from dataclasses import dataclass

from nominering.documents.explaining import Data, Names, rule_of, some


@dataclass(frozen=True)
class Move:
    """A place that a rule changed; `follows` when it only shifted because of a move above."""

    place: int
    said: str
    follows: bool


def moves(record: Data, names: Names) -> tuple[Move, ...]:
    """Each place where the list differs from the free one, with why."""
    order, free = record.get("order", ()), record.get("free_order") or []
    acted: list[int] = []
    told = []
    for move in sorted(record.get("quota_moves") or [], key=lambda move: move["place"]):
        place = move["place"]
        above = set(order[: place - 1])
        # Nothing acted here when the best of those left by the free count took the place.
        follows = bool(acted) and next((each for each in free if each not in above), None) == move["taken_by"]
        if follows:
            told.append(Move(place, _shift_sentence(record, move, names), True))
        else:
            acted.append(place)
            told.append(Move(place, _move_sentence(record, move, names), False))
    return tuple(told)


def _move_sentence(record: Data, move: Data, names: Names) -> str:
    free, taken = names[move["free"]], names[move["taken_by"]]
    now = f"plats {move['free_to']}" if move["free_to"] else "ingen plats"
    # Within the count a rule changes whom the papers are for, and then a place can fall to anyone.
    how = (
        f"med regeln om {rule_of(record)} i räkningen gick platsen till"
        if record["rules"]["quota_mode"] == "integrated"
        else f"regeln om {rule_of(record)} gav platsen till"
    )
    return (
        f"Plats {move['place']}: den fria räkningen satte {free} här; "
        f"{how} {taken}, som stod på plats {move['from']}. {free} fick {now}."
    )


def _shift_sentence(record: Data, move: Data, names: Names) -> str:
    number, place, stood = move["taken_by"], move["place"], move["from"]
    return (
        f"Plats {place}: {names[number]} stod på plats {stood} i den fria räkningen; "
        f"{_put_ahead(record, number, names)}."
    )


def without_place(record: Data, names: Names) -> dict[int, str]:
    """Those who stood on the list by the free count and lost their place to the rule, each with why."""
    order, free = record.get("order", ()), record.get("free_order") or []
    return {
        number: (
            f"{names[number]} stod på plats {place} i den fria räkningen; "
            f"{_put_ahead(record, number, names)}, och platserna räckte inte."
        )
        for place, number in enumerate(free[: len(order)], start=1)
        if number not in order
    }


def _put_ahead(record: Data, number: int, names: Names) -> str:
    """Who came before somebody under the rule, of those who stood below by the free count."""
    order, free = record["order"], record["free_order"]
    above = order[: order.index(number)] if number in order else order
    passing = some([names[each] for each in above if free.index(each) > free.index(number)])
    if record["rules"]["quota_mode"] == "integrated":
        return f"med regeln om {rule_of(record)} i räkningen kom {passing} före"
    return f"regeln om {rule_of(record)} satte {passing} före"
