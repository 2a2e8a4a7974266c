"""The time bar: play, pause, step, step back, scrub."""
