"""The body: its measures, its bones, its places, how far its joints go."""
