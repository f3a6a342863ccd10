"""The headers that keep a page from running, framing or telling what it must not."""

from __future__ import annotations

from collections.abc import Mapping

_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)

_COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def security_headers(*, embeddable: bool = False) -> Mapping[str, str]:
    """The headers of every answer; an embeddable page may stand in a frame of any other site."""
    ancestors = "frame-ancestors *" if embeddable else "frame-ancestors 'none'"
    return {"Content-Security-Policy": "; ".join((*_POLICY, ancestors)), **_COMMON}


def inert_headers() -> Mapping[str, str]:
    """The headers of somebody else's bytes: nothing in them may run, load or be shown as ours."""
    return {**_COMMON, "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'"}
