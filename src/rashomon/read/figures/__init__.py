"""Quantities as ranges, with their unit and what they count.

numerals    numbers in any writing, as low and high
units       units and currencies
amounts     hedge, number or range, unit
labels      numbers that only name something
measured    what a measure, a sum or an age is of
counted     what an amount counts, from the parse
tolls       the four counts every report of a disaster gives, under one wording each
shared      units and nouns that a figure leaves to its neighbour
figures     all of that, as figures
"""
