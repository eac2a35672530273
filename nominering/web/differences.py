"""What lies between two orders, in sentences."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from nominering.documents.swedish import listed
from nominering.nomination.model.candidacies import Candidacy
from nominering.nomination.model.differences import Differences, between
from nominering.nomination.model.nominees import age_on

FEW = 4


def told_apart(candidacies: Sequence[Candidacy], election_day: date) -> Mapping[str, str]:
    """The name of each candidacy; two of the same name are told apart by their age."""
    names = Counter(each.nominee.name for each in candidacies)
    return {
        each.id: each.nominee.name
        if names[each.nominee.name] == 1
        else f"{each.nominee.name} ({age_on(election_day, each.nominee.born)} år)"
        for each in candidacies
    }


def sentences_between(before: Sequence[str], after: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Nothing for two that are alike."""
    return _sentences(between(before, after), names)


def _sentences(differences: Differences, names: Mapping[str, str]) -> tuple[str, ...]:
    said = [
        *_each_or_all(differences.came, names, "{} kommer in på plats {}.", "namn kommer in"),
        *_each_or_all(differences.left, names, "{} lämnar plats {} och står inte med.", "namn står inte med"),
    ]
    said += [f"{names[each.one]} går från plats {each.before} till plats {each.after}." for each in differences.moved]
    if said and differences.shifted:
        others = "1 annan får" if differences.shifted == 1 else f"{differences.shifted} andra får"
        said.append(f"{others} ett annat nummer men behåller sin ordning.")
    return tuple(said)


def _each_or_all(people: Sequence[tuple[str, int]], names: Mapping[str, str], one: str, many: str) -> list[str]:
    """A sentence for each of a few; one for all of many."""
    if len(people) <= FEW:
        return [one.format(names[id], place) for id, place in people]
    return [f"{len(people)} {many}: {listed([f'{names[id]} (plats {place})' for id, place in people])}."]
