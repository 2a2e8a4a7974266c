"""What is drawn in a plot: points, bars, arrows, texts, fields, and what of them is dragged."""
