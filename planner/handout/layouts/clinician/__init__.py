"""The therapist's copy."""
