"""The network that ships: some layers of the large one, the last of which reads only the three places that the head looks at.

It learns from what the large one says of a sentence, also of sentences with other names and with the two parties changed over, which
nobody labelled (Hinton et al. 2015, "Distilling the Knowledge in a Neural Network").
"""

import copy
import math
from collections.abc import Sequence
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from train.encoder import (
    SMOOTHING,
    UNKNOWN,
    PairTyper,
    Row,
    Schedule,
    Special,
    batches,
    collate,
    descend,
    masked,
)

LAYERS = (0, 2, 5)  # of the large network
SOFTNESS = 2.0  # temperature at which the two are compared
HARD_WEIGHT = 0.3  # of the label, where there is one
AT_ONCE = 64  # rows that the large one reads together
SCHEDULE = Schedule(epochs=8, encoder_rate=2e-4, warm_up=0.05)


class QuickTyper(nn.Module):
    """As `PairTyper`, in less time."""

    def __init__(self, large: PairTyper, layers: Sequence[int] = LAYERS) -> None:
        super().__init__()
        own = copy.deepcopy(large)
        self.embeddings = own.encoder.embeddings
        self.layers = nn.ModuleList([own.encoder.encoder.layer[n] for n in layers])
        self.dropout, self.head, self.field = own.dropout, own.head, own.field
        self.attention_heads = own.encoder.config.num_attention_heads

    def forward(self, ids: Any, mask: Any, actor: Any, recipient: Any) -> Any:
        """Logits of a batch, rows x labels, and its logits of private life, one a row."""
        states = self.embeddings(input_ids=ids)
        weights = mask.unsqueeze(-1).to(states.dtype)
        out = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers[:-1]:
            states = self._read(layer, states, states, out)
        mean = (states * weights).sum(1) / weights.sum(1)
        rows = torch.arange(ids.shape[0])
        places = torch.stack([states[:, 0], states[rows, actor], states[rows, recipient]], dim=1)
        joined = self._read(self.layers[-1], places, states, out).reshape(ids.shape[0], -1)
        return self.head(self.dropout(joined)), self.field(self.dropout(mean)).squeeze(-1)

    def _read(self, layer: Any, places: Any, states: Any, out: Any) -> Any:
        """What a layer makes of some places that look at all states, but for those that are out."""
        look = layer.attention.self
        query, key, value = (self._apart(t) for t in (look.query(places), look.key(states), look.value(states)))
        scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1]) + out
        seen = (scores.softmax(-1) @ value).transpose(1, 2).reshape(places.shape)
        seen = layer.attention.output(seen, places)
        return layer.output(layer.intermediate(seen), seen)

    def _apart(self, states: Any) -> Any:
        """Rows x heads x places x numbers of a head."""
        return states.reshape(states.shape[0], states.shape[1], self.attention_heads, -1).transpose(1, 2)


def distil(large: PairTyper, rows: Sequence[Row], special: Special, schedule: Schedule = SCHEDULE) -> QuickTyper:
    """A quick network that says what the large one says; rows whose label is UNKNOWN are learnt from the large one alone."""
    types, fields = _told(large, rows)
    model = QuickTyper(large)

    def loss_in(batch: Sequence[int]) -> Any:
        some = [rows[n] for n in batch]
        said = model(*collate([masked(row.codes, special) for row in some]))
        return _loss(said, some, types[batch], fields[batch])

    inner = [*model.embeddings.parameters(), *model.layers.parameters()]
    heads = [*model.head.parameters(), *model.field.parameters()]
    descend(model, rows, schedule, schedule.optimiser(inner, heads, len(rows)), loss_in)
    return model


def _told(large: PairTyper, rows: Sequence[Row]) -> tuple[Any, Any]:
    """What the large network says of all rows: logits of types, and of private life."""
    types, fields = torch.zeros(len(rows), large.head.out_features), torch.zeros(len(rows))
    with torch.no_grad():
        for batch in batches(rows, AT_ONCE):
            types[batch], fields[batch] = large(*collate([rows[n].codes for n in batch]))
    return types, fields


def _loss(said: tuple[Any, Any], rows: Sequence[Row], types: Any, fields: Any) -> Any:
    logits, private = said
    is_pair = torch.tensor([row.codes.actor != row.codes.recipient for row in rows])
    labels = torch.tensor([row.label for row in rows])
    own, theirs = functional.log_softmax(logits / SOFTNESS, -1), functional.softmax(types / SOFTNESS, -1)
    apart = functional.kl_div(own, theirs, reduction="none").sum(-1) * SOFTNESS**2
    loss = (apart * is_pair).sum() / max(int(is_pair.sum()), 1)
    wrong = functional.cross_entropy(logits, labels, ignore_index=UNKNOWN, reduction="sum", label_smoothing=SMOOTHING)
    loss = loss + HARD_WEIGHT * wrong / len(rows)
    known = torch.tensor([float(row.is_private) for row in rows])
    wanted = (torch.sigmoid(fields) + known) / 2
    return loss + functional.binary_cross_entropy_with_logits(private, wanted)
