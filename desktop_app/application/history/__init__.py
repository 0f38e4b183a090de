"""Who changed what and when, in words, and changes taken back."""
