"""The intake, the red flags, and what came of them."""
