"""Patients and programs, kept in a database of the user's own."""
