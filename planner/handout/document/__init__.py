"""What a paper says, without a size: made from a program, set by a layout."""
