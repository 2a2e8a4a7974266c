"""Pictures made of pixels, one or many."""
