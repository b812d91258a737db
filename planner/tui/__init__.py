"""The planner in the terminal. The only part that knows Textual."""
