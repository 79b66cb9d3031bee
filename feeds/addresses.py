"""Which addresses we connect to: those on the public internet, and no others unless a source is private."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from feeds.errors import AddressRefused

_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_WITHOUT_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?(?:[/?#]\S*)?")
_FEED = re.compile(r"feed:(?://)?", re.IGNORECASE)
_NEVER = ipaddress.ip_network("169.254.0.0/16"), ipaddress.ip_network("fd00:ec2::254/128")


def is_public(address: str) -> bool:
    """Return whether this IP address is on the public internet, also by what stands inside it.

    IPv4 addresses inside IPv6 ones (mapped, NAT64, 6to4, Teredo) count as themselves: a gateway may
    carry us to them. Multicast is nobody's website.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast and not each.is_reserved for each in _all_in(ip))


def is_metadata(address: str) -> bool:
    """Return whether this is where cloud computers keep their keys (link-local): never ours to ask."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True
    return any(
        each in network for each in _all_in(ip) for network in _NEVER if each.version == network.version
    )


def whole_address(text: str) -> str:
    """Return the address that a person means: "www.example.org", or one that other readers call `feed:`.

    Nothing is made of what looks like no address; it is not checked here.
    """
    address = _FEED.sub("", text.strip())
    return f"https://{address}" if _WITHOUT_SCHEME.fullmatch(address) else address


def check_web_address(url: str) -> None:
    """Refuse what is not an http or https address with a host and nothing hidden before it.

    Raises:
        AddressRefused: with the reason.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise refused(url, "it is no address that can be read") from error
    if parts.scheme not in ("http", "https"):
        raise refused(url, "only http and https addresses are asked")
    if not parts.hostname:
        raise refused(url, "it names no host")
    if parts.username is not None or parts.password is not None:
        raise refused(url, "it carries a user name or password")


def refused(url: str, reason: str) -> AddressRefused:
    """Return the error for an address that we do not connect to."""
    return AddressRefused(
        happened=f"{url[:200]} was not asked: {reason}.",
        safe="Nothing was sent there, and what the source sent before is kept.",
        to_do="Check the source's address.",
    )


def _all_in(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, ...]:
    """Return the address, or the IPv4 addresses that stand inside it."""
    if isinstance(ip, ipaddress.IPv4Address):
        return (ip,)
    if ip.ipv4_mapped is not None:
        return (ip.ipv4_mapped,)
    if ip.sixtofour is not None:
        return (ip, ip.sixtofour)
    if ip.teredo is not None:
        return (ip, *ip.teredo)
    if any(ip in network for network in _NAT64):
        return (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF),)
    return (ip,)
