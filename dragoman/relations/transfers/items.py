"""An item of goods that is handed over: the noun that names it, what counts it, and its unit."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.analysis import Token

MONEY = "money"


@dataclass(frozen=True, slots=True)
class Item:
    """What is handed over: the noun of the goods (None for a mere sum), the tokens that count it, unit, and the phrase's head."""

    head: Token
    goods: Token | None
    counted: tuple[Token, ...]
    unit: str | None
    category: str
    is_pronoun: bool = False  # `21 of them`: the goods are those of an item told before

    @property
    def anchor(self) -> Token:
        """The token by which the item is known: two tellings with one anchor are of one tie."""
        return self.goods if self.goods is not None and not self.is_pronoun else self.head


def heads(items: Iterable[Item]) -> set[int]:
    """The indices of all tokens that items are known by."""
    return {t.i for item in items for t in (item.head, item.anchor)}
