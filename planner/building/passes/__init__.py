"""The passes that make a program, one module each."""
