"""Stock Casbin as its manual makes one, for showing what it does when left to itself."""

from __future__ import annotations

from typing import Any, Final

import casbin

DENY_OVERRIDE: Final = """
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act, eft
[role_definition]
g = _, _
[policy_effect]
e = !some(where (p.eft == deny))
[matchers]
m = g(r.sub, p.sub) && r.obj == p.obj && r.act == p.act
"""
"""Allowed unless denied, one of the effects that Casbin offers."""


def enforcer(model: str, *lines: tuple[str, ...]) -> Any:
    """Return a stock enforcer for these lines."""
    parsed = casbin.model.Model()
    parsed.load_model_from_text(model)
    for kind, *fields in lines:
        parsed.add_policy(kind[0], kind, fields)
    found = casbin.Enforcer(parsed)
    found.build_role_links()
    return found
