"""Who and what a report speaks of, each one once, with every mention of them.

roles        what a title or a phrase says of its bearer: sectors, country, of whom
nominals     noun phrases about people and bodies
governments  when a capital stands for its government
circle       the report's people, bodies, countries and places
settling     which of several places of one name is meant
phrases      whom a noun phrase means
coreference  whom a pronoun means
entities     all of that, as entities and mentions
"""
