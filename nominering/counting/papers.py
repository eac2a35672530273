"""Where every paper lies in a count: the only place for numpy, and for whole numbers alone.

Equal ballots are one row, so memory follows the number of different ballots. A row holds a ranking, how many gave
it, who holds it now and at what value; rows that have moved the same way share one value.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nominering.counting.amounts import WHOLE_PAPER, Amount, PaperValue, Share
from nominering.counting.profile import Profile

Whole = NDArray[np.int64]
Names = NDArray[np.int32]
Standing = NDArray[np.bool_]
Cursors = NDArray[np.intp]


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
        # The end of a paper is a name too, that of nobody.
        self.end = len(self.candidates)
        self.naming = sum(papers for ranking, papers in profile.rankings if ranking)
        lengths = np.array([len(ranking) for ranking, _ in profile.rankings], dtype=np.intp)
        numbers = np.fromiter(chain.from_iterable(ranking for ranking, _ in profile.rankings), dtype=np.int64)
        how_many = np.array([papers for _, papers in profile.rankings], dtype=np.int64)
        indices = np.searchsorted(np.array(self.candidates, dtype=np.int64), numbers)
        self._all = Rows(_laid_out(indices, lengths, self.end), how_many, self.end)
        self._kept = frozenset(self.candidates)
        self._short = self._all

    def deal(self, among: Collection[int]) -> "Deal":
        """Every paper to its first choice among these, at the value of one."""
        return Deal(self, self._rows_for(frozenset(among)), among)

    def mask(self, among: Iterable[int]) -> Standing:
        """Which names a search along a paper may stop at; always at its end."""
        standing = np.zeros(self.end + 1, dtype=np.bool_)
        standing[[self.index[number] for number in among]] = True
        standing[self.end] = True
        return standing

    def named_within(self) -> list[Mapping[int, int]]:
        """For 1, 2, 3 … as many as stand: how many papers name each candidate among so many first."""
        named = np.zeros(self.end + 1, dtype=np.int64)
        within: list[Mapping[int, int]] = []
        for column in range(self.end):
            if column < self._all.width:
                np.add.at(named, self._all.column(column), self._all.how_many)
            within.append({number: int(named[index]) for number, index in self.index.items()})
        return within

    def prefer(self, one: int, other: int) -> tuple[int, int]:
        """How many papers put `one` before `other`, and the other way."""
        firsts = Deal(self, self._all, (one, other)).firsts
        return firsts[one], firsts[other]

    def _rows_for(self, among: frozenset[int]) -> "Rows":
        """The rankings, shortened once a quarter of the names on them are out of the count, so as to search less."""
        if not among <= self._kept:
            self._kept, self._short = frozenset(self.candidates), self._all
        if 4 * len(among) <= 3 * len(self._kept):
            self._kept, self._short = among, self._short.only(self.mask(among))
        return self._short


class Rows:
    """Rankings row by row in one array, each ended by `end`, and how many papers gave each."""

    def __init__(self, rankings: Names, how_many: Whole, end: int) -> None:
        self.width = rankings.shape[1]
        self.names = rankings.ravel()
        self.how_many = how_many
        self.end = end
        self.starts: Cursors = np.arange(len(how_many)) * self.width

    def column(self, column: int) -> Names:
        return self.names[column :: self.width]

    def search(self, cursors: Cursors, standing: Standing) -> Cursors:
        """From each cursor along its row: where the first name that stands is, or the end."""
        found = cursors.copy()
        left = np.flatnonzero(~standing.take(self.names.take(found)))
        while left.size:
            found[left] += 1
            left = left[~standing.take(self.names.take(found[left]))]
        return found

    def only(self, standing: Standing) -> "Rows":
        """The same papers with no other names on them; papers that name nobody who stands are left out."""
        rankings = self.names.reshape(-1, self.width)
        kept = standing[rankings] & (rankings != self.end)
        lengths = kept.sum(axis=1)
        some = lengths > 0
        shorter = _laid_out(rankings[kept], lengths[some], self.end)
        return Rows(*_joined(shorter, self.how_many[some], standing), self.end)


def _laid_out(names: NDArray[np.integer[Any]], lengths: Cursors, end: int) -> Names:
    """Rankings that follow each other in one array, as rows; one column more than the longest, so that all end."""
    width = int(lengths.max(initial=0)) + 1
    rankings = np.full(len(lengths) * width, end, dtype=np.int32)
    begun = np.cumsum(lengths) - lengths
    rankings[np.arange(len(names)) + np.repeat(np.arange(len(lengths)) * width - begun, lengths)] = names
    return rankings.reshape(len(lengths), width)


def _joined(rankings: Names, how_many: Whole, standing: Standing) -> tuple[Names, Whole]:
    """Equal rankings as one row, where each can be written as one whole number of 63 bits; else as they are."""
    digit = np.cumsum(standing) - 1
    base = int(digit[-1]) + 1
    if base ** rankings.shape[1] >= 1 << 63:
        return rankings, how_many
    written = np.zeros(len(rankings), dtype=np.int64)
    for column in rankings.T:
        written = written * base + digit[column]
    _, first, row = np.unique(written, return_index=True, return_inverse=True)
    _, together = _added_up(row, how_many)
    return rankings[first], together


def _added_up(keys: Whole, how_many: Whole) -> tuple[Whole, Whole]:
    """Every key once, ascending, with the papers of all its rows."""
    room = int(keys.max(initial=0)) + 1
    if room <= 8 * len(keys) + 1000:
        together = np.zeros(room, dtype=np.int64)
        np.add.at(together, keys, how_many)
        found = np.flatnonzero(together)
        return found, together[found]
    found, where = np.unique(keys, return_inverse=True)
    together = np.zeros(len(found), dtype=np.int64)
    np.add.at(together, where, how_many)
    return found, together


class Deal:
    """One count's papers: moved from holder to holder, never lost."""

    def __init__(self, papers: Papers, rows: Rows, among: Collection[int]) -> None:
        self._papers = papers
        self._rows = rows
        self._cursors = rows.search(rows.starts, papers.mask(among))
        self._holders = rows.names.take(self._cursors)
        self._kinds: Cursors = np.zeros(len(self._cursors), dtype=np.intp)
        self._values: list[Amount] = [WHOLE_PAPER]
        held = np.zeros(papers.end + 1, dtype=np.int64)
        np.add.at(held, self._holders, rows.how_many)
        self.firsts = {number: int(held[papers.index[number]]) for number in among}
        self.naming = sum(self.firsts.values())

    def move(self, giver: int, hopeful: Iterable[int], share: Share | None = None) -> dict[int | None, Parcel]:
        """Pass all papers of `giver` on to the next hopeful on each; without a share they keep their value.

        Under None lie the papers that name no one hopeful any more.
        """
        moved = np.flatnonzero(self._holders == self._papers.index[giver])
        found = self._rows.search(self._cursors[moved] + 1, self._papers.mask(hopeful))
        receivers = self._rows.names.take(found)
        self._cursors[moved] = found
        self._holders[moved] = receivers
        values, kinds = self._revalued(moved, share)
        return self._parcels(receivers, values, kinds, self._rows.how_many[moved])

    def _revalued(self, moved: Cursors, share: Share | None) -> tuple[list[Amount], Cursors]:
        """The values of the rows moved, and which of them each row has."""
        kinds = self._kinds[moved]
        present = np.flatnonzero(np.bincount(kinds, minlength=len(self._values)))
        which = np.zeros(len(self._values), dtype=np.intp)
        which[present] = np.arange(len(present))
        which = which[kinds]
        values = [self._values[kind] for kind in present]
        if share is not None:
            values = [PaperValue(value, share) for value in values]
            self._kinds[moved] = len(self._values) + which
            self._values += values
        return values, which

    def _parcels(
        self, receivers: Names, values: list[Amount], kinds: Cursors, how_many: Whole
    ) -> dict[int | None, Parcel]:
        """Add up the rows by receiver and value."""
        pairs, together = _added_up(receivers.astype(np.int64) * len(values) + kinds, how_many)
        parcels: dict[int | None, tuple[list[Amount], list[int]]] = {}
        for pair, papers in zip(pairs.tolist(), together.tolist(), strict=True):
            receiver, kind = divmod(pair, len(values))
            number = None if receiver == self._papers.end else self._papers.candidates[receiver]
            held, counts = parcels.setdefault(number, ([], []))
            held.append(values[kind])
            counts.append(papers)
        return {number: Parcel(held, counts) for number, (held, counts) in parcels.items()}
