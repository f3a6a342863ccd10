"""The shared nouns: documents, passages, dates, statements, rulings, errors. Standard library only."""
