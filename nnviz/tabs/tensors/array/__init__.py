"""An array as it is typed, and what a line of NumPy makes of it."""
