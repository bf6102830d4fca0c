"""ISO 9001:2015 records of one-stop public-service offices.

Imports nothing: the starter runs this file before anything is installed.
"""
