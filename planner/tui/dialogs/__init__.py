"""Small questions laid over a screen, one module each."""
