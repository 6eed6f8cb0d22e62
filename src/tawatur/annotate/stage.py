"""What a stage is, and the pipeline that runs them."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from tawatur.errors import PipelineError
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation


class Stage(Protocol):
    """Reads some layers, writes one. Pure: same analysis in, same annotations out."""

    @property
    def reads(self) -> tuple[type[Annotation], ...]:
        """The layers it looks at."""
        ...

    @property
    def writes(self) -> type[Annotation]:
        """The layer it makes."""
        ...

    def __call__(self, analysis: Analysis) -> Iterable[Annotation]:
        """The annotations of its layer."""
        ...


class Pipeline:
    """Stages in an order that works. Raises PipelineError for an impossible one when it is built."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        written: set[type[Annotation]] = set()
        for stage in stages:
            for layer in stage.reads:
                if layer not in written:
                    name = type(stage).__name__
                    raise PipelineError(f"{name} reads {layer.__name__}, which no earlier stage writes.")
            written.add(stage.writes)
        self.stages = tuple(stages)

    def __call__(self, analysis: Analysis) -> Analysis:
        """The analysis with every stage's layer."""
        for stage in self.stages:
            analysis = analysis.with_layer(stage.writes, tuple(stage(analysis)))
        return analysis
