"""Lines and solids: paths, contours, what the camera sees."""
