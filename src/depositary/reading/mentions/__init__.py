"""Mentions: the parties, speakers and instruments that a sentence names, and where."""
