"""What the tab Gradient shows: surfaces of a loss, descents on them, the terms of an update."""
