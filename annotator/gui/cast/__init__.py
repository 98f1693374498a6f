"""The cast: who appears in the documents, and what is said of them."""
