"""The sheet of a part: two sides for the weeks that are on."""
