"""An invented district, to try the whole way on: people, figures and votes are made up."""
