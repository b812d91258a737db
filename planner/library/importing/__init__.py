"""Other people's exercises read as drafts: never chosen before a therapist has finished them."""
