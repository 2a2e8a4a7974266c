"""Painted parts that are no plots: text that changes, the strip, the network, the surface."""
