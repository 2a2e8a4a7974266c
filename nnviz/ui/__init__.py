"""The workshop: everything a tab is built from, and no mathematics."""
