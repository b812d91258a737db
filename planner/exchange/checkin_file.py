"""A check-in as a file that another program or hand may have written."""

from pydantic import ValidationError

from planner.exchange.files import FileTrouble
from planner.exchange.json_lines import json_lines, line_of
from planner.model.base import DataPath
from planner.model.json_text import NotPlainJson, plain_json
from planner.model.program.checkin import CheckIn


def checkin_from_json(data: bytes, name: str) -> CheckIn:
    """The check-in; `name` is what the file is called. Raises FileTrouble.

    A number is a number: true is no 1, "7" and 7.0 are no 7.
    """
    try:
        text = data.decode("utf-8-sig")
        read = plain_json(text)
        checkin = CheckIn.model_validate_json(text, strict=True)
    except NotPlainJson as error:
        raise FileTrouble(f"{name}: {error}.") from None
    except ValidationError as error:
        place = error.errors(include_url=False, include_input=False)[0]["loc"]
        raise _not_as_it_should_be(name, text, place) from None
    except (ValueError, RecursionError):
        raise FileTrouble(f"{name}: this is not a check-in.") from None
    for key, kept in (("weeks", checkin.weeks), ("notes", checkin.notes)):
        for written in read.get(key, ()):
            if written not in map(str, kept):
                raise _not_as_it_should_be(name, text, (key, written))
    return checkin


def _not_as_it_should_be(name: str, text: str, place: DataPath) -> FileTrouble:
    line, where = line_of(json_lines(text), place), ".".join(map(str, place))
    return FileTrouble(
        f"{name}:{line}: this is not a check-in: {where or 'it'} is not as it should be."
    )
