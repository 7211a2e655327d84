"""Report → Reading: noise, sentences, mentions, timexes and figures of one report.

    noise       what in the text is not story                       (before the parse)
    parser      the text → tokens, tags, tree                        (the budget)
    marks       quotation marks, paired
    timexes     time expressions, read against the report's date
    figures     quantities as ranges
    entities    who and what is spoken of, each mention resolved

Each module yields what its name says and sees one report and nothing else.
"""
