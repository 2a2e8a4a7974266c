"""What the tab Inference shows: how an answer comes about, what disturbs it, similar images."""
