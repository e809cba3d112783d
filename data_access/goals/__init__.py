"""Targets: who sets them, who agrees to them, how they are divided, copied and told as a sheet."""
