"""What people learn: courses, who is to take which until when, who did, and how long that holds."""
