"""Textual's themes with text that can be read: at least 4.5 to 1 on what lies behind it."""

from textual.app import App

_ALL = {"text-muted": "auto 80%", "text-disabled": "auto 78%"}
_DARK = {"primary": "#0b5ea8", "input-selection-background": "#0b5ea8 60%"}
_LIGHT = {
    "text-warning": "#6b4200",
    "text-success": "#14532d",
    "input-selection-background": "#0178d4 20%",
}


class Legible(App[None]):
    """Quiet text is less quiet; what is under the cursor stands on a darker blue."""

    def get_css_variables(self) -> dict[str, str]:
        """The theme's, with those that were too pale made stronger."""
        own = {"textual-dark": _DARK, "textual-light": _LIGHT}.get(self.theme)
        variables = super().get_css_variables()
        return variables if own is None else {**variables, **_ALL, **own}
