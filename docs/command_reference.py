"""The reference of all commands, written from the commands themselves."""

from collections.abc import Iterator

import click

HEAD = """# Commands

For whoever needs to know what an option means exactly: every command with all of its options. What to use when is told on the pages
by task, from [read and code](reading.md) on.

*Written by `python -m docs.build` from the commands; do not edit.*

All commands leave with status 0 when all of the input was handled, 1 when some of it was rejected, and 2 for wrong usage or
a setting that cannot be used. Each rejection is told on standard error with file, line and reason; the rest of the input is
still handled. Progress goes to standard error, and only to a terminal. An output file appears under its name when it is whole.
Ctrl-C ends a command with status 130 and SIGTERM with 143: no half file stays, and what a record was given before is kept. A
server and a watch may be ended by either at any time; that is no error. Output into a closed pipe (`| head`) ends a command
without a word, with status 0.
"""


def command_page(main: click.Group) -> str:
    """The page as Markdown; ValueError for a command or option without help."""
    parts = [HEAD, f"## `{main.name}`\n", _needed(main.help, "the program"), "", *_options(main)]
    for name, command in all_commands(main):
        parts += [f"\n## `dragoman {name}`\n", _usage(name, command), "", *_help(command, name), "", *_options(command)]
    return "\n".join(parts).replace(f"`{main.name}`", "`dragoman`", 1).rstrip() + "\n"


def all_commands(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    """All commands in order of name; those of a group inside go by both names."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            _needed(command.help, f"the command {name}")
            yield from all_commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def _usage(name: str, command: click.Command) -> str:
    arguments = (p.metavar or (p.name or "").upper() for p in command.params if isinstance(p, click.Argument))
    return f"```text\ndragoman {name} [OPTIONS] {' '.join(arguments)}\n```"


def _needed(text: str | None, what: str) -> str:
    if not text:
        raise ValueError(f"{what} has no help")
    return text


def _help(command: click.Command, name: str) -> Iterator[str]:
    """The paragraphs of the help; those after a mark of backspace are kept as they stand, as a block."""
    for paragraph in _needed(command.help, f"the command {name}").split("\n\n"):
        text = paragraph.replace("\\b", "\b").strip()
        if not text.startswith("\b"):
            yield text + "\n"
            continue
        first, *lines = text.removeprefix("\b").strip().split("\n")
        yield f"{first}\n\n```text\n" + "\n".join(line.strip() for line in lines) + "\n```"


def _options(command: click.Command) -> Iterator[str]:
    options = [p for p in command.params if isinstance(p, click.Option)]
    yield "| option | takes | what it does |"
    yield "| --- | --- | --- |"
    for option in options:
        yield _row(option)
    yield "| `-h`, `--help` | | Show the help and exit. |"


def _row(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    words = _needed(option.help, f"the option {option.opts[0]}")
    if option.show_default is True:
        words = f"{words} Default: `{option.default}`."
    return f"| {names} | {_takes(option)} | {words} |"


def _takes(option: click.Option) -> str:
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return ", ".join(f"`{choice}`" for choice in option.type.choices)
    if isinstance(option.type, (click.types.IntParamType, click.types.FloatParamType)):
        return "a number"
    if isinstance(option.type, click.Path):
        return "a file" if option.type.file_okay else "a folder"
    return "text"
