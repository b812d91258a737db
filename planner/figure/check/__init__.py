"""Whether a body can do what is drawn."""
