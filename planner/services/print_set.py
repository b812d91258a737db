"""A clinic's set of papers: an order for each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model.prints import WITH_PART

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model.prints import Print
    from planner.services.printing import Order


def orders_of(order: Order, prints: Sequence[Print]) -> tuple[Order, ...]:
    """The papers of a set, as `order` wishes for them but for what each says itself.

    Each goes beside the target of the order: plan.pdf becomes plan-exercises.pdf, plan-diary.pdf.
    Without a set it is the order as it is.
    """
    return tuple(_order(order, one) for one in prints) or (order,)


def _order(order: Order, one: Print) -> Order:
    said = one.model_dump(exclude_none=True)
    part = order.options.part if one.layout in WITH_PART else None
    options = replace(order.options, **{"part": part} | said)
    target = order.target.with_name(f"{order.target.stem}-{one.file_words}.pdf")
    return replace(order, target=target, options=options)
