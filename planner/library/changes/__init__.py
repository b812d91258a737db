"""What a clinic changes of the layers below it: by id and key, never by a copy of a file."""
