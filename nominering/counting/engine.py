"""The only door to PyRankVote: a second opinion on decisions of one seat, and on nothing else.

PyRankVote is sound for one winner. It is given numbers as names (it merges candidates of the same name), only
candidates that stand on some paper, no blanks and never more than one seat: a place of `irv-by-place`, and in
`majority-by-place` a majority or a run-off. Where our count met a tie that could lead elsewhere its answer says
nothing: ours went by earlier stage or lot, its own by an unrecorded random choice.
"""

from fractions import Fraction

import pyrankvote

from nominering.counting.irv_by_place import tie_matters
from nominering.counting.profile import Profile
from nominering.counting.record import Comparison, Reason, SecondOpinion, Stage, Step

ENGINE = "PyRankVote 2.0.6"
# It keeps an object for every paper and looks through them all at each exclusion: beyond this it takes minutes.
MOST_PAPERS = 20_000


def _fools_it(stage: Stage) -> bool:
    """Whether PyRankVote would exclude somebody before others who have fewer votes.

    It excludes at once all whose votes, with those below, are at most the next one's above, and asks that of each by
    itself: with 9, 4, 3 and 2 votes it excludes the 4, since 4 + 3 + 2 is no more than 9, and keeps the 3.
    """
    votes = sorted(stage.votes.values(), reverse=True)
    below = [sum(votes[at:], Fraction(0)) for at in range(len(votes))] + [Fraction(0)]
    return any(below[at] == votes[at - 1] and below[at + 1] > votes[at] for at in range(1, len(votes)))


def second_opinion(profile: Profile, step: Step) -> SecondOpinion:
    """What PyRankVote makes of the place that `step` decided."""
    last = step.stages[-1].events[-1]
    if last.reason is Reason.FIXED:
        return SecondOpinion(Comparison.NOT_COMPARABLE, "fixed")
    run_off = last.reason is Reason.RUN_OFF
    if (last.tie is not None) if run_off else any(map(tie_matters, step.stages)):
        return SecondOpinion(Comparison.NOT_COMPARABLE, "tie")
    if any(map(_fools_it, step.stages)):
        return SecondOpinion(Comparison.NOT_COMPARABLE, "equal-to-all-below")
    if step.papers > MOST_PAPERS:
        return SecondOpinion(Comparison.NOT_COMPARABLE, "too-many-papers")
    papers = profile.among(step.stages[-1].votes if run_off else step.among).rankings
    named = sorted({number for ranking, _ in papers for number in ranking})
    if len(named) < 2:
        return SecondOpinion(Comparison.NOT_COMPARABLE, "fewer-than-two-on-any-paper")
    candidates = {number: pyrankvote.Candidate(str(number)) for number in named}
    ballots = [
        pyrankvote.Ballot([candidates[number] for number in ranking])
        for ranking, how_many in papers
        for _ in range(how_many)
    ]
    try:
        result = pyrankvote.instant_runoff_voting(list(candidates.values()), ballots)
        winners = [int(candidate.name) for candidate in result.get_winners()]
    except Exception as crash:  # whatever it raises, its crash is an outcome to be shown and not ours
        return SecondOpinion(Comparison.CRASHED, type(crash).__name__)
    if winners == [step.candidate]:
        return SecondOpinion(Comparison.AGREES, winner=step.candidate)
    return SecondOpinion(Comparison.DISAGREES, "other-winner", winners[0] if winners else None)
