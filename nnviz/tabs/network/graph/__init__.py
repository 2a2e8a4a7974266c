"""A formula as a graph: values go forward along its edges, derivatives come back."""
