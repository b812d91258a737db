"""What a therapist hands over when a red flag stops the program."""
