"""The Annotate workspace: what the page shows, and what hands and keys do to it."""
