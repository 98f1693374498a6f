"""The labels as the window shows them."""
