"""What the tab Activations shows: which functions are linear."""
