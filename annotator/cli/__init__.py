"""The operations from a terminal; one module per group of commands."""
