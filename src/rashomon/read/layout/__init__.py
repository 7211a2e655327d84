"""What the page looks like, before any word is understood: what is story and what is not.

    lines       hard-wrapped text, its line ends taken for blanks
    marks       quotation marks, paired
    datelines   where a dateline ends
    agencies    news agencies, and where one is credited
    footers     footers, by-lines, captions
    repeats     paragraphs said twice, pull quotes
    noise       all of that, as stretches that are not story

Works on characters and lines; nothing here needs the parse.
"""
