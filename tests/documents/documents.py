"""Puts the snippets of the recipes page into the documents they are for, and looks for the frame in what comes out.

Reads {"jupyter": …, "sphinx": …, "address": …} from the standard input; prints a line for every document, `ok` or `not ok`
in front.
"""

import json
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor
from sphinx.application import Sphinx


class Frames(HTMLParser):
    """Collects the attributes of every iframe."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        if tag == "iframe":
            self.found.append(dict(attributes))


def frames_of(html):
    parser = Frames()
    parser.feed(html)
    return parser.found


def notebook(snippet):
    """The snippet as the only cell of a notebook, run by a kernel and written as a page."""
    document = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(snippet)])
    ExecutePreprocessor(timeout=120).preprocess(document)
    html, _ = HTMLExporter().from_notebook_node(document)
    return html


def sphinx(snippet):
    """The snippet in a MyST page, built by Sphinx."""
    with tempfile.TemporaryDirectory() as folder:
        source, built = Path(folder, "source"), Path(folder, "built")
        source.mkdir()
        (source / "conf.py").write_text('extensions = ["myst_parser"]\n')
        (source / "index.md").write_text(f"# A page\n\n{snippet}\n")
        app = Sphinx(source, source, built, built / "doctrees", "html", status=None, warningiserror=True)
        app.build()
        return (built / "index.html").read_text()


def main():
    given = json.load(sys.stdin)
    failed = False
    for name, build in [("jupyter", notebook), ("sphinx", sphinx)]:
        frames = frames_of(build(given[name]))
        fits = [frame.get("src") == given["address"] for frame in frames] == [True]
        failed |= not fits
        print("ok" if fits else "not ok", "-", f"{name}: {frames}")
    sys.exit(failed)


main()
