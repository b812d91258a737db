"""What is the matter with a program as it stands: one rule a module, a table of them."""
