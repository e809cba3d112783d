"""What people get by mail, and what became of it."""
