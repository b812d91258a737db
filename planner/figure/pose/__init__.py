"""From angles to a solved skeleton."""
