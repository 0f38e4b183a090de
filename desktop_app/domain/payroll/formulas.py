"""The arithmetic of a trace line: its formula with the inputs put in.

A formula is written with the names of inputs, whole numbers, × ÷ + −, brackets, and min(…, …) or max(…, …).
Formulas that say more than that ("art17(taxable)") have no arithmetic here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from desktop_app.domain.money import Money, Rate
from desktop_app.domain.payroll.trace import TraceLine, TraceValue

_TOKEN = re.compile(r"\s*([a-z]\w*|\d+|\S)")
_CHOICES = {"min": min, "max": max}

Token = TraceValue
"""A value, or the text of an operator, a bracket, ``min`` or ``max``."""


class _NoArithmeticError(Exception):
    """The formula says more than arithmetic can."""


def tokens(line: TraceLine) -> tuple[Token, ...]:
    """The formula in order, with values in place of names; empty when it isn't plain arithmetic."""
    return () if exact_value(line) is None else tuple(_tokens(line))


def exact_value(line: TraceLine) -> Fraction | None:
    """What the formula gives before any rounding; None when it isn't plain arithmetic."""
    try:
        return _Reader(_tokens(line)).value()
    except (_NoArithmeticError, ZeroDivisionError):
        return None


def _tokens(line: TraceLine) -> Iterator[Token]:
    inputs: Mapping[str, TraceValue] = dict(line.inputs)
    for found in _TOKEN.finditer(line.formula):
        word = found[1]
        if word.isdigit():
            yield int(word)
        else:
            yield inputs.get(word, word)


class _Reader:
    """Reads sums of products of values, as a pocket calculator with brackets does."""

    def __init__(self, tokens: Iterator[Token]) -> None:
        self._tokens = list(tokens)
        self._next = 0

    def value(self) -> Fraction:
        """The value of the whole formula."""
        found = self._sum()
        if self._next != len(self._tokens):
            raise _NoArithmeticError
        return found

    def _takes(self, *operators: str) -> str | None:
        token = self._tokens[self._next] if self._next < len(self._tokens) else None
        if isinstance(token, str) and token in operators:
            self._next += 1
            return token
        return None

    def _sum(self) -> Fraction:
        total = -self._product() if self._takes("−") else self._product()
        while operator := self._takes("+", "−"):
            part = self._product()
            total = total + part if operator == "+" else total - part
        return total

    def _product(self) -> Fraction:
        product = self._operand()
        while operator := self._takes("×", "÷"):
            operand = self._operand()
            product = product * operand if operator == "×" else product / operand
        return product

    def _operand(self) -> Fraction:
        if self._takes("("):
            return self._bracketed()[0]
        if choice := self._takes(*_CHOICES):
            if not self._takes("("):
                raise _NoArithmeticError
            return _CHOICES[choice](self._bracketed())
        if self._next == len(self._tokens):
            raise _NoArithmeticError
        token = self._tokens[self._next]
        self._next += 1
        return _number(token)

    def _bracketed(self) -> list[Fraction]:
        parts = [self._sum()]
        while self._takes(","):
            parts.append(self._sum())
        if not self._takes(")"):
            raise _NoArithmeticError
        return parts


def _number(token: Token) -> Fraction:
    if isinstance(token, Money | Rate):
        return token.as_fraction()
    if isinstance(token, Fraction | int):
        return Fraction(token)
    raise _NoArithmeticError
