"""What a program may do, under both front ends."""
