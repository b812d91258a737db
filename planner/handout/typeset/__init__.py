"""Text and boxes on a page."""
