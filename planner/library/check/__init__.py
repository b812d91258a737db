"""What a file may say to patients, beyond being readable: easy, calm, possible, the same twice."""
