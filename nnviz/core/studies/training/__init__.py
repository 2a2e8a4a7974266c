"""What the tab Training shows: the history of a run, its diagnosis, the inside of its network."""
