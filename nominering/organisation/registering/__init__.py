"""What a file says of the organisation, held against what is kept: line by line, before anything is changed."""
