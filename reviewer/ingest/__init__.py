"""Pages and files to documents."""
