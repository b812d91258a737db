"""The parts of the booklet."""
