"""Time expressions, read against the report's date.

words       a sentence's words as the symbols of the grammar
calendar    arithmetic over TIMEX3 values
context     what a reader may know: the report's day, the focus, the tense
days, periods, lengths    the readers, by what they yield
grammar     the patterns, each with its reader
ranges      the ends of one stretch
timexes     the longest patterns that hold, as timexes
"""
