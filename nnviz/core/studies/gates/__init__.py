"""What the tab Gates shows: gates timed, a plane folded."""
