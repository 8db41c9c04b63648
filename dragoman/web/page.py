"""One story as one self-contained page: its text with the evidence marked, its events and its ties. No scripts."""

from pathlib import Path

from markupsafe import Markup

from dragoman.reading import Reading
from dragoman.web.story import story_of
from dragoman.web.templating import environment

STYLES = ("tokens.css", "style.css", "story.css")
STATIC = Path(__file__).with_name("static")


def page(reading: Reading) -> str:
    """The page as HTML. All that comes from the story is escaped; the policy forbids scripts and requests."""
    style = Markup("\n").join(Markup((STATIC / name).read_text(encoding="utf-8")) for name in STYLES)
    template = environment().get_template("alone.html")
    return template.render(story=story_of(reading.to_dict()), style=style) + "\n"
