"""Files that come in: CSV, every error with its line. Nothing is kept before the whole file is read."""
