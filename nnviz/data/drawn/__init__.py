"""How the program draws digits by itself."""
