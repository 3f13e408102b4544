"""Who is in the class: the code that is given along with a name, the names, and who leads.

All of it is in one file in the folder for runs, so that a restart in the middle of a class changes nothing.
"""

import hashlib
import hmac
import json
import logging
import secrets
import threading
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from playground.classroom.guesses import Guesses
from playground.codec import from_dict, to_dict
from playground.drafts import SECRET, discard_drafts, drafted
from playground.errors import LimitReached, PlaygroundError, RunError
from playground.runs.faults import BUG, of_exception

FILE = ".class.json"
LETTERS = "CDFHJKMNPRTVWXY"  # none is taken for another or for a digit, and no words come of them
CODE_LENGTH = 6
NAME_LENGTH = 24
MOST = 300  # people

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Person:
    """owner: whose runs are his. name: what he calls himself; nobody else in the class is called so."""

    owner: str
    name: str


@dataclass(frozen=True)
class _Kept:
    code: str
    secret: str
    people: tuple[Person, ...] = ()


class Roster:
    """The class of one server. Every method may be called from any thread."""

    def __init__(self, folder: Path) -> None:
        """folder: of the runs. Raises OSError if it cannot be written to."""
        self._path, self._lock, self._guesses = folder / FILE, threading.Lock(), Guesses()
        discard_drafts(self._path)
        self._kept = self._read() or _Kept(_new_code(), secrets.token_hex(16))
        self._keep(self._kept)

    @property
    def code(self) -> str:
        return self._kept.code

    @property
    def secret(self) -> str:
        """Known to whoever leads the class alone."""
        return self._kept.secret

    @property
    def wall_key(self) -> str:
        """Opens what is shown to all, and nothing else: it may be read off a wall."""
        return hmac.new(self.secret.encode(), b"wall", hashlib.sha256).hexdigest()[:16]

    @property
    def people(self) -> tuple[Person, ...]:
        """In the order in which they came."""
        return self._kept.people

    def leads(self, given: str) -> bool:
        """Whether this is the secret."""
        return hmac.compare_digest(given.encode(), self.secret.encode())

    def may_watch(self, given: str) -> bool:
        """Whether this is the wall's key."""
        return hmac.compare_digest(given.encode(), self.wall_key.encode())

    def name_of(self, owner: str) -> str:
        """Empty of somebody who has not joined."""
        return next((person.name for person in self.people if person.owner == owner), "")

    def join(self, owner: str, name: str, code: str, address: str) -> str:
        """Call an owner so from now on; the name as it stands on the wall, with a number if another has it.

        code: not needed by whoever has joined and takes another name. address: where the call comes from.
        Raises RunError for a wrong code or a name that cannot be, LimitReached after too many wrong codes
        and in a full class.
        """
        clean = _clean(name)
        if not owner:
            raise RunError("to join, one needs an owner: reload the page and try again")
        if not self.name_of(owner):
            self._check(code, address)
        with self._lock:
            others = tuple(person for person in self.people if person.owner != owner)
            if len(others) >= MOST:
                raise LimitReached("this class is full: it has {most} people", most=MOST)
            own = Person(owner, _told_apart(clean, {person.name.casefold() for person in others}))
            place = next((i for i, p in enumerate(self.people) if p.owner == owner), len(others))
            self._keep(replace(self._kept, people=(*others[:place], own, *others[place:])))
            return own.name

    def forget(self, name: str) -> None:
        """Take a name off the wall: whoever had it may join again. His runs stay."""
        with self._lock:
            rest = tuple(person for person in self.people if person.name != name)
            self._keep(replace(self._kept, people=rest))

    def clear_up(self) -> None:
        """Forget everybody, and take another code."""
        with self._lock:
            self._keep(_Kept(_new_code(), self.secret))

    def _check(self, code: str, address: str) -> None:
        self._guesses.check(address)
        if not hmac.compare_digest(code.strip().upper().encode(), self.code.encode()):
            self._guesses.wrong(address)
            raise RunError(
                "this is not the code of the class: it has {count} letters, and stands "
                "where all can see it",
                count=CODE_LENGTH,
            )

    def _keep(self, kept: _Kept) -> None:
        try:
            with drafted(self._path, SECRET) as draft:
                draft.write_text(json.dumps(to_dict(kept)), encoding="utf-8")
        except OSError as error:
            reason = of_exception(error)
            if reason == BUG:
                raise
            raise RunError(reason) from error
        self._kept = kept

    def _read(self) -> _Kept | None:
        if not self._path.exists():
            return None
        try:
            return from_dict(_Kept, json.loads(self._path.read_text(encoding="utf-8")))
        except (ValueError, RecursionError, PlaygroundError) as error:
            _log.warning("the class in %s is begun again: %s", self._path, error)
            return None


def _new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def _clean(name: str) -> str:
    """One line without what is not seen, such as marks that turn the direction of writing."""
    name = unicodedata.normalize("NFKC", name[: 20 * NAME_LENGTH])
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not 1 <= len(name) <= NAME_LENGTH:
        raise RunError("a name must have 1 to {most} characters that can be seen", most=NAME_LENGTH)
    return name


def _told_apart(name: str, taken: set[str]) -> str:
    """The name, or the first of "name 2", "name 3" ... that nobody has."""
    names = (name, *(f"{name} {number}" for number in range(2, MOST + 2)))
    return next(one for one in names if one.casefold() not in taken)
