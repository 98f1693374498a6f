"""Writing datasets: the panel that asks for format and place and says what would be lost."""
