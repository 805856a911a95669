"""Settle the spaces and breaks between the pieces of a letter when a template is compiled.

Source lines, tags, and blocks put spaces and breaks between pieces of output, often several in a
row, because a tag or a block in between may print nothing. Removing them from every letter would
take as long as writing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .._runtime import BREAK, ITEM
from ._output import Arm, Branches, Node, Piece

Ends = frozenset[str]
"""How the output so far can end: with a space, with a break, or with text, which is `""`."""

_SPACE = " "
_TEXT: Ends = frozenset({""})
BEGIN: Ends = frozenset({BREAK})
"""How the output ends before a part or a paragraph of the letter."""


def without_end(nodes: Sequence[Node]) -> list[Node]:
    """Return output without the spaces and breaks at its end, so that a block can be continued."""
    kept = list(nodes)
    while kept and isinstance(last := kept[-1], Piece) and last.text:
        if text := last.text.rstrip(_SPACE + BREAK):
            kept[-1] = last._replace(text=text)
            break
        kept.pop()
    last = kept[-1] if kept else ""
    # The end of one round of a loop separates it from the next.
    if isinstance(last, Branches) and not last.is_loop:
        kept[-1] = Branches([Arm(arm.header, without_end(arm.body)) for arm in last.arms])
    return kept


def can_end_in_item(nodes: Sequence[Node]) -> bool:
    """Return whether output can end in a list item."""
    return True in _last_are_items(nodes)


def _last_are_items(nodes: Sequence[Node]) -> frozenset[bool | None]:
    """Return whether the last paragraph can be an item; None if no paragraph may begin here."""
    found: frozenset[bool | None] = frozenset({None})
    for node in reversed(nodes):
        if isinstance(node, Piece) and BREAK in node.text:
            last = node.text.rpartition(BREAK)[2]
            here = frozenset({last.startswith(ITEM)})
        elif isinstance(node, Branches):
            arms = [_last_are_items(arm.body) for arm in node.arms]
            here = frozenset().union(*arms, () if node.is_complete else (None,))
        else:
            continue
        found = found - {None} | here
        if None not in found:
            break
    return found


def settled(nodes: Iterable[Node], before: Ends = BEGIN) -> list[Node]:
    """Return output without spaces and breaks that have no effect.

    Args:
        nodes: The output.
        before: How the output before it can end.
    """
    kept: list[Node] = []
    earlier = ends = before  # How the output can end before and after the last node.
    for node in nodes:
        if isinstance(node, Piece) and node.text:
            text = _needed(node.text, ends)
            if text.startswith(_SPACE) and ends != _TEXT:
                # Move the space to those arms of the last statement that need it.
                spaced = _with_space(kept[-1:], earlier)
                if spaced is not None:
                    kept[-1:] = spaced
                    ends = _ends(spaced, earlier)
                    text = text[1:]
            new: list[Node] = [node._replace(text=text)] if text else []
        elif isinstance(node, Branches):
            inner = _TEXT if node.is_loop else ends
            new = [Branches([Arm(arm.header, settled(arm.body, inner)) for arm in node.arms])]
        else:
            new = [node]
        if new:
            kept += new
            earlier, ends = ends, _ends(new, ends)
    return kept


def _needed(text: str, ends: Ends) -> str:
    """Return text without the leading spaces and breaks that have no effect after other output."""
    rest = text.lstrip(_SPACE + BREAK)
    space = text[: len(text) - len(rest)]
    if BREAK in space:
        # A list or a blank line at the beginning of a block is not joined to the block before.
        is_separate = rest.startswith(ITEM) or BREAK * 2 in space
        return rest if ends == BEGIN and not is_separate else BREAK + rest
    return _SPACE + rest if space and "" in ends else rest


def _with_space(nodes: Sequence[Node], before: Ends) -> list[Node] | None:
    """Return output with a space at the end where it ends with text; None if that is impossible."""
    ends = _ends(nodes, before)
    if "" not in ends:
        return list(nodes)
    last = nodes[-1] if nodes else ""
    if ends == _TEXT and isinstance(last, Piece):
        return [*nodes[:-1], *_followed_by_space(last)]
    if not isinstance(last, Branches) or last.is_loop:
        return None
    return _with_space_in_arms(nodes[:-1], last, before)


def _with_space_in_arms(
    nodes: Sequence[Node], branches: Branches, before: Ends
) -> list[Node] | None:
    between = _ends(nodes, before)
    arms = []
    for arm in branches.arms:
        if not arm.body and between == _TEXT:
            body: list[Node] | None = [Piece("", 0, _SPACE)]
        else:
            body = _with_space(arm.body, between)
        if body is None:
            return None
        arms.append(Arm(arm.header, body))
    if not branches.is_complete and "" in between:
        if between != _TEXT:
            return None
        arms.append(Arm("else", [Piece("", 0, _SPACE)]))
    return [*nodes, Branches(arms)]


def _followed_by_space(piece: Piece) -> tuple[Piece, ...]:
    if piece.text:
        return (piece._replace(text=piece.text + _SPACE),)
    return piece, Piece(piece.template, piece.line, _SPACE)


def _ends(nodes: Iterable[Node], before: Ends) -> Ends:
    """Return how output can end."""
    ends = before
    for node in nodes:
        if isinstance(node, Piece):
            last = node.text[-1:]
            ends = frozenset({last}) if last in (_SPACE, BREAK) else _TEXT
        elif isinstance(node, Branches):
            inner = _TEXT if node.is_loop else ends
            after = [_ends(arm.body, inner) for arm in node.arms]
            ends = frozenset().union(*after, () if node.is_complete else ends)
    return ends
