"""While the program runs: work in threads, calls that come too fast, memory, and frames that take too long."""
