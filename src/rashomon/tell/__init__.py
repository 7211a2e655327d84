"""Situation → brief, dossier, page, tables, timeline: in words, deciding nothing.

words       text made safe to show; counts, days and amounts as people write them
index       look-ups over one situation: whose report, whose entity, which sentence
outline     what is told about each storyline, in which order
brief       the outline in a terminal or a pipe
page        the outline as one self-contained HTML page, every statement with its proof
documents   the two documents as JSON, and their JSON Schemas
tables      a situation as Parquet tables
dossier     the folder: JSON, page and tables, written whole or not at all
timeline    what one actor does, suffers and says in order, across reports
notebook    how readings and situations show themselves in a notebook
"""
