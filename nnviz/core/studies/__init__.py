"""What the tabs show about a chapter."""
