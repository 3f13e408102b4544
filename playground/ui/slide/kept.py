"""What is found of a generator, kept no longer than the generator itself is."""

import functools
import threading
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from cachetools import LRUCache

from playground.latents import Opened

Asked = ParamSpec("Asked")
Found = TypeVar("Found")
Finding = Callable[Concatenate[Opened, Asked], Found]


def kept(most: int) -> Callable[[Finding[Asked, Found]], Finding[Asked, Found]]:
    """Keeps the last `most` answers of each generator; what is found must not hold the generator.

    A live run's generator is another one with each of its checkpoints: kept by an ordinary cache, dozens of
    networks would stay in memory for some kilobytes of answers.
    """

    def keeping(find: Finding[Asked, Found]) -> Finding[Asked, Found]:
        known: WeakKeyDictionary[Opened, LRUCache[object, Found]] = WeakKeyDictionary()
        lock = threading.Lock()

        @functools.wraps(find)
        def found(source: Opened, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Found:
            key = args, tuple(sorted(kwargs.items()))
            with lock:
                answers = known.setdefault(source, LRUCache(most))
                if key in answers:
                    return answers[key]
            answer = find(source, *args, **kwargs)
            with lock:
                answers[key] = answer
            return answer

        return found

    return keeping
