"""Answers from a patient's phone as a short text, which a code to scan or a message carries."""
