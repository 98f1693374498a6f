"""Finding words in the document that is shown."""
