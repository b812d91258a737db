"""What a handout says, in each language."""
