"""The page on which a question is asked: what was printed answers it, for and against, and nothing else."""

from litestar import Response, get
from markupsafe import Markup

from tawatur.inquiry import inquiring
from tawatur.publish.highlight import Stroke, drawn
from tawatur.publish.names import called
from tawatur.search.found import Answer, Point
from tawatur.web.search_pages import address
from tawatur.web.serving import Asked, page, serving

LONGEST = 400  # letters of a question


@get("/ask", opt={"role": "reader"}, sync_to_thread=True)
def ask(request: Asked) -> Response[str]:
    """The statements that answer a question; the empty form where nothing is asked."""
    question = request.query_params.get("q", "")[:LONGEST]
    found = _answers(request, question) if question.strip() else None
    return page(request, "ask", question=question, found=found, lit=lit, called=called, address=address)


def _answers(request: Asked, question: str) -> tuple[Answer, ...]:
    with inquiring(serving(request).where, serving(request).desk) as inquiry:
        return tuple(inquiry.ask(question).answers)


def lit(point: Point) -> Markup:
    """The passage of a claim with what answers lit up."""
    passage = point.report.passage
    strokes = [Stroke(one.span.start, one.span.stop, "hit") for one in point.marks]
    return drawn(passage.words, strokes, passage.span.start)


HANDLERS = (ask,)
