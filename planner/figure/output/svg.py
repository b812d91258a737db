"""A drawing as SVG."""

from planner.figure.drawing.compose import Drawing
from planner.figure.shapes.path import TONES, PagePath, Shape


def to_svg(drawing: Drawing, title: str = "", description: str = "") -> str:
    """An SVG document; the title and the description are its text alternative."""
    w, h = _n(drawing.width_pt), _n(drawing.height_pt)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}pt" '
        f'height="{h}pt" role="img" stroke-linecap="round" stroke-linejoin="round">'
    ]
    if title:
        out.append(f"<title>{_escape(title)}</title>")
    if description:
        out.append(f"<desc>{_escape(description)}</desc>")
    out += [*_panels(drawing), "</svg>\n"]
    return "\n".join(out)


def inline_svg(drawing: Drawing) -> str:
    """The same for a page that says itself what the picture shows; as large as its place."""
    w, h = _n(drawing.width_pt), _n(drawing.height_pt)
    return (
        f'<svg viewBox="0 0 {w} {h}" aria-hidden="true" stroke-linecap="round" '
        f'stroke-linejoin="round">{"".join(_panels(drawing))}</svg>'
    )


def _panels(drawing: Drawing) -> list[str]:
    k = drawing.pt_per_mm
    out = []
    for panel in drawing.panels:
        y = drawing.height_pt - panel.y_pt
        out.append(f'<g transform="matrix({k:.5f} 0 0 {-k:.5f} {_n(panel.x_pt)} {_n(y)})">')
        out += [_shape(shape) for shape in panel.shapes]
        out.append("</g>")
    return out


def _shape(shape: Shape) -> str:
    fill = TONES[shape.fill] if shape.fill else "none"
    text = f'<path d="{_path(shape.path)}" fill="{fill}"'
    if shape.stroke:
        text += f' stroke="{TONES[shape.stroke]}" stroke-width="{shape.width}"'
    return text + "/>"


def _path(path: PagePath) -> str:
    return "".join(step[0] + " ".join([f"{v:.0f}" for v in step[1:]]) for step in path)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
