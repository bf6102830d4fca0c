"""What is inside an untrusted file, judged without Django and, in production, in a process of its own.

`python -m qms.insides KIND < FILE` answers with one line of JSON. Parsers of PDF, zip and pictures are
large and old; what a hostile file does to them ends with that process (see `qms.uploads.apart`).
"""
