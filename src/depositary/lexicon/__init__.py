"""The lexicon room."""
