"""Echoes: sentences that say a stage without its word, by repeating, listing, ranking or leaving out."""
