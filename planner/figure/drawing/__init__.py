"""From a solved skeleton to shapes on paper."""
