"""Fetching files over the network, to be continued after an interruption."""
