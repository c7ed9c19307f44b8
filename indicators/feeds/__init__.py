"""What is new, for programs that look every day: feeds and a calendar."""
