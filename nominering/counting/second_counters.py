"""Every list is counted twice, by programs that share nothing with the first: what they say of each place.

PyRankVote speaks of decisions of one seat, place by place; the stand-alone recount of whole lists. Agreement,
disagreement, a crash and "not comparable" are four different answers, and a disagreement or a crash stops a result.
"""

from dataclasses import replace

from nominering.counting import blt, engine, recount
from nominering.counting.record import Comparison, Record, Step, Verdict
from nominering.counting.rules import Method

RECOUNT = "recount.py"
OF_ONE_SEAT = (Method.IRV_BY_PLACE, Method.MAJORITY_BY_PLACE)
NOT_COMPARED = Verdict(RECOUNT, 0, 0, (), (), "not-a-list")


def compared(record: Record) -> Record:
    """The record with the second counters' verdicts."""
    if record.election:
        return replace(record, verdicts=(NOT_COMPARED,))
    if record.rules.method not in OF_ONE_SEAT:
        return replace(record, verdicts=(_recounted(record),))
    steps = tuple(replace(step, second=engine.second_opinion(record.profile, step)) for step in record.steps)
    return replace(record, steps=steps, verdicts=(_of_places(steps, record.order), _recounted(record)))


def _of_places(steps: tuple[Step, ...], order: tuple[int, ...]) -> Verdict:
    """A list rearranged afterwards rests on the free count's places below it too: those can stop the result."""

    def places(wanted: Comparison) -> tuple[int, ...]:
        return tuple(step.place for step in steps if step.second and step.second.comparison is wanted)

    disagreed, crashed = places(Comparison.DISAGREES), places(Comparison.CRASHED)
    said = {step.place: step.second.winner or 0 for step in steps if step.second}
    winners = tuple(said[place] for place in disagreed)
    steps = tuple(step for step in steps if step.candidate in order)
    agreed = len(places(Comparison.AGREES))
    if disagreed:
        why = "other-winner"
    elif crashed:
        why = "crashed"
    elif agreed == len(steps):
        why = ""
    else:
        why = "some-places-not-comparable" if agreed else "nothing-comparable"
    return Verdict(engine.ENGINE, agreed, len(steps), disagreed, crashed, why, winners)


def _recounted(record: Record) -> Verdict:
    """The list once more, from the ballot file that anyone can be given."""
    everyone = tuple(range(1, len(record.order) + 1))
    try:
        order = _recount(record)
    except Exception as crash:  # whatever it raises, its crash is an outcome to be shown and not ours
        return Verdict(RECOUNT, 0, len(everyone), (), everyone, type(crash).__name__)
    theirs = dict(enumerate(order, start=1))
    differ = tuple(place for place, ours in zip(everyone, record.order, strict=True) if theirs.get(place) != ours)
    if len(order) > len(everyone):
        differ = (*differ, len(everyone) + 1)
    why = "other-list" if differ else ""
    winners = tuple(theirs.get(place, 0) for place in differ)
    return Verdict(RECOUNT, len(everyone) - len(differ), len(everyone), differ, (), why, winners)


def _recount(record: Record) -> tuple[int, ...]:
    """Numbers in a ballot file run from 1: those who stand are numbered anew, and the answer translated back."""
    standing = record.profile.candidates
    new = {number: at for at, number in enumerate(standing, start=1)}
    file = blt.write(
        "",
        len(record.order),
        {at: str(number) for number, at in new.items()},
        [
            *((tuple(new[number] for number in ranking), papers) for ranking, papers in record.profile.rankings),
            ((), record.profile.blank),
        ],
        tuple(new[number] for number in record.lots.order) if record.lots else None,
    )
    election = recount.read_blt(file)
    order = recount.recount(
        election,
        record.rules.method.value,
        lots=election.tie_order,
        ties=record.rules.ties.value,
        places=len(record.order),
        quota=str(record.rules.quota),
        groups={new[number]: group for number, group in record.groups.items()} if record.groups else None,
        quota_mode=record.rules.quota_mode.value,
        fixed={place: new[number] for place, number in record.fixed.items()},
    )
    old = {at: number for number, at in new.items()}
    return tuple(old[at] for at in order)
