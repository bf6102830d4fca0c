"""Service files out of an Excel register: read, understood row by row, told before anything is written."""
