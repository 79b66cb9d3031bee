"""Only addresses on the public internet are connected to."""

from __future__ import annotations

import pytest

from feeds.addresses import check_web_address, is_metadata, is_public, whole_address
from feeds.errors import AddressRefused


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_pass(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1%eth0",
        "ff02::1",
        "not an address",
        "",
    ],
)
def test_addresses_that_are_not_public_do_not_pass(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254", "no address"]
)
def test_where_clouds_keep_their_keys_is_never_asked(address: str) -> None:
    assert is_metadata(address)


def test_this_machine_is_no_such_place() -> None:
    assert not is_metadata("127.0.0.1")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.example/x",
        "gopher://a.example",
        "javascript:alert(1)",
        "//a.example",
        "https://",
        "http://user@a.example/",
        "http://user:pass@a.example/",
        "https://a.example:port/",
        "https://[::1/",
        "",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        check_web_address(url)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("www.example.org", "https://www.example.org"),
        ("  example.org/news/feed?x=1 ", "https://example.org/news/feed?x=1"),
        ("example.org:8443/rss", "https://example.org:8443/rss"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("feed:http://example.org/rss", "http://example.org/rss"),
        ("HTTPS://example.org/", "HTTPS://example.org/"),
    ],
)
def test_an_address_is_made_whole_as_people_write_it(typed: str, meant: str) -> None:
    assert whole_address(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "news", "/etc/passwd", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@example.org"]
)
def test_what_is_no_address_is_left_as_it_is(typed: str) -> None:
    assert whole_address(typed) == typed
    with pytest.raises(AddressRefused):
        check_web_address(whole_address(typed))
