"""Images and labels: where they come from, and the proof that they are what they claim to be."""
