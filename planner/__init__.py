"""Home exercise programs for low back pain: from an examination to a printed handout."""

__version__ = "0.2.0"
