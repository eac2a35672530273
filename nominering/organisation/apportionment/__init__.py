"""How many delegates each association sends, or each district to the congress, with the working shown.

Four rules (`rules`), one working (`working`) that can be followed with a pocket calculator, and the figures it was
made from (`figures`). Everything is whole numbers and fractions. A tie for the last seat is named and never settled
here: it takes a lot that somebody has drawn.
"""

from nominering.organisation.apportionment.figures import Entered, Figures
from nominering.organisation.apportionment.rules import (
    LargestRemainder,
    ModifiedSainteLague,
    PerStarted,
    Rule,
    SainteLague,
    rule_of,
)
from nominering.organisation.apportionment.working import (
    Apportionment,
    Bound,
    Draw,
    Method,
    Seats,
    Sharing,
    Source,
    Terms,
    Unit,
)

__all__ = [
    "Apportionment",
    "Bound",
    "Draw",
    "Entered",
    "Figures",
    "LargestRemainder",
    "Method",
    "ModifiedSainteLague",
    "PerStarted",
    "Rule",
    "SainteLague",
    "Seats",
    "Sharing",
    "Source",
    "Terms",
    "Unit",
    "rule_of",
]
