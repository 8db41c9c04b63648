"""The same parses in less time: other libraries and look-ups under a loaded pipeline."""

from typing import Any

from spacy.language import Language
from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_limits

from dragoman.language.attributes import QuickAttributes

RULER, QUICK = "attribute_ruler", "dragoman_attributes"


def quicken(nlp: Any) -> None:
    """Change a pipeline in place; what it says of a text stays as it is."""
    _multiply_with_numpy(nlp)
    if RULER in nlp.pipe_names:
        nlp.add_pipe(QUICK, after=RULER)
        nlp.disable_pipe(RULER)


def _multiply_with_numpy(nlp: Any) -> None:
    """By NumPy's library for matrices, in one thread: spaCy's own knows no newer processors."""
    threadpool_limits(1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        if isinstance(model := getattr(pipe, "model", None), Model):
            for layer in model.walk():
                layer.ops = ops


@Language.factory(QUICK)  # type: ignore[untyped-decorator]
def _quick_attributes(nlp: Any, name: str) -> QuickAttributes:
    return QuickAttributes(nlp.get_pipe(RULER))
