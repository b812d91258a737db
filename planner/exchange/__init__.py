"""Files in and out: intakes, programs, handouts."""
