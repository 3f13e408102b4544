"""Methods that go by a stage's activations and a class's gradient there: one forward, one backward pass."""

from collections.abc import Callable

import torch
from torch import Tensor

from playground.explain.methods.question import Answer, Method, Question
from playground.nets.mode import evaluating

Formula = Callable[[Tensor, Tensor], Tensor]
"""Activations A (K, h, w) and gradients dS/dA (K, h, w) of a class's logit S -> a map (h, w)."""


def by_gradient(formula: Formula) -> Method:
    """The method that is this formula."""

    def find(question: Question) -> Answer:
        yield from ()  # it is done at once
        return formula(*at_stage(question))

    return Method(find)


def at_stage(question: Question) -> tuple[Tensor, Tensor]:
    """A stage's output and the gradient of the class's logit there: both (K, h, w)."""
    net, steps = question.looking.net, question.looking.net.steps()
    names = list(steps)
    before = names.index(question.stage) + 1
    with evaluating(net):
        with torch.no_grad():
            x = question.looking.batch
            for name in names[:before]:
                x = steps[name](x)
        with torch.enable_grad():
            reached = x.detach().requires_grad_(True)  # (1, K, h, w)
            x = reached
            for name in names[before:]:
                x = steps[name](x)
            logit = net.classify(x)[0, question.index]
        (gradient,) = torch.autograd.grad(logit, reached)
    return reached[0].detach(), gradient[0]
