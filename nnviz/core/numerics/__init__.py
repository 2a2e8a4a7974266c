"""What the chapters stand on beside NumPy: types, memory, warnings, a function that NumPy lacks."""
