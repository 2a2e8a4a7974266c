"""What is imported when there is time for it: after the first picture, in a thread."""


def import_for_later() -> None:
    """Import what NumPy imports with its first `unique` or `percentile`: a quarter of the time a tab takes to open."""
    import numpy.ma  # noqa: F401 (see above)
