"""The country that an outlet writes from."""

from __future__ import annotations

import pytest

from rashomon.read.names.homes import outlet_home


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("http://news.example.co.uk/story/1", "GBR"),
        ("https://www.example.com.lb/a", "LBN"),
        ("https://www.kyivpost.com/a", "UKR"),
        ("https://thejakartatimes.com", "IDN"),
        ("https://example.tv/a", None),  # anybody registers under it
        ("https://www.parisnews.com/a", None),  # Texas has a Paris too
        ("https://indianaherald.com/", None),  # not India
        ("not an address", None),
        (None, None),
    ],
)
def test_an_address_tells_a_country_where_it_can(url, country):
    assert outlet_home(url, None) == country


def test_an_outlet_named_by_its_host_will_do():
    assert outlet_home(None, "www.example.ie") == "IRL"
