"""What every part of the handout needs to know: the words and the room on a page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from planner.handout.options import LARGE_PT
from planner.handout.paper import SIZES_PT, Paper
from planner.handout.typeset.styles import BODY
from planner.handout.words.by_language import WORDS, words_with
from planner.handout.words.en import ENGLISH
from planner.handout.words.words import Words
from planner.model.clinic import Clinic
from planner.model.drawn_figure import DrawnFigure
from planner.model.language import Language
from planner.model.region import PaperWords

if TYPE_CHECKING:
    from planner.handout.kept_pictures import KeptPictures

MARGIN_PT = 33.0
MEASURE_PT = 308.0
"""The longest lines: 75 characters of the text."""
_SIDE_BY_SIDE_PT = 380.0
"""A page that is narrower has nothing side by side."""
FOOT_BASE_PT = 24.0
"""From the lower edge of the paper to the words of the foot, whatever their size: a third of an
inch, which printers reach."""
_FOOT_HIGH_PT = 14.0
"""Room of the foot above that."""


LARGE = LARGE_PT / BODY.size
"""Large print, to the size of the body of standard print."""


class Sheet(NamedTuple):
    """A page of paper to fill. Points of its own: on paper they are `scale` times as large."""

    page_width: float
    page_height: float
    language: Language = "en"
    """The language of the handout."""
    words: Words = ENGLISH
    """Its fixed phrases."""
    english: Words = ENGLISH
    """Those in English."""
    scale: float = 1.0
    gray: bool = False
    """Without colour."""
    large: bool = False
    """Large print: nothing stands side by side."""
    clinic: Clinic | None = None
    """Whose handout it is."""
    logo: bytes | None = None
    """The clinic's logo, PNG."""
    foreign: frozenset[str] = frozenset()
    """Exercises and topics by name that are in English, in a handout that is not."""
    pictures: "KeptPictures | None" = None
    """Pictures that need not be drawn again."""
    figure: DrawnFigure = "standard"
    """Whose body the pictures show."""
    least_pt: float = 0.0
    """No text is smaller than this on paper, points."""
    measure_pt: float = MEASURE_PT
    """The longest lines."""

    def words_for(self, name: str) -> Words:
        """The words that go with an exercise or topic: English ones if it is in English."""
        return self.english if name in self.foreign else self.words

    def narrowed(self, width: float) -> "Sheet":
        """The same page with text no wider than that."""
        return self._replace(page_width=min(self.width, width) + 2 * self.left)

    @property
    def left(self) -> float:
        """Where text begins."""
        return MARGIN_PT / self.scale

    @property
    def width(self) -> float:
        """Width of the text."""
        return self.page_width - 2 * self.left

    @property
    def stacked(self) -> bool:
        """Nothing stands side by side."""
        return self.large or self.width < _SIDE_BY_SIDE_PT

    @property
    def measure(self) -> float:
        """Width of lines that are read."""
        return min(self.width, self.measure_pt)

    @property
    def column(self) -> "Sheet":
        """The same page with text no wider than lines that are read."""
        return self.narrowed(MEASURE_PT)

    @property
    def top(self) -> float:
        """The head of the text."""
        return self.page_height - self.left

    @property
    def height(self) -> float:
        """Height of the text."""
        return self.top - foot_pt(self.scale)

    @property
    def foot_base(self) -> float:
        """From the lower edge to the words of the foot."""
        return FOOT_BASE_PT / self.scale


def foot_pt(scale: float) -> float:
    """From the lower edge to the text, in the points of a page of that scale."""
    return FOOT_BASE_PT / scale + _FOOT_HIGH_PT


def sheet_for(
    paper: Paper,
    *,
    body_pt: float = 0.0,
    half: bool = False,
    large: bool = False,
    gray: bool = False,
    clinic: Clinic | None = None,
    logo: bytes | None = None,
    language: Language = "en",
    foreign: frozenset[str] = frozenset(),
    pictures: "KeptPictures | None" = None,
    figure: DrawnFigure = "standard",
    said: Mapping[Language, PaperWords] | None = None,
) -> "Sheet":
    """The sheet of that paper, or a half of it on its side; all of it is larger or smaller so that
    the text has a size of `body_pt`, or the size of its styles.

    `said` is what a program says of its region, for paper that is of a program.
    """
    width, height = SIZES_PT[paper]
    if half:
        width, height = height / 2, width
    size = LARGE if large else body_pt / BODY.size if body_pt else 1.0
    return Sheet(
        width / size,
        height / size,
        language=language,
        words=WORDS[language] if said is None else words_with(said, language),
        english=WORDS["en"] if said is None else words_with(said, "en"),
        scale=size,
        gray=gray,
        large=large,
        clinic=clinic,
        logo=logo,
        foreign=foreign,
        pictures=pictures,
        figure=figure,
        least_pt=body_pt,
    )
