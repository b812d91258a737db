"""Elements of HTML, in which every text is escaped."""

from html import escape


class Markup(str):
    """HTML already; any other text becomes it by being escaped."""

    __slots__ = ()


def element(name: str, *content: str, **attributes: str) -> Markup:
    """An element with its content; `class_` and `for_` are the attributes without the line.

    Attributes that are empty are left out.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value
    )
    return Markup(f"<{name}{told}>{joined(*content)}</{name}>")


def joined(*content: str) -> Markup:
    """Pieces in a row."""
    return Markup("".join(one if isinstance(one, Markup) else escape(one) for one in content))


def phone_link(phone: str, *content: str) -> Markup:
    """A link that calls a number; its content is the number unless there is some."""
    digits = "".join(one for one in phone if one.isdigit() or one == "+")
    return element("a", *(content or (phone,)), href=f"tel:{digits}")


def listed(*items: str, name: str = "ul", **attributes: str) -> Markup:
    """A list."""
    return element(name, *(element("li", one) for one in items), **attributes)


def labelled(label: str, text: str, *, name: str = "p", **attributes: str) -> Markup:
    """A paragraph that begins with a bold label; empty where there is no text."""
    if not text:
        return Markup()
    return element(name, element("strong", label), " ", text, **attributes)


def ticked(text: str) -> Markup:
    """A box to tick with its words, all of it to be touched. Nothing keeps it."""
    box = Markup('<input type="checkbox" autocomplete="off">')
    return element("label", box, element("span", text), class_="tick")
