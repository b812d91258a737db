"""What a program may do, once, for the command line and the terminal."""
