"""Report → Reading: what one report's words are and whom, when, where and how many they name.

    layout/     what in the text is not story; its quotation marks    (before the parse)
    parser      the text → tokens, tags, tree                         (the budget)
    times/      time expressions, read against the report's date
    figures/    quantities as ranges
    names/      the names, and what is known of them without the report
    who/        who and what is spoken of, each mention resolved

Each module yields what its name says and sees one report and nothing else. `parse` holds what the
parser yields; `tense`, `numbers` and `wordsets` are shared by the folders.
"""
