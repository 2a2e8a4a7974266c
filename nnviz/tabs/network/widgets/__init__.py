"""What the views of this tab are made of."""
