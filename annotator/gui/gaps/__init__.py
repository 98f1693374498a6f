"""Gaps in the window: going from one to the next, how many there are, leaving them."""
