"""The large network: MiniLM's encoder with two heads of one layer each.

One types the pair, over the states of the sentence, the actor's marker and the recipient's; the other tells private from public
life, over the mean of all states.
"""

import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import BertModel

from dragoman.events.pair_encoding import PairCodes

DROPOUT = 0.1
PARTY_DROPOUT = 0.2  # how often a party is masked, so that the model reads what is done, not who they are
SMOOTHING = 0.05
FIELD_WEIGHT = 0.5
TOGETHER = 40  # batches whose rows are put in order of length
UNKNOWN = -100  # the label of a sentence without a pair


@dataclass(frozen=True)
class Schedule:
    """How long and how fast."""

    epochs: int = 6
    batch: int = 32
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    seed: int = 7

    def optimiser(self, encoder: Iterable[Any], heads: Iterable[Any], rows: int) -> tuple[Any, Any]:
        """AdamW over both, and what sets its rate at each step: up to full, then down to nothing."""
        steps = self.epochs * math.ceil(rows / self.batch)
        warm = max(int(steps * self.warm_up), 1)
        groups = [
            {"params": list(encoder), "lr": self.encoder_rate},
            {"params": list(heads), "lr": self.head_rate},
        ]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        falling = lambda n: min((n + 1) / warm, (steps - n) / (steps - warm + 1))  # noqa: E731
        return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, falling)


@dataclass(frozen=True)
class Special:
    """Numbers of the word pieces that are not words."""

    mask: int
    markers: frozenset[int]


class PairTyper(nn.Module):
    """Logits over the labels, and the logit of private life."""

    def __init__(self, folder: Path, labels: int) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(3 * self.encoder.config.hidden_size, labels)
        self.field = nn.Linear(self.encoder.config.hidden_size, 1)

    def forward(self, ids: Any, mask: Any, actor: Any, recipient: Any) -> Any:
        """Logits of a batch, rows x labels, and its logits of private life, one a row."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        rows = torch.arange(ids.shape[0])
        joined = torch.cat([states[:, 0], states[rows, actor], states[rows, recipient]], dim=-1)
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        return self.head(self.dropout(joined)), self.field(self.dropout(mean)).squeeze(-1)


def collate(codes: Sequence[PairCodes]) -> tuple[Any, Any, Any, Any]:
    """Padded ids, mask, and the places of the markers."""
    longest = max(len(c.ids) for c in codes)
    ids = torch.zeros((len(codes), longest), dtype=torch.long)
    mask = torch.zeros((len(codes), longest), dtype=torch.long)
    for n, code in enumerate(codes):
        ids[n, : len(code.ids)] = torch.tensor(code.ids)
        mask[n, : len(code.ids)] = 1
    actor = torch.tensor([c.actor for c in codes])
    return ids, mask, actor, torch.tensor([c.recipient for c in codes])


@dataclass(frozen=True)
class Row:
    """A sentence to learn from: its codes, the number of its pair's label or UNKNOWN, and whether it is of private life."""

    codes: PairCodes
    label: int
    is_private: bool


def fit(model: PairTyper, rows: Sequence[Row], schedule: Schedule, special: Special) -> None:
    """Train in place."""
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING, ignore_index=UNKNOWN, reduction="sum")
    field_loss_of = nn.BCEWithLogitsLoss()

    def loss_in(batch: Sequence[int]) -> Any:
        some = [rows[n] for n in batch]
        logits, fields = model(*collate([masked(row.codes, special) for row in some]))
        labels = torch.tensor([row.label for row in some])
        loss = loss_of(logits, labels) / max(int((labels != UNKNOWN).sum()), 1)
        return loss + FIELD_WEIGHT * field_loss_of(fields, torch.tensor([float(row.is_private) for row in some]))

    heads = [*model.head.parameters(), *model.field.parameters()]
    descend(model, rows, schedule, schedule.optimiser(model.encoder.parameters(), heads, len(rows)), loss_in)


def descend(
    model: nn.Module,
    rows: Sequence[Row],
    schedule: Schedule,
    by: tuple[Any, Any],
    loss_in: Callable[[Sequence[int]], Any],
) -> None:
    """Train in place, by an optimiser and what sets its rate, on the loss in each batch of numbers of rows."""
    optimiser, rate = by
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(schedule.seed)
    model.train()
    for epoch in range(schedule.epochs):
        total = 0.0
        for batch in batches(rows, schedule.batch):
            loss = loss_in(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            rate.step()
            optimiser.zero_grad()
            total += float(loss.detach()) * len(batch)
        print(f"{type(model).__name__}, epoch {epoch + 1}: loss {total / len(rows):.3f}", flush=True)
    model.eval()


def masked(code: PairCodes, special: Special) -> PairCodes:
    """With the words of a party hidden, now and then."""
    ids = list(code.ids)
    for place in (code.actor, code.recipient) if code.actor != code.recipient else ():
        if random.random() < PARTY_DROPOUT:
            n = place + 1
            while n < len(ids) - 1 and ids[n] not in special.markers:
                ids[n] = special.mask
                n += 1
    return PairCodes(tuple(ids), code.actor, code.recipient)


def batches(rows: Sequence[Row], size: int) -> Iterator[list[int]]:
    """Numbers of all rows by chance, so many at once, those together that are of about one length."""
    order = list(range(len(rows)))
    random.shuffle(order)
    stretches = (order[n : n + size * TOGETHER] for n in range(0, len(order), size * TOGETHER))
    for stretch in stretches:
        stretch.sort(key=lambda n: len(rows[n].codes.ids))
        some = [stretch[n : n + size] for n in range(0, len(stretch), size)]
        random.shuffle(some)
        yield from some
