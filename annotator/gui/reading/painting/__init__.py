"""What the page paints, one module for each kind of thing."""
