"""Settle the spaces and breaks between the pieces of a letter when a template is compiled.

Source lines, tags, and blocks put spaces and breaks between pieces of output, often several in a
row, because a tag or a block in between may print nothing. Removing them from every letter would
take as long as writing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .._runtime import BREAK, ITEM, PART
from ._output import Arm, Branches, Node, Piece

Ends = frozenset[str]
"""How the output so far can end: with a space, with a break, or with text, which is `""`."""

_SPACE = " "
_BLANK = _SPACE + BREAK
_LEADING = frozenset(_BLANK)
_TEXT: Ends = frozenset({""})
BEGIN: Ends = frozenset({BREAK})
"""How the output ends before a part or a paragraph of the letter."""

# A space at the beginning of a list item has no effect, but a break ends the item.
_ENDS: dict[str, Ends] = {
    _SPACE: frozenset({_SPACE}),
    ITEM: frozenset({_SPACE}),
    BREAK: BEGIN,
    PART: BEGIN,
}


def ended(nodes: Sequence[Node]) -> list[Node]:
    """Return the output of a block so that the next block can continue its last paragraph.

    The spaces and breaks at its end are removed. A block that ends with a list item gets a break,
    because only its own lines can continue the item.
    """
    return _after_items(_without_end(nodes), frozenset({False}))


def _without_end(nodes: Sequence[Node]) -> list[Node]:
    """Return output without the spaces and breaks at its end."""
    kept, end = list(nodes), list[Node]()
    begun = _first_content(nodes) if _may_begin_with_blank_line(nodes) else 0
    while kept:
        last = kept.pop()
        if isinstance(last, Branches):
            if last.is_loop:
                # The end of one round of a loop separates it from the next.
                goes_on = _begins_with_break(last.arms[0].body, BREAK + ITEM)
            else:
                last, goes_on = _branches_without_end(kept, last)
                # A blank line at the beginning of a block stays there.
                goes_on = goes_on and len(kept) >= begun
            end.insert(0, last)
            if not goes_on:
                break
        elif isinstance(last, Piece) and last.text:
            if text := last.text.rstrip(_BLANK):
                end.insert(0, last._replace(text=text))
                break
        else:
            end.insert(0, last)
            if isinstance(last, Piece):
                break
    return [*kept, *end]


def _is_content(node: Node) -> bool:
    """Return whether a node certainly prints more than spaces and breaks."""
    return isinstance(node, Piece) and bool(node.code or node.text.strip(_BLANK))


def _first_content(nodes: Sequence[Node]) -> int:
    """Return the number of nodes up to the first one that certainly prints some text."""
    return next((n for n, node in enumerate(nodes, 1) if _is_content(node)), len(nodes) + 1)


def _may_begin_with_blank_line(nodes: Iterable[Node]) -> bool:
    """Return whether output can begin with a blank line."""
    for node in nodes:
        if isinstance(node, Piece):
            if BREAK * 2 in node.text:
                return True
            if _is_content(node):
                return False
        elif isinstance(node, Branches):
            if any(_may_begin_with_blank_line(arm.body) for arm in node.arms):
                return True
            if not _may_be_empty([node]):
                return False
    return False


def _branches_without_end(before: list[Node], branches: Branches) -> tuple[Branches, bool]:
    """Return a statement without the end of its arms, and whether output before it can be an end.

    If the statement may print nothing, the spaces and breaks before it may also be at the end, so
    they are moved from `before` into its arms.
    """
    may_be_empty = _may_be_empty([branches])
    blank = _taken_blank(before) if may_be_empty else []
    arms = [Arm(arm.header, _without_end([*blank, *arm.body])) for arm in branches.arms]
    return Branches(arms), may_be_empty and all(
        _is_empty(arm.body) or _begins_with_break(arm.body) for arm in arms
    )


def _taken_blank(nodes: list[Node]) -> list[Piece]:
    """Remove the spaces and breaks at the end of a list of nodes, and return them.

    Spaces alone are left there, because they do not prevent the next block from continuing.
    """
    kept, blank = list(nodes), list[Piece]()
    while kept and isinstance(last := kept[-1], Piece) and last.text:
        text = last.text.rstrip(_BLANK)
        if text != last.text:
            blank.insert(0, last._replace(text=last.text[len(text) :]))
        if text:
            kept[-1] = last._replace(text=text)
            break
        kept.pop()
    if not any(BREAK in piece.text for piece in blank):
        return []
    nodes[:] = kept
    return blank


def _is_empty(nodes: Iterable[Node]) -> bool:
    """Return whether output never prints anything."""
    return not any(
        isinstance(node, Piece)
        or (isinstance(node, Branches) and not all(_is_empty(arm.body) for arm in node.arms))
        for node in nodes
    )


def _may_be_empty(nodes: Iterable[Node]) -> bool:
    """Return whether output can print nothing but spaces and breaks."""
    return not any(
        _is_content(node)
        or (
            isinstance(node, Branches)
            and node.is_complete
            and not any(_may_be_empty(arm.body) for arm in node.arms)
        )
        for node in nodes
    )


def _begins_with_break(nodes: Iterable[Node], mark: str = BREAK) -> bool:
    """Return whether output certainly begins with a break, or with another mark."""
    first = next((node for node in nodes if not isinstance(node, str)), None)
    return isinstance(first, Piece) and first.text.lstrip(_SPACE).startswith(mark)


def _after_items(nodes: list[Node], before: frozenset[bool]) -> list[Node]:
    """Return output with a break at the end where it ends with a list item.

    Args:
        nodes: The output.
        before: Whether the output before it can end, or not end, with a list item.
    """
    after = _ends_with_item(nodes, before)
    if True not in after:
        return nodes
    last = nodes[-1] if nodes else ""
    between = _ends_with_item(nodes[:-1], before)
    if not isinstance(last, Branches) or (last.is_loop and not _rounds_are_apart(last, between)):
        place = next((node[:2] for node in reversed(nodes) if isinstance(node, Piece)), ("", 0))
        return [*nodes, Piece(*place, BREAK)]
    arms = [Arm(arm.header, _after_items(list(arm.body), between)) for arm in last.arms]
    if not last.is_complete and True in between:
        arms.append(Arm("else", [Piece("", 0, BREAK)]))
    return [*nodes[:-1], Branches(arms)]


def _rounds_are_apart(loop: Branches, before: frozenset[bool]) -> bool:
    """Return whether a break at the end of each round of a loop changes nothing else."""
    return True not in before and _begins_with_break(loop.arms[0].body)


def _ends_with_item(nodes: Iterable[Node], before: frozenset[bool]) -> frozenset[bool]:
    """Return whether output can end, or not end, with a list item."""
    after = before
    for node in nodes:
        if isinstance(node, Piece):
            _, found, last = node.text.rpartition(BREAK)
            after = frozenset({last.startswith(ITEM)}) if found else after
        elif isinstance(node, Branches):
            arms = (_ends_with_item(arm.body, after) for arm in node.arms)
            after = frozenset().union(*arms, () if node.is_complete else after)
    return after


def settled(nodes: Iterable[Node], before: Ends = BEGIN) -> list[Node]:
    """Return output without spaces and breaks that have no effect.

    Args:
        nodes: The output.
        before: How the output before it can end.
    """
    return _settled(nodes, before)[0]


def _settled(nodes: Iterable[Node], before: Ends) -> tuple[list[Node], Ends]:
    """Return settled output, and how it can end."""
    kept: list[Node] = []
    printed = 0  # Where the last node that prints something begins.
    earlier = ends = before  # How the output can end before and after it.
    new: Node
    for node in nodes:
        if isinstance(node, Piece):
            new, after = node, _ENDS.get(node.text[-1:], _TEXT)
            if node.text[:1] in _LEADING:
                text = _needed(node.text, ends)
                if ends != _TEXT and text.startswith(_SPACE):
                    # Move the space to those arms of the last statement that need it.
                    space = node._replace(text=_SPACE)
                    spaced = _with_space(kept[printed:], earlier, space)
                    if spaced is not None:
                        kept[printed:] = spaced
                        ends = _ends(spaced, earlier)
                        text = text[1:]
                if not text:
                    continue
                if text != node.text:
                    new = node._replace(text=text)
        elif isinstance(node, Branches):
            new, after = _settled_branches(node, ends)
        else:
            kept.append(node)
            continue
        printed = len(kept)
        kept.append(new)
        earlier, ends = ends, after
    return kept, ends


def _settled_branches(branches: Branches, before: Ends) -> tuple[Branches, Ends]:
    inner = before
    if branches.is_loop:
        # A round follows the output before the loop, or the round before.
        inner |= _ends(branches.arms[0].body, frozenset())
    arms, after = [], frozenset[str]() if branches.is_complete else before
    for arm in branches.arms:
        body, ends = _settled(arm.body, inner)
        arms.append(Arm(arm.header, body))
        after |= ends
    return Branches(arms), after


def _needed(text: str, ends: Ends) -> str:
    """Return text without the leading spaces and breaks that have no effect after other output."""
    if text[0] == _SPACE and text[1:2] not in _LEADING and "" in ends:
        return text  # This is the usual case: a line that is not the first of its paragraph.
    rest = text.lstrip(_BLANK)
    space = text.removesuffix(rest)
    if BREAK in space:
        # A list or a blank line at the beginning of a block is not joined to the block before.
        is_separate = rest.startswith(ITEM) or BREAK * 2 in space
        return rest if ends == BEGIN and not is_separate else BREAK + rest
    return _SPACE + rest if space and "" in ends else rest


def _with_space(nodes: Sequence[Node], before: Ends, space: Piece) -> list[Node] | None:
    """Return output with a space at the end where it ends with text; None if that is impossible."""
    ends = _ends(nodes, before)
    if "" not in ends:
        return list(nodes)
    last = nodes[-1] if nodes else ""
    if not isinstance(last, Branches) or last.is_loop:
        return [*nodes, space] if ends == _TEXT else None
    between = _ends(nodes[:-1], before)
    arms = []
    for arm in last.arms:
        body = _with_space(arm.body, between, space)
        if body is None:
            return None
        arms.append(Arm(arm.header, body))
    if not last.is_complete and "" in between:
        if between != _TEXT:
            return None
        arms.append(Arm("else", [space]))
    return [*nodes[:-1], Branches(arms)]


def _ends(nodes: Iterable[Node], before: Ends) -> Ends:
    """Return how output can end."""
    ends = before
    for node in nodes:
        if isinstance(node, Piece):
            ends = _ENDS.get(node.text[-1:], _TEXT)
        elif isinstance(node, Branches):
            inner = ends
            if node.is_loop:
                inner |= _ends(node.arms[0].body, frozenset())
            after = [_ends(arm.body, inner) for arm in node.arms]
            ends = frozenset().union(*after, () if node.is_complete else ends)
    return ends


def repeats_spaces(output: Iterable[Node]) -> bool:
    """Return whether settled output can contain repeated spaces."""
    return _repeats(output, BEGIN)[0]


def _repeats(output: Iterable[Node], before: Ends) -> tuple[bool, Ends]:
    """Return whether output can repeat a space, and how it can end."""
    found, ends = False, before
    for node in output:
        if isinstance(node, Branches):
            inner = ends
            if node.is_loop:
                inner |= _ends(node.arms[0].body, frozenset())
            arms = [_repeats(arm.body, inner) for arm in node.arms]
            found |= any(repeats for repeats, _ in arms)
            ends = frozenset().union(
                *(after for _, after in arms), () if node.is_complete else ends
            )
        elif isinstance(node, Piece):
            found |= node.text.startswith(_SPACE) and _SPACE in ends
            ends = _ENDS.get(node.text[-1:], _TEXT)
    return found, ends
