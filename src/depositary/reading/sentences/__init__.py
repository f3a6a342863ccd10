"""Sentences: where they start and end, their words, and which of them can matter at all."""
