"""A State as a form: its parameters and one control for each."""
