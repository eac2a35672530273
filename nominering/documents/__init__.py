"""What the district prints and hands on: page(data) → html → pdf, and the tables. Printing never counts."""
