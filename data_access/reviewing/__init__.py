"""Review cycles: self-assessment, colleagues' ratings, the lead's review, its result, acknowledgement and appeal."""
