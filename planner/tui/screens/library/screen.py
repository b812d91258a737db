"""The library: ladders and their exercises, whose each is, and the clinic's files."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planner.library.rough_picture import rough_picture
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.picture import Picture
from planner.services.nothing_found import nothing_found
from planner.services.shelf_entries import EntryKind, ShelfEntry
from planner.tui.commands import bindings
from planner.tui.dialogs.picture import PictureDialog
from planner.tui.screens.library.copying import LibraryCopying
from planner.tui.state.place import ScreenPlace
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.picture import PictureView
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.shelf_words import (
    FOLDER_FIRST,
    entry_line,
    entry_text,
    filter_line,
    kinds_there,
)

_MOST_FOUND = 100


class LibraryScreen(LibraryCopying):
    """Every exercise by ladder, easiest first; a search field; the exercise in full."""

    WHERE = "library"
    BINDINGS = [*bindings("library"), ("down", "to_list")]
    AUTO_FOCUS = "#ladders"

    def __init__(self) -> None:
        super().__init__()
        self._only: EntryKind | None = None
        """The kind that is shown alone."""

    def compose(self) -> ComposeResult:
        """Search and list on the left, the exercise on the right."""
        yield TitleBar("Library")
        with Horizontal(id="library"):
            with Vertical(id="library-left"):
                yield Input(placeholder="Find an exercise", id="find", compact=True)
                yield Static(id="whose", markup=False)
                yield OptionList(id="ladders", compact=True, markup=False)
            with VerticalScroll(id="library-detail"):
                yield PictureView()
                yield Static(id="library-text", markup=False)
        yield KeyBar("library")

    def on_mount(self) -> None:
        """All ladders."""
        self.watch_files()

    def place(self) -> ScreenPlace:
        """Here."""
        return ScreenPlace("library")

    @property
    def _figure(self) -> DrawnFigure:
        return self.planner.workspace.figure()

    @property
    def entry(self) -> ShelfEntry | None:
        """What the cursor is on."""
        option = self.query_one("#ladders", OptionList).highlighted_option
        return self._entry_of(option.id) if option else None

    def _entry_of(self, key: str | None) -> ShelfEntry | None:
        return next((one for one in self.entries if one.key == key), None)

    def go_to(self, name: str) -> None:
        """The cursor goes to an exercise, whatever was searched or filtered."""
        self._only = None
        self.query_one("#find", Input).value = ""
        self.show_entries()
        options = self.query_one("#ladders", OptionList)
        keys = [one.id for one in options.options]
        if name in keys:
            options.highlighted = keys.index(name)
        options.focus()

    def show_entries(self) -> None:
        """The list as the files are now; the cursor stays on its exercise."""
        library = self.library
        problems = sum(one.severity == "problem" for one in self.problems)
        advice = len(self.problems) - problems
        count = f"{len(library.exercises)} exercises, {len(library.ladders)} ladders"
        if problems:
            count += f", {problems} problem{'s' if problems > 1 else ''}"
        if advice:
            count += f", {advice} to look at"
        under = sum(one.code == "SHELF01" for one in library.problems)
        if under:
            count += f", {under} updated (u)"
        bar = self.query_one(TitleBar)
        bar.state, bar.alarm = count, bool(problems)
        if self._only not in kinds_there(self.entries):
            self._only = None
        clinic = self.planner.workspace.settings.clinic_dir is not None
        self.query_one("#whose", Static).update(filter_line(self.entries, self._only, clinic))
        self._show(self.query_one("#find", Input).value, keep=True)

    def _show(self, words: str, keep: bool = False) -> None:
        options = self.query_one("#ladders", OptionList)
        before, top = options.highlighted_option, options.scroll_offset.y
        options.clear_options()
        if words.strip():
            found = self._found(words)
            options.add_options(
                Option(entry_line(one, self.library, True), id=one.key) for one in found
            )
            if not found:
                search = self.planner.workspace.search
                self.query_one("#library-text", Static).update(nothing_found(search, words))
                self.query_one(PictureView).show(None, self._figure)
        else:
            options.add_options(self._by_ladder())
        keys = [one.id for one in options.options]
        if keep and before is not None and before.id in keys:
            options.highlighted = keys.index(before.id)
            options.scroll_to(y=top, animate=False)
        else:
            options.action_first()

    def _shown(self) -> list[ShelfEntry]:
        return [one for one in self.entries if self._only in (None, one.whose)]

    def _found(self, words: str) -> list[ShelfEntry]:
        shown = self._shown()
        used = {one.id: one for one in shown if one.usable}
        best = self.planner.workspace.search.find(words, limit=len(self.library.exercises))
        wanted = words.casefold().split()
        others = [
            one
            for one in shown
            if not one.usable and all(word in f"{one.name} {one.id}".casefold() for word in wanted)
        ]
        return [*others, *(used[one.id] for one in best if one.id in used)][:_MOST_FOUND]

    def _by_ladder(self) -> list[Option]:
        """What has no ladder comes first: it waits for somebody."""
        library = self.library
        groups: dict[str, list[ShelfEntry]] = {name: [] for name in ("", *library.ladders)}
        for one in self._shown():
            groups[one.ladder if one.ladder in library.ladders else ""].append(one)
        options = []
        for name, group in groups.items():
            if not group:
                continue
            options.append(Option(self._head(name), disabled=True))
            order = library.ladders[name].exercises if name else ()
            at = {each: number for number, each in enumerate(order)}
            group.sort(key=lambda one: at.get(one.id, len(at)) if one.usable else len(at))
            options += [Option(entry_line(one, library, False), id=one.key) for one in group]
        return options

    def _head(self, name: str) -> Content:
        if not name:
            return Content.styled("On no ladder", "bold $text-warning")
        ladder = self.library.ladders[name]
        category = ladder.category.replace("_", " ")
        return Content.assemble(
            (ladder.name, "bold $text-primary"), (f"  {category}", "$text-muted")
        )

    @on(Input.Changed, "#find")
    def _words_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted, "#find")
    def _words_done(self) -> None:
        self.query_one("#ladders").focus()

    @on(OptionList.OptionHighlighted, "#ladders")
    def _show_exercise(self, event: OptionList.OptionHighlighted) -> None:
        entry = self._entry_of(event.option.id)
        if entry is not None:
            self.query_one("#library-text", Static).update(entry_text(entry, self.library))
            self.query_one(PictureView).show(self._picture(entry), self._figure)
            self.query_one("#library-detail").scroll_home(animate=False)

    def _picture(self, entry: ShelfEntry) -> Picture | None:
        """That of the exercise; of one with mistakes, what can be drawn."""
        if entry.usable:
            return self.library.exercises[entry.id].picture
        if entry.whose == "broken":
            rough = rough_picture(entry.id, self.planner.workspace.settings.clinic_dir)
            like = self.library.exercises.get(entry.like)
            return (rough.picture if rough else None) or (like.picture if like else None)
        return None

    def action_watch(self) -> None:
        """The picture, large and in motion."""
        exercise = self._exercise()
        if exercise is not None:
            self.app.push_screen(PictureDialog(exercise, self._figure))

    def _exercise(self) -> Exercise | None:
        entry = self.entry
        return self.library.exercises.get(entry.id) if entry and entry.usable else None

    def action_whose(self) -> None:
        """Another kind alone, then all again."""
        if self.planner.workspace.settings.clinic_dir is None:
            self.planner.trouble(FOLDER_FIRST)
            return
        kinds: list[EntryKind | None] = [None, *kinds_there(self.entries)]
        self._only = kinds[(kinds.index(self._only) + 1) % len(kinds)]
        self.show_entries()

    def action_edit(self) -> None:
        """The file it is written in, at its line."""
        entry = self.entry
        if entry is None:
            return
        if entry.whose == "shipped":
            self.planner.trouble(
                f"{entry.name} came with the planner. N copies it into one of your own; "
                f"planner library change {entry.id} writes a change of it."
            )
        elif self.open_editor(entry.file, entry.line):
            self.look()

    def action_find(self) -> None:
        """To the search field."""
        self.query_one("#find").focus()

    def action_to_list(self) -> None:
        """From the search field to the list."""
        self.query_one("#ladders").focus()

    def action_back(self) -> None:
        """Away with the search, then to the patients."""
        find = self.query_one("#find", Input)
        if find.value:
            find.value = ""
            self.query_one("#ladders").focus()
        else:
            self.dismiss(None)
