"""Lists of lines beside the page: headings, rows with ticks, swatches and where they lead."""
