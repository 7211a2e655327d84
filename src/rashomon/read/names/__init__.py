"""The names in a report, and what is known of names without it.

countries, places    tables: countries and their words; the gazetteer
lexicon              word lists: nouns for people and bodies, given names
familiar             names known from those lists, found in the text
party_tags           "(D-Calif.)" is no place
names                where each name stands and what kind of thing bears it
person_names         when two names are one person's
"""
