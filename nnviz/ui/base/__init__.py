"""What every other room stands on: theme, language, settings, threads, numbers as text."""
