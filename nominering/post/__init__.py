"""Letters on their way out of the house: the mail server, and the carrier that empties the outbox."""
