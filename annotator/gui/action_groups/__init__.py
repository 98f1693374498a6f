"""Actions that belong together, one module for each room."""
