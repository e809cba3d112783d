"""Actions: what teams decide to do about the causes of complaints, who does it until when, and what came of it."""
