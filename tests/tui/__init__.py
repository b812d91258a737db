"""The terminal, used as a therapist uses it."""
