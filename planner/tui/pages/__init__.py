"""Pages of a handout in the terminal."""
