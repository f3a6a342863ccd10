"""Clauses: stage words with their tense, voice and negation, and who does what to which instrument with whom."""
