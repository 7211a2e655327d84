"""Reading → quotes, events and pledges, each bound inside its own clause.

    quotes      who is reported to have said what
    events      who did what to whom, when, where, and whether it happened
    pledges     who offers, promises, gives or refuses whom what

Each takes the reading so far and its parse, and yields what its name says.
"""
