"""A curve fitted to noisy points: a polynomial or a network, and its errors over the capacity."""
