"""Cases and lessons worth sharing: written from an action or a complaint, published by a lead, read by everybody."""
