"""A file or a pasted text → a document: what stands in it, and how its offsets run."""
