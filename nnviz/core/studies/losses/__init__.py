"""What the tab Losses shows: the loss of one answer, and loss against accuracy."""
