"""Recognition: rules that earn a reward, who has earned one, what was decided about it, and praise."""
