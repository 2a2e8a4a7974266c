"""What the tab Tensors shows: typed arrays, operators and their shapes, maps of a plane, loops timed."""
