"""Elections typed in from the literature, with what the literature says of them and the lists worked out by hand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Published:
    """A ballot file, its source and the whole list by each method. None of them meets a tie, but that the list by
    majority is left out where it does.
    """

    source: str
    blt: str
    ordered_stv: tuple[str, ...]
    irv_by_place: tuple[str, ...]
    top_down_stv: tuple[str, ...]
    majority_by_place: tuple[str, ...] = ()


# J. Otten, "Ordered List Selection revisited", Voting matters 12 (2000). He gives C, AC and ABC for one, two and
# three seats, and CABD as the list of both methods he discusses.
# Place 4: quota 36/4 = 9; A 12, B 10; A's surplus 3 gives D 5/2 and C 1/2, B's surplus 1 gives C 1: C 9 1/2, D 8 1/2.
# Place 3: quota 36/3 = 12; C 8 + 6 = 14, A 12 exactly, B 10; C's surplus exhausts: B is lowest.
# Place 2: quota 36/2 = 18; C 24.
OTTEN_1 = Published(
    source="Otten, Voting matters 12, example 1",
    blt="""4 3
2 1 3 0
10 1 4 0
10 2 3 0
8 3 0
6 4 3 0
0
"A"
"B"
"C"
"D"
"Otten, Voting matters 12, example 1"
""",
    ordered_stv=("C", "A", "B", "D"),
    # Place 1: D out, C 14; B out, C 24 of 36. Place 2: A 12, D 6, B 10; D out; A 12 of 22. Place 3: B 10, D 6 + 10;
    # 16 of 26.
    irv_by_place=("C", "A", "D", "B"),
    # The list of the article. Place 1, quota 18: D out, C 14; B out, C 24. Place 2, quota 12: A 12 exactly; D out,
    # C 14, whose surplus exhausts; B out, A is left. Place 3, quota 9: B 10.
    top_down_stv=("C", "A", "B", "D"),
)

# The same article: ten voters add D after B. He gives ABDC as the bottom-up list: B has gained by a later preference.
# Place 4: A's surplus 3 gives D 5/2 and C 1/2, B's surplus 1 gives D 1: D 9 1/2 is elected, C 8 1/2 is left.
# Place 3: C's eight papers name nobody; quota 28/3; A 12, B 10, D is left.
# Place 2: D's six papers name nobody; quota 22/2 = 11; A 12.
OTTEN_2 = Published(
    source="Otten, Voting matters 12, example 2",
    blt="""4 3
2 1 3 0
10 1 4 0
10 2 4 3 0
8 3 0
6 4 3 0
0
"A"
"B"
"C"
"D"
"Otten, Voting matters 12, example 2"
""",
    ordered_stv=("A", "B", "D", "C"),
    # Place 1: D out, C 14; B out, C 24 of 36. Place 2: D out, A 12 of 22. Place 3: D 16 of 26.
    irv_by_place=("C", "A", "D", "B"),
    # As in example 1: of B's ten papers D is out when they pass to C (place 1), and C is elected (place 2).
    top_down_stv=("C", "A", "B", "D"),
)

# Wikipedia, "Instant-runoff voting", the capital of Tennessee: by that method Knoxville wins with 58.
# The proportional list:
# Place 4: quota 25; Memphis 42, Nashville 26; Memphis' surplus 17 passes Nashville and makes Chattanooga 32;
# Knoxville 17 is left.
# Place 3: quota 100/3; Memphis 42; the surplus 26/3 makes Nashville 104/3; Chattanooga 32 is left.
# Place 2: quota 50; Nashville 58.
TENNESSEE = Published(
    source="Wikipedia, Instant-runoff voting: Tennessee",
    blt="""4 1
42 1 2 3 4 0
26 2 3 4 1 0
15 3 4 2 1 0
17 4 3 2 1 0
0
"Memphis"
"Nashville"
"Chattanooga"
"Knoxville"
"The capital of Tennessee"
""",
    ordered_stv=("Nashville", "Memphis", "Chattanooga", "Knoxville"),
    # Place 2: Nashville 26 out, Chattanooga 15 + 17 + 26 = 58. Place 3: Nashville 58, Memphis 42.
    irv_by_place=("Knoxville", "Chattanooga", "Nashville", "Memphis"),
    # Place 1 as the alternative vote. Place 2, quota 100/3: Memphis 42. Place 3, quota 25: Nashville 26.
    top_down_stv=("Knoxville", "Memphis", "Nashville", "Chattanooga"),
    # Place 1: Memphis 42, Nashville 26; Nashville 58. Place 2: Memphis 42, Chattanooga 41; Chattanooga 58. Place 3:
    # Knoxville 58.
    majority_by_place=("Nashville", "Chattanooga", "Knoxville", "Memphis"),
)

# Wikipedia and Electowiki, "2009 Burlington mayoral election": the papers among the last three. Kiss won, 4314 to
# 4064, though Montroll was before Kiss on 4067 papers to 3477 and before Wright on 4597 to 3668.
# The proportional list:
# Place 3: quota 8833/3 = 2944 1/3; Wright 3297 and Kiss 2982 are elected; Montroll 2554 is left.
# Place 2: quota 8378/2 = 4189; Kiss 4314.
BURLINGTON = Published(
    source="Wikipedia, 2009 Burlington mayoral election",
    blt="""3 1
