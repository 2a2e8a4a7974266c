"""Two moons and a plane that is folded until a line separates them."""
