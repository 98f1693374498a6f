"""What frames the workspaces: top bar, status line, notices, menus, the page of shortcuts."""
