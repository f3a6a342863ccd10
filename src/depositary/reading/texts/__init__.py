"""Agreement texts: a document that is itself an instrument, read into a record with a passage behind every field."""
