"""Maps of the plane: a grid and a figure, and arrows to drag."""
