"""The names in a report, and what is known of names without it.

countries, places    tables: countries and their words; the gazetteer
lexicon              word lists: nouns for people and bodies, known bodies, given names
familiar             names known from those lists, found in the text
labels               the parser's own names, cut to what is one
headlines            the names in a line whose every word has a capital
bodies               bodies by the form of their names: forces of a country, units, acronyms
towns                towns that the parser left without a label
party_tags           "(D-Calif.)" is no place
kinds                what kind of thing bears each name
names                all of these, as one list of named rules
person_names         when two names are one person's
"""
