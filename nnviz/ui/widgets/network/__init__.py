"""A network drawn with units and wires, and edited in its picture."""
