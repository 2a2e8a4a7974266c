"""Formulas as mathematics: read from a line of HTML, painted, copied as text."""
