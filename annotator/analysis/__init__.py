"""Pure functions over single documents: what they hold, and what they lack."""
