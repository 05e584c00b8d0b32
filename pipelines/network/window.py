"""How often a host may be called: a sliding window per host, shared by all sources of it."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the downloads know it; a test gives its own."""

    now: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    today: Callable[[], date] = date.today


@dataclass(frozen=True, slots=True)
class Rate:
    """At most ``calls`` in any ``seconds``."""

    calls: int
    seconds: float


# Until a host has told its own: a third of what StatFin's older pages allowed (30 calls in 10 s).
CAUTIOUS = Rate(calls=10, seconds=10)


def _silent(_seconds: float) -> None:
    """Tell nobody of a pause."""


@dataclass(slots=True)
class Window:
    """The calls of the last seconds, by host.

    A call counts from its end: the publisher met it before, so that its own window, which began
    earlier, is never overrun by answers of unequal speed.
    """

    clock: Clock = field(default_factory=Clock)
    tell: Callable[[float], None] = _silent
    _rates: dict[str, Rate] = field(default_factory=dict)
    _ended: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _closed_until: dict[str, float] = field(default_factory=dict)

    def allow(self, host: str, rate: Rate) -> None:
        """Keep to a rate at a host from here on."""
        self._rates[host] = rate

    def hold(self, host: str, seconds: float) -> None:
        """Make no call to a host for so long: it has asked for that."""
        until = self.clock.now() + seconds
        self._closed_until[host] = max(until, self._closed_until.get(host, until))

    def wait(self, host: str) -> None:
        """Pause until a call may go out."""
        while (seconds := self._seconds_to_wait(host)) > 0:
            self.tell(seconds)
            self.clock.pause(seconds)

    def ended(self, host: str) -> None:
        """Count a call that has ended, however it ended."""
        self._ended[host].append(self.clock.now())

    def _seconds_to_wait(self, host: str) -> float:
        now, rate = self.clock.now(), self._rates.get(host, CAUTIOUS)
        ended = self._ended[host]
        while ended and ended[0] + rate.seconds <= now:
            ended.popleft()
        free_at = ended[-rate.calls] + rate.seconds if len(ended) >= rate.calls else now
        return max(free_at, self._closed_until.get(host, now)) - now
