"""B-cubed: of an item's group, how much belongs there, and of what belongs together, how much is there."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """Means over all items."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> BCubed:
    """Item to group, for the same items; ValueError where the items differ or there are none."""
    if gold.keys() != found.keys() or not gold:
        raise ValueError(f"{len(gold)} and {len(found)} items; allowed: the same items, at least one")
    precision = recall = 0.0
    for item in gold:
        own = {other for other in found if found[other] == found[item]}
        wanted = {other for other in gold if gold[other] == gold[item]}
        precision += len(own & wanted) / len(own)
        recall += len(own & wanted) / len(wanted)
    return BCubed(precision / len(gold), recall / len(gold))
