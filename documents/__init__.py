"""PLAN: controlled documents and everything that controls them (clauses 4.4, 7.5, 8.1)."""
