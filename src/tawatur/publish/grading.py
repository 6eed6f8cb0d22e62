"""The grade of a statement that the counts propose; that of its source people give (STANAG 2511, AJP-2.1)."""

from tawatur.model.annotation import Factuality
from tawatur.model.story import Origins

CONFIRMED, POSSIBLE, DOUBTFUL, UNJUDGED = 1, 3, 4, 6
SEVERAL = 2  # independent origins below which nothing is confirmed
TOLD = (Factuality.HAPPENED, Factuality.ONGOING)


def credibility(quoted: Origins, factuality: Factuality, *, disputed: bool) -> int:
    """1 confirmed by other sources, 3 possibly true, 4 doubtful, 6 cannot be judged.

    Confirmed is what two independent origins or more report as a fact and nobody denies or contradicts; possibly true
    what they report though it is disputed; doubtful what one origin reports and others dispute. What one reports and
    nobody disputes, and what is only expected, cannot be judged. 2 and 5 take more than counting: people give them.

    >>> one, two = (Origins((), n, n, None, (), ()) for n in (1, 2))
    >>> [credibility(o, Factuality.HAPPENED, disputed=d) for d in (False, True) for o in (one, two)]
    [6, 1, 4, 3]
    >>> credibility(two, Factuality.PLANNED, disputed=False)
    6
    """
    if factuality not in TOLD:
        return UNJUDGED
    if quoted.lower >= SEVERAL:
        return POSSIBLE if disputed else CONFIRMED
    return DOUBTFUL if disputed else UNJUDGED
