"""The list of documents at the left, and how new ones come in."""
