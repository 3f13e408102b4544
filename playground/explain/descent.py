"""L-BFGS with its iterations in the open, so that what a fit went through can be shown."""

from collections.abc import Callable, Iterator

import torch
from torch import Tensor

HISTORY = 20
TRIES = 25
"""Of an iteration's step length, at most."""
CHANGE = 1e-9
"""Of the solution or the loss, below which a fit has come to its end."""


def descent(loss: Callable[[], Tensor], solution: Tensor, most: int) -> Iterator[float]:
    """Find the solution, in place, for which the loss is least: yields the loss before the first iteration
    and after each, of which there are `most` at most."""
    search = torch.optim.LBFGS(
        [solution], max_iter=1, max_eval=1 + TRIES, history_size=HISTORY,
        line_search_fn="strong_wolfe",
    )  # fmt: skip
    tried: list[tuple[Tensor, Tensor, Tensor]] = []  # a solution, its loss and its slope

    def evaluated() -> Tensor:
        """Each iteration begins where the last one ended, and need not count that again."""
        for place, value, slope in tried:
            if torch.equal(place, solution):
                solution.grad = slope.clone()
                return value
        search.zero_grad()
        value = loss()
        value.backward()  # type: ignore[no-untyped-call]
        slope = torch.zeros_like(solution) if solution.grad is None else solution.grad.clone()
        tried.append((solution.detach().clone(), value.detach(), slope))
        return value.detach()

    last = float(evaluated())
    yield last
    for _ in range(most):
        before = solution.detach().clone()
        search.step(evaluated)  # type: ignore[no-untyped-call]
        tried[:] = [one for one in tried if torch.equal(one[0], solution)]
        value = float(evaluated())
        still = bool((solution.detach() - before).abs().max() <= CHANGE)
        if not still:
            yield value
        if still or abs(value - last) < CHANGE:
            return
        last = value
