"""Personal elections: board, auditors and committee in the hall; the congress's delegates by all members."""
