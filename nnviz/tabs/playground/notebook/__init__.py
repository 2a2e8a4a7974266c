"""The notebook of trials, and the challenges they meet."""
