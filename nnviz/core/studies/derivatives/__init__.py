"""What the tab Derivatives shows: difference quotients, their errors, tangents."""
