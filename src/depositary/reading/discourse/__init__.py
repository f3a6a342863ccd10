"""Discourse: what a document has said so far, and whose agreement a word such as "it" or "another" stands for."""