1332 1 2 3 0
767 1 3 2 0
455 1 0
2043 2 1 3 0
371 2 3 1 0
568 2 0
1513 3 1 2 0
495 3 2 1 0
1289 3 0
0
"Montroll"
"Kiss"
"Wright"
"Burlington 2009"
""",
    ordered_stv=("Kiss", "Wright", "Montroll"),
    irv_by_place=("Kiss", "Montroll", "Wright"),
    # Place 2, quota 2944 1/3: Wright 3297.
    top_down_stv=("Kiss", "Wright", "Montroll"),
    # Place 1: Wright 3297 and Kiss 2982 meet; Kiss 4314. Place 2: Montroll 4597 of 8265.
    majority_by_place=("Kiss", "Montroll", "Wright"),
)

# D. R. Woodall, "Properties of preferential election rules", Voting matters 3 (1994), election 3: the alternative
# vote elects c. The proportional list:
# Place 3: quota 30/3 = 10; a 11, c 12; b is left.
# Place 2: b's seven papers name nobody; quota 23/2; c 12.
WOODALL_3 = Published(
    source="Woodall, Voting matters 3, election 3",
    blt="""3 1
11 1 2 0
7 2 0
12 3 0
0
"a"
"b"
"c"
"Woodall, Voting matters 3, election 3"
""",
    ordered_stv=("c", "a", "b"),
    # Place 1: b out, c 12 of 23. Place 2: a 11 of 18.
    irv_by_place=("c", "a", "b"),
    # Place 1, quota 15: b out, a out, c is left. Place 2, quota 10: a 11.
    top_down_stv=("c", "a", "b"),
    # Place 1: c 12 and a 11 meet. Place 2: a 11 of 18.
    majority_by_place=("c", "a", "b"),
)

# Wikipedia, "Single transferable vote": three foods for a party of twenty; Chocolate, Oranges and Strawberries win.
# Place 5: quota 4; Chocolate 12, Oranges 4 exactly; the surplus 8 gives Strawberries 16/3 and Sweets 8/3, the
# surplus of Strawberries, 7/3, exhausts; Pears 2 are lowest.
# Place 4: quota 5; Oranges 6; the surplus 7 gives Strawberries 14/3 and Sweets 7/3: 17/3 is elected, 10/3 is left.
# Place 3: quota 19/3; Oranges 6 is below it; the surplus 17/3 gives Strawberries 34/9: 43/9 is lowest.
# Place 2: quota 9; Chocolate 12.
PARTY_FOOD = Published(
    source="Wikipedia, Single transferable vote: food for a party",
    blt="""5 3
4 1 0
2 2 1 0
8 3 4 0
4 3 5 0
1 4 0
1 5 0
0
"Oranges"
"Pears"
"Chocolate"
"Strawberries"
"Sweets"
"Food for a party"
""",
    ordered_stv=("Chocolate", "Oranges", "Strawberries", "Sweets", "Pears"),
    # Place 2: Strawberries 9 of 20, Sweets 5, Oranges 4, Pears 2; Pears out, Oranges 6; Sweets out; 9 of 15.
    # Place 3: Sweets 5, Oranges 4, Pears 2; Pears out, Oranges 6 of 11.
    irv_by_place=("Chocolate", "Strawberries", "Oranges", "Sweets", "Pears"),
    # Place 2, quota 20/3: the surplus of Chocolate, 16/3, gives Strawberries 32/9 and Sweets 16/9; Pears out, Oranges
    # 6; Sweets 25/9 out; Strawberries 41/9 out; Oranges are left.
    # Place 3, quota 5: the surplus of Chocolate, 7, makes Strawberries 17/3.
    # Place 4, quota 4: Chocolate's surplus makes Strawberries 19/3 and Sweets 11/3; Pears out, Sweets are left.
    top_down_stv=("Chocolate", "Oranges", "Strawberries", "Sweets", "Pears"),
    # Place 1: 12 of 20. Place 2: Strawberries 9 and Sweets 5 meet. Place 3: Sweets 5 and Oranges 4 meet, and Pears'
    # two are for Oranges. Place 4: Sweets 5 of 7.
    majority_by_place=("Chocolate", "Strawberries", "Oranges", "Sweets", "Pears"),
)

ALL = (OTTEN_1, OTTEN_2, TENNESSEE, BURLINGTON, WOODALL_3, PARTY_FOOD)
