"""The phrases of the page that a clinic puts on its own site."""

from typing import NamedTuple

from planner.model.language import Language


class PlayerWords(NamedTuple):
    """One language."""

    title: str
    """The head of the page when a plan is open."""
    unknown: str
    """No plan is in the address, or it is not whole."""
    other: str
    """The plan was written for another version of the page."""
    closed: str
    """No script runs."""
    not_loaded: str
    """A file of the page could not be had."""
    note: str
    """In the place of what a therapist typed, which is in no address."""
    scan: str
    """Beside the code on the sheet."""
    alt: str
    """The code, read aloud."""
    link: str
    """The way to the page from a file."""


PLAYER_WORDS: dict[Language, PlayerWords] = {
    "en": PlayerWords(
        title="Your moves",
        unknown="This page has no plan to show. Scan the code on your sheet once more, all of it "
        "in view. Your paper has your whole plan. You can go on with it.",
        other="Your plan is fine, but this page is older or newer than your sheet. Go on with "
        "your paper. Tell your clinic at your next visit.",
        closed="This browser does not run the page. Go on with your paper: it has your whole plan.",
        not_loaded="The page did not load in full. Check that you are online, then open it "
        "once more. Your paper has your whole plan.",
        note="Your therapist wrote a note for you. Read it on your paper.",
        scan="Scan this with your phone to see your moves in motion. Your plan is in the code. "
        "Our site does not see it. Who scans your paper can see your plan.",
        alt="Code to scan. It opens this part of your plan on a phone.",
        link="See this part on our site",
    ),
    "es": PlayerWords(
        title="Sus ejercicios",
        unknown="Esta página no tiene un plan que mostrar. Escanee otra vez el código de su hoja, "
        "que se vea completo. Su hoja tiene todo su plan. Puede seguir con ella.",
        other="Su plan está bien, pero esta página es más antigua o más nueva que su hoja. Siga "
        "con su hoja. Dígalo a su clínica en su próxima cita.",
        closed="Este navegador no muestra la página. Siga con su hoja: tiene todo su plan.",
        not_loaded="La página no se cargó completa. Vea que tenga conexión y ábrala otra vez. "
        "Su hoja tiene todo su plan.",
        note="Su terapeuta le escribió una nota. Léala en su hoja.",
        scan="Escanee este código con su teléfono y vea sus ejercicios en movimiento. Su plan está "
        "en el código. Nuestro sitio no lo ve. Quien escanee su hoja puede ver su plan.",
        alt="Código para escanear. Abre esta parte de su plan en un teléfono.",
        link="Ver esta parte en nuestro sitio",
    ),
}
