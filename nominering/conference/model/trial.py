"""A trial round (provomröstning): the same door, the same box, candidates that nobody is, and nothing left of it."""

from nominering.conference.model.rounds import Matter, Round, Standing
from nominering.counting.lots import Lots
from nominering.counting.rules import Method, Rules

TRIAL = "prov"
TITLE = "PROV: ordna frukterna"
FRUITS = ("Äpple", "Päron", "Plommon", "Körsbär", "Hallon", "Blåbär")
PLACES = 3


def trial_round() -> Round:
    """Ready to be opened. The lots are the numbers in order: nothing is decided by them that matters."""
    standing = tuple(Standing(number, "", name) for number, name in enumerate(FRUITS, start=1))
    numbers = tuple(each.number for each in standing)
    lots = Lots.drawn(numbers, numbers)
    return Round(TRIAL, "", TITLE, Rules(Method.ORDERED_STV), PLACES, standing, lots, matter=Matter.TRIAL)
