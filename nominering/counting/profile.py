"""The ballots of an election, grouped: who stands, and how many gave each ranking."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nominering.counting.errors import RankingOutsideProfile

Ranking = tuple[int, ...]


@dataclass(frozen=True)
class Profile:
    """Candidates by number and the papers that gave each ranking, in content order.

    The order in which ballots arrived is gone here on purpose: two boxes with the same papers are equal.
    `blank` papers are valid acts that rank nobody; they are counted apart and never weigh in a quota.
    """

    candidates: tuple[int, ...]
    rankings: tuple[tuple[Ranking, int], ...]
    blank: int = 0

    @classmethod
    def of(
        cls,
        candidates: Iterable[int],
        papers: Mapping[Ranking, int] | Iterable[tuple[Ranking, int]],
        *,
        withdrawn: Iterable[int] = (),
    ) -> "Profile":
        """Group papers; an empty ranking is a blank ballot.

        A withdrawn candidate is passed over on every paper. A paper that named only withdrawn candidates
        ranks nobody any more and is left among the valid, exhausted papers, not among the blank.
        Raises RankingOutsideProfile.
        """
        standing = tuple(sorted(set(candidates)))
        gone = frozenset(withdrawn)
        known = frozenset(standing)
        grouped: Counter[Ranking] = Counter()
        blank = 0
        for ranking, how_many in papers.items() if isinstance(papers, Mapping) else papers:
            if len(set(ranking)) != len(ranking) or not known.issuperset(ranking):
                raise RankingOutsideProfile(ranking)
            if ranking:
                grouped[tuple(number for number in ranking if number not in gone)] += how_many
            else:
                blank += how_many
        return cls(
            candidates=tuple(number for number in standing if number not in gone),
            rankings=tuple(sorted((ranking, n) for ranking, n in grouped.items() if n)),
            blank=blank,
        )

    @property
    def valid(self) -> int:
        """Papers that rank somebody (or ranked somebody who has withdrawn)."""
        return sum(papers for _, papers in self.rankings)

    @property
    def returned(self) -> int:
        """Every paper in the box, the blank ones too."""
        return self.valid + self.blank

    def among(self, continuing: Iterable[int]) -> "Profile":
        """The same papers with only `continuing` left to choose from; papers that name none of them drop out."""
        left = frozenset(continuing)
        grouped: Counter[Ranking] = Counter()
        for ranking, papers in self.rankings:
            if shorter := tuple(number for number in ranking if number in left):
                grouped[shorter] += papers
        return Profile(
            candidates=tuple(number for number in self.candidates if number in left),
            rankings=tuple(sorted(grouped.items())),
        )
