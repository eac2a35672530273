"""From ranked ballots to an ordered list: exact, explained and repeatable.

One door: :func:`nominering.counting.count.count`. Everything here is synchronous arithmetic on integers and
fractions; nothing here knows of a person, a page, a clock or a die.
"""
