"""What the tab Network shows: one network forwards and backwards, its gradient checked, one update."""
