"""The system's own file dialogs, and nothing else that stops the window."""
