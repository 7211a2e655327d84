"""What can go wrong, drawn as a tree.

    RashomonError
    ├── InputError      an input cannot be turned into a report (missing, binary, broken, empty)
    ├── ModelError      the language model is absent, or its weights are not the ones we know
    ├── SpanError       two numbers that are not a stretch of text
    ├── DossierError    a dossier or a reading that does not follow the contract
    └── UsageError      the command was called in a way that cannot mean anything

Hard *text* is not an error: an unclosed quotation is a quote with ``closed=False``, a pronoun
nobody can place is a mention without an entity.
"""


class RashomonError(Exception):
    """The root: everything this package raises on purpose."""


class InputError(RashomonError):
    """An input cannot be turned into a report; the message is the ``why`` of a skipped row."""


class ModelError(RashomonError):
    """The language model is not installed, or its weights are not the expected ones."""


class SpanError(RashomonError):
    """Two numbers that do not bound a stretch of text."""


class DossierError(RashomonError):
    """A dossier or reading that does not follow the contract; names the place and the fault."""


class UsageError(RashomonError):
    """The command line makes no sense as given; exit code 2."""
