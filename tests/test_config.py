"""`brief.toml`: what it sets, and what is said of one that cannot be right."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from brief import config
from brief.config import Config, KnownBody, KnownPerson, KnownTopic
from brief.errors import UsageError

ROOT = Path(__file__).parents[1]


def refusal(text: str) -> str:
    """What is said of a `brief.toml` of this text."""
    with pytest.raises(UsageError) as caught:
        config.parse(text)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_without_a_file_every_field_has_its_default(tmp_path: Path) -> None:
    assert (Config(), tmp_path) == config.load(tmp_path)


def test_an_empty_file_changes_nothing() -> None:
    assert Config() == config.parse("")


def test_file_is_found_in_the_folder_above(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_text('title = "Talks"', encoding="utf-8")
    inner = tmp_path / "sources" / "may"
    inner.mkdir(parents=True)
    assert (Config(title="Talks"), tmp_path) == config.load(inner)


def test_nearest_file_wins(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    for folder, title in ((tmp_path, "outer"), (inner, "inner")):
        (folder / "brief.toml").write_text(f'title = "{title}"', encoding="utf-8")
    assert "inner" == config.load(inner)[0].title


def test_byte_order_mark_of_an_editor_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_bytes(b'\xef\xbb\xbftitle = "Talks"\r\n')
    assert "Talks" == config.load(tmp_path)[0].title


def test_every_key_reaches_its_field() -> None:
    parsed = config.parse(
        """
        title = "T"
        subtitle = "S"
        marking = "M"
        to = "Committee"
        from = "Service"
        author = "A"
        as_of = 2022-01-13
        sources = ["a", "b/c.txt"]
        out = "made"
        look = "ministry"
        paper = "letter"
        window = { first = 2022-01-10, last = "2022-01-13" }
        sides = { West = ["United States", "NATO"] }
        names."Olaf Scholz" = { role = "Chancellor", affiliation = "Germany", aliases = ["Scholz"] }
        bodies.OPEC = { aliases = ["the cartel"] }
        topics.Gas = { patterns = ["gas transit"] }
        outlets."Example.org" = "The Example"
        """
    )
    expected = Config(
        title="T",
        subtitle="S",
        marking="M",
        to="Committee",
        sender="Service",
        author="A",
        as_of=datetime.date(2022, 1, 13),
        first=datetime.date(2022, 1, 10),
        last=datetime.date(2022, 1, 13),
        sources=(Path("a"), Path("b/c.txt")),
        out=Path("made"),
        look="ministry",
        paper="Letter",
        sides=(("West", ("United States", "NATO")),),
        names=(KnownPerson("Olaf Scholz", "Chancellor", "Germany", ("Scholz",)),),
        bodies=(KnownBody("OPEC", ("the cartel",)),),
        topics=(KnownTopic("Gas", ("gas transit",)),),
        outlets=(("example.org", "The Example"),),
    )
    assert expected == parsed


def test_either_end_of_the_window_may_be_open() -> None:
    parsed = config.parse("[window]\nlast = 2022-01-13")
    assert (None, datetime.date(2022, 1, 13)) == (parsed.first, parsed.last)


def test_empty_text_is_as_good_as_not_set() -> None:
    assert Config() == config.parse('marking = "  "')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('titel = "T"', "unknown key 'titel'; did you mean 'title'? allowed: title, subtitle,"),
        ("colour = 1", "unknown key 'colour'; allowed: title,"),
        ("title = 3", 'title = 3: text in quotation marks is wanted, such as "..."'),
        ('title = "a\\u001b[2J"', "title = 'a\\x1b[2J': text without control characters is wanted"),
        ('as_of = "13 January"', "as_of = '13 January': a day is wanted, such as 2022-01-13"),
        ('as_of = "2022-02-30"', "as_of = '2022-02-30': a day is wanted, such as 2022-01-13"),
        ("as_of = 2022-01-13T10:00:00", "a day is wanted, such as 2022-01-13"),
        ('sources = "seeds"', "sources = 'seeds': a list of texts is wanted"),
        ('mail_to = "desk@example.org"', "mail_to = 'desk@example.org': a list of texts is wanted"),
        ('mail_to = ["desk"]', "mail_to = 'desk': an address is wanted, such as"),
        ('mail_cc = ["a@b.org, c@d.org"]', "mail_cc = 'a@b.org, c@d.org': an address is wanted"),
        ('mail_to = ["A\\nBcc: x <a@b.org>", "<a@b.org>"]', "mail_to = '<a@b.org>': an address is wanted"),
        ("sources = [1]", "sources = 1: text in quotation marks is wanted"),
        ('sources = [""]', "sources = '': text that is not empty is wanted"),
        ('paper = "A3"', "paper = 'A3': allowed: A4, Letter"),
        ("window = 3", "window = 3: a table is wanted, written as [window]"),
        ("[window]\nstart = 2022-01-10", "unknown key 'window.start'; allowed: first, last"),
        ("[window]\nfirst = 2022-01-13\nlast = 2022-01-10", "window: the last day, 2022-01-10, is before the first"),
        ('[sides]\nWest = "NATO"', "sides.West = 'NATO': a list of texts is wanted"),
        ('[names."A B"]\njob = "x"', "unknown key 'names.A B.job'; allowed: role, affiliation, aliases"),
        ('[bodies]\nX = ["Y"]', "a table is wanted, written as [bodies.X]"),
        ('[names]\n"A B" = "x"', 'a table is wanted, written as [names."A B"]'),
        ('[topics]\n"a.b \\"c\\"" = 1', 'a table is wanted, written as [topics."a.b \\"c\\""]'),
        ('[topics.Gas]\npatterns = ["(gas"]', "topics.Gas.patterns = '(gas': not a regular expression"),
        ('[outlets]\n"a.org" = 1', "outlets.a.org = 1: text in quotation marks is wanted"),
        ("title = \n", "not valid TOML: Invalid value (at line 1, column 9)"),
        ('title = "a"\ntitle = "b"', "not valid TOML: Cannot overwrite a value"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_file_and_key(text: str, said: str) -> None:
    message = refusal(text)
    assert message.startswith("brief.toml: ")
    assert said in message


def test_a_long_value_is_cut_in_the_message() -> None:
    assert len(refusal(f'paper = "{"x" * 500}"')) < 120


def test_a_file_that_is_no_text_is_refused_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_bytes(b"title = \xff")
    with pytest.raises(UsageError, match=r"brief\.toml: not UTF-8 text \(byte 8\)"):
        config.load(tmp_path)


def test_a_folder_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        config.load(tmp_path)


def test_the_projects_own_file_names_the_seeds() -> None:
    parsed, folder = config.load(ROOT)
    assert (Path("seeds"),) == parsed.sources
    assert folder == ROOT
    assert "West" in dict(parsed.sides)


def test_commented_keys_of_the_projects_own_file_are_valid() -> None:
    """Uncommented, each example in brief.toml stands: it is what users copy from."""
    text = (ROOT / "brief.toml").read_text(encoding="utf-8")
    parsed = config.parse(re.sub(r'(?m)^# (?=\[|[a-z_"][a-z_.]*"? = )', "", text))
    unset = {name for name in Config.__struct_fields__ if not getattr(parsed, name)}
    assert unset == set()


@pytest.mark.parametrize("value", ["0", "-1", "true", '"20"', "101"])
def test_size_of_a_source_that_cannot_be_is_refused(value: str) -> None:
    assert "max_source_mb = " in refusal(f"max_source_mb = {value}")


def test_size_of_a_source_may_be_a_part_of_a_megabyte() -> None:
    assert 0.5 == config.parse("max_source_mb = 0.5").max_source_mb
