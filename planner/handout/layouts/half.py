"""A booklet of half pages: which stand on one side of a sheet, so that it can be stapled."""

Leaf = tuple[int | None, ...]
"""The pages on one side of a sheet from left to right, from 0; None is an empty one."""


def saddle_stitched(count: int) -> list[Leaf]:
    """The sides of the sheets, front and back by turns, for that many pages.

    Printed on both sides, turned over the short edge, laid in a pile and folded in the middle, the
    pages are in their order. Up to three at the end are empty: a folded sheet has four.
    """
    whole = -(-count // 4) * 4

    def page(number: int) -> int | None:
        return number if number < count else None

    leaves: list[Leaf] = []
    for sheet in range(whole // 4):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        leaves += [(page(last), page(first)), (page(first + 1), page(last - 1))]
    return leaves
