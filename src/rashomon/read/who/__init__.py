"""Who and what a report speaks of, each one once, with every mention of them.

roles        what a title or a phrase says of its bearer: sectors, country, of whom
nominals     noun phrases about people and bodies
governments  when a capital stands for its government
circle       the report's people, bodies, countries and places
settling     which of several places of one name is meant
phrases      whom a noun phrase means
refs         what a pronoun can point at, in its place in the sentence
talk         who speaks and who is told
ranking      how well somebody fits a pronoun
coreference  whom a pronoun means
entities     all of that, as entities and mentions
"""
