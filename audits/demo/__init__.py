"""The demo: a believable year of one-stop police offices, told by the real acts with dates in the past.

Names of units are those of the 25 model units of 2022; people, files and figures are made up. Dates are
working days before the day of loading, so the demo is never old. Texts of procedures are our own.
"""
