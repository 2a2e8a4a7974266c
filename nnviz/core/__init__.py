"""The chapters, in the book's order: each file can be read beside the page it follows."""
