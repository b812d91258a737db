"""An exercise, its picture and its properties."""
