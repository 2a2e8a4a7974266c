"""Numbers in rows and columns."""
