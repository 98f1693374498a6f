"""The relations of a document, listed beside the page."""
