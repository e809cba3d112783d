"""One-to-ones: private to the two who speak, with what either is to do."""
