"""Writing a draft: rich text, what is kept while typing, who is at it, and two people at once."""
