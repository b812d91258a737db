"""What the terminal keeps, without Textual."""
