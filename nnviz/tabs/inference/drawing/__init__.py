"""Draw a digit: the network answers while the ink is wet."""
