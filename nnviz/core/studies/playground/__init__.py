"""What the tab Playground shows: points on a plane, a network that learns them, curves that are fitted."""
