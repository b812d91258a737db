"""The tagged PDF: canvas, structure, form fields."""
