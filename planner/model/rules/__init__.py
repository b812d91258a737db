"""Rules, templates, topics: what surrounds the exercises."""
