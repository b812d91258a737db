"""What is the matter with a program as it stands."""
