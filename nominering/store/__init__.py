"""Tables, migrations, transactions, and one adapter for every port. The only place for Piccolo and SQL."""
