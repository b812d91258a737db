"""The second visit: what a patient told becomes proposals, and those a changed program. Pure."""
