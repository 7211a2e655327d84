"""Rashomon reads many reports of the same events and says what they share and where they part.

    >>> import rashomon
    >>> reading = rashomon.read("“The bridge is closed,” the mayor said.\\n")[0]
    >>> quote = reading.quotes[0]
    >>> quote.source.of(reading.report.text)
    'the mayor'

Importing this is cheap: the language model and everything heavy is loaded on first use.
"""

__version__ = "0.1.0"

# The stage `rashomon.read` (a folder) and the function `rashomon.read` share a name. The folder is
# imported first, so that the function keeps the name afterwards; `from rashomon.read.parser import
# load` finds the stage all the same. (`import rashomon.read.parser as p` does not.)
import rashomon.read  # isort: skip  # noqa: F401
from rashomon.api import Readings, code_pair, compare, read, report  # isort: skip
from rashomon.model import Reading, Report, Situation
from rashomon.verify import faults as verify

__all__ = [
    "Reading",
    "Readings",
    "Report",
    "Situation",
    "__version__",
    "code_pair",
    "compare",
    "read",
    "report",
    "verify",
]
