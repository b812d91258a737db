"""What things are: frozen pydantic models. No input or output happens here."""
