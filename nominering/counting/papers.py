"""Where every paper lies in a count: the only place for numpy, and for whole numbers alone.

Equal ballots are one row, so memory follows the number of different ballots. A row holds a ranking, how many gave
it, who holds it now and at what value; rows that have moved the same way share one value.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nominering.counting.amounts import WHOLE_PAPER, Amount, PaperValue, Share
from nominering.counting.profile import Profile

Whole = NDArray[np.int64]
Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Parcel:
    """What one receiver gets in one move: how many papers of each value."""

    values: Sequence[Amount]
    papers: Sequence[int]


class Papers:
    """The rankings of a profile, made once and dealt as often as the method wants."""

    def __init__(self, profile: Profile) -> None:
        self.candidates = profile.candidates
        self.index = {number: index for index, number in enumerate(self.candidates)}
        rankings = profile.rankings
        longest = max((len(ranking) for ranking, _ in rankings), default=0)
        # One column more than the longest ranking, so that a search along a row always ends: the end of the paper.
        self.end = len(self.candidates)
        self.rankings = np.full((len(rankings), longest + 1), self.end, dtype=np.int32)
        for row, (ranking, _) in enumerate(rankings):
            self.rankings[row, : len(ranking)] = [self.index[number] for number in ranking]
        self.how_many: Whole = np.array([papers for _, papers in rankings], dtype=np.int64)
        self.naming = sum(papers for ranking, papers in rankings if ranking)
        self._all_rows: Rows = np.arange(len(rankings))
        self._dealt: NDArray[np.bool_] = np.ones(self.end + 1, dtype=np.bool_)
        self._first: Rows = np.zeros(len(rankings), dtype=np.intp)

    def deal(self, among: Collection[int]) -> "Deal":
        """Every paper to its first choice among these, at the value of one."""
        standing = self.mask(among)
        if (standing & ~self._dealt).any():
            self._first = np.zeros(len(self.how_many), dtype=np.intp)
        # Who stood before and does not now only pushes first choices further along.
        self._first = self.next_choice(self._all_rows, self._first, standing)
        self._dealt = standing
        return Deal(self, among, self._first.copy())

    def mask(self, among: Iterable[int]) -> NDArray[np.bool_]:
        """Which columns of `candidates` a paper may stop at; always at its end."""
        standing = np.zeros(self.end + 1, dtype=np.bool_)
        standing[[self.index[number] for number in among]] = True
        standing[self.end] = True
        return standing

    def next_choice(self, rows: Rows, places: Rows, standing: NDArray[np.bool_]) -> Rows:
        """Along each row from its place: the first that stands, or the end."""
        found = places.copy()
        left = np.arange(len(rows))
        while left.size:
            left = left[~standing[self.rankings[rows[left], found[left]]]]
            found[left] += 1
        return found

    def named_within(self) -> list[Mapping[int, int]]:
        """For 1, 2, 3 … as many as stand: how many papers name each candidate among so many first."""
        named = np.zeros(self.end + 1, dtype=np.int64)
        within: list[Mapping[int, int]] = []
        for column in range(self.end):
            if column < self.rankings.shape[1]:
                np.add.at(named, self.rankings[:, column], self.how_many)
            within.append({number: int(named[index]) for number, index in self.index.items()})
        return within

    def prefer(self, one: int, other: int) -> tuple[int, int]:
        """How many papers put `one` before `other`, and the other way."""
        deal = Deal(self, (one, other), self.next_choice(self._all_rows, 0 * self._first, self.mask((one, other))))
        return deal.papers_of(one), deal.papers_of(other)


class Deal:
    """One count's papers: moved from holder to holder, never lost."""

    def __init__(self, papers: Papers, among: Collection[int], places: Rows) -> None:
        self._of = papers
        self._places = places
        self._holders = papers.rankings[papers._all_rows, places]
        self._kinds: Rows = np.zeros(len(places), dtype=np.intp)
        self._values: list[Amount] = [WHOLE_PAPER]
        self.firsts = {number: self.papers_of(number) for number in among}
        self.naming = sum(self.firsts.values())

    def papers_of(self, number: int) -> int:
        return int(self._of.how_many[self._holders == self._of.index[number]].sum())

    def move(self, giver: int, hopeful: Iterable[int], share: Share | None = None) -> dict[int | None, Parcel]:
        """Pass all papers of `giver` on to the next hopeful on each; without a share they keep their value.

        Under None lie the papers that name no one hopeful any more.
        """
        index = self._of.index[giver]
        rows = np.flatnonzero(self._holders == index)
        places = self._of.next_choice(rows, self._places[rows], self._of.mask(hopeful))
        receivers = self._of.rankings[rows, places]
        self._places[rows] = places
        # Who are exhausted are held by nobody; the end is nobody's index.
        self._holders[rows] = receivers
        if share is not None:
            self._revalue(rows, share)
        return self._parcels(rows, receivers)

    def _revalue(self, rows: Rows, share: Share) -> None:
        held, positions = np.unique(self._kinds[rows], return_inverse=True)
        self._kinds[rows] = len(self._values) + positions
        self._values += [PaperValue(self._values[kind], share) for kind in held]

    def _parcels(self, rows: Rows, receivers: NDArray[np.int32]) -> dict[int | None, Parcel]:
        """Add up the rows by receiver and value."""
        if not rows.size:
            return {}
        kinds = self._kinds[rows]
        order = np.lexsort((kinds, receivers))
        receivers, kinds = receivers[order], kinds[order]
        new = np.flatnonzero(np.diff(receivers) | np.diff(kinds)) + 1
        starts = np.concatenate(([0], new))
        papers = np.add.reduceat(self._of.how_many[rows[order]], starts)
        parcels: dict[int | None, tuple[list[Amount], list[int]]] = {}
        for receiver, kind, how_many in zip(
            receivers[starts].tolist(), kinds[starts].tolist(), papers.tolist(), strict=True
        ):
            number = None if receiver == self._of.end else self._of.candidates[receiver]
            values, counts = parcels.setdefault(number, ([], []))
            values.append(self._values[kind])
            counts.append(how_many)
        return {number: Parcel(values, counts) for number, (values, counts) in parcels.items()}
