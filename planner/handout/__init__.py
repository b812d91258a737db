"""A program on paper: what the patient takes home. Start at `render`."""
