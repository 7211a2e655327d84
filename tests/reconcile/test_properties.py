"""What holds for any texts."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import msgspec
from _told import told
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.reconcile import reconcile

WORDS = "bridge river mayor closed lorry Drina Zvornik 12 milk “never again” said the of\n\n. ,"
TEXT = st.lists(st.sampled_from(WORDS.split(" ")), max_size=60).map(" ".join) | st.text(max_size=40)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXT, max_size=6), st.randoms(use_true_random=False))
def test_any_texts_in_any_order_give_one_situation(texts, shuffle):
    readings = [told(text, id=str(i)) for i, text in enumerate(texts)]
    expected = msgspec.json.encode(reconcile(readings))
    shuffle.shuffle(readings)
    assert msgspec.json.encode(reconcile(readings)) == expected


def test_the_same_id_is_one_report():
    readings = [told("A crane fell in Bar.", id="a"), told("A ship sank in Bar.", id="a")]
    once = reconcile(readings)
    assert len(once.readings) == 1
    random.Random(1).shuffle(readings)
    assert reconcile(readings[::-1]) == once


def test_hash_seeds_change_nothing():
    code = (
        "import sys; sys.path.insert(0, 'tests/reconcile');"
        "import msgspec; from test_comparisons import *;"
        "print(msgspec.json.encode(reconcile([blast('a', '12'), blast('b', '20'),"
        "answer('d', ACCEPTED, ACCEPTED[:-1], 'accepted', 'accept'),"
        "answer('e', PRINCIPLE, PRINCIPLE[:-1], 'agreed', 'agree')])))"
    )
    out = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(out) == 1
