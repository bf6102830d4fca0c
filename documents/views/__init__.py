"""Pages of documents: reading, writing, signing, comparing."""
