"""Write the JSON Schemas of both documents beside this file; `make schemas` runs it."""

from pathlib import Path

from rashomon.tell.documents import schema_text, schemas

for name, schema in schemas().items():
    Path(__file__).with_name(name).write_bytes(schema_text(schema))
