"""A run epoch by epoch, beside the records that the notes printed."""
