"""The network: MiniLM's encoder, and one layer over the states of the sentence, the actor's marker and the recipient's."""

import math
import random
from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True)
class Schedule:
    """How long and how fast."""

    epochs: int = 6
    batch: int = 32
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    seed: int = 7


@dataclass(frozen=True)
class Special:
    """Numbers of the word pieces that are not words."""

    mask: int
    markers: frozenset[int]


class PairTyper(nn.Module):
    """Logits over the labels."""

    def __init__(self, folder: Path, labels: int) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(3 * self.encoder.config.hidden_size, labels)

    def forward(self, ids: Any, mask: Any, actor: Any, recipient: Any) -> Any:
        """Logits of a batch."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        rows = torch.arange(ids.shape[0])
        joined = torch.cat([states[:, 0], states[rows, actor], states[rows, recipient]], dim=-1)
        return self.head(self.dropout(joined))


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


def fit(
    model: PairTyper, codes: Sequence[PairCodes], labels: Sequence[int], schedule: Schedule, special: Special
) -> None:
    """Train in place."""
    random.seed(schedule.seed)
    np.random.seed(schedule.seed)
    torch.manual_seed(schedule.seed)
    steps = schedule.epochs * math.ceil(len(codes) / schedule.batch)
    groups = [
        {"params": model.encoder.parameters(), "lr": schedule.encoder_rate},
        {"params": model.head.parameters(), "lr": schedule.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(int(steps * schedule.warm_up), 1)
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min((n + 1) / warm, (steps - n) / (steps - warm + 1)))
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    model.train()
    for epoch in range(schedule.epochs):
        total = 0.0
        for batch in _batches(len(codes), schedule.batch):
            some = [_masked(codes[n], special) for n in batch]
            loss = loss_of(model(*collate(some)), torch.tensor([labels[n] for n in batch]))
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            rate.step()
            optimiser.zero_grad()
            total += float(loss.detach()) * len(batch)
        print(f"epoch {epoch + 1}: loss {total / len(codes):.3f}", flush=True)
    model.eval()


def _masked(code: PairCodes, special: Special) -> PairCodes:
    ids = list(code.ids)
    for place in (code.actor, code.recipient):
        if random.random() < PARTY_DROPOUT:
            n = place + 1
            while n < len(ids) - 1 and ids[n] not in special.markers:
                ids[n] = special.mask
                n += 1
    return PairCodes(tuple(ids), code.actor, code.recipient)


def _batches(count: int, size: int) -> Iterator[list[int]]:
    order = list(range(count))
    random.shuffle(order)
    return (order[n : n + size] for n in range(0, count, size))


def logits_of(model: PairTyper, codes: Sequence[PairCodes]) -> np.ndarray:
    """Logits of all pairs, in order."""
    with torch.no_grad():
        return np.concatenate([model(*collate(codes[n : n + 64])).numpy() for n in range(0, len(codes), 64)])
