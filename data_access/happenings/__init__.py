"""What happened around the numbers: noted by leads and executives, drawn on every trend."""
