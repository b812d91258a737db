"""What the terminal says, without widgets."""
