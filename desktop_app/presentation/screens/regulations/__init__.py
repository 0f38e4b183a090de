"""Rules and rates."""
