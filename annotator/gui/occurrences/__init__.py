"""Marking every further occurrence of words: what is found is shown, ticked and marked at once."""
