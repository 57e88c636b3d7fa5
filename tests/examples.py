"""How many examples a property test tries: the same few for every landing, many new ones when exploring.

What a commit is judged by must not depend on luck or on how busy a machine is. `make explore` looks for what those few
miss; what it finds becomes a case of its own.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

EXPLORE = "TIMBANG_EXPLORE"
"""Variable of the environment: how many times as many examples, all of them new."""
TIMES = int(os.environ.get(EXPLORE, "1"))

settings.register_profile(
    "timbang",
    max_examples=100 * TIMES,
    derandomize=TIMES == 1,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("timbang")


def examples(number: int) -> settings:
    """Try so many examples, or as many times more as are asked for."""
    return settings(max_examples=number * TIMES)
