"""What tabs have in common: the dataset of the program, and fields of their States. It imports no tab."""
