"""What leaves the program and comes back: pictures, tables, scenes, Python."""
