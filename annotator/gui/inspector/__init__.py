"""The panel at the right: everything known of what is selected, edited in place."""
