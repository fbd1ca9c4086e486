"""The weights while they are trained: what the model computes with, the exact ones, their mean, the optimisers."""

import os

import torch
import torch.distributed as dist
import torch.nn as nn
from muon import Muon


def mean_of_processes(tensors):
    """Put into each tensor its mean over the processes that torchrun started; alone, leave them as they are."""
    if dist.is_initialized():
        whole = torch.cat([t.flatten() for t in tensors])
        dist.all_reduce(whole)
        parts = (whole / dist.get_world_size()).split([t.numel() for t in tensors])
        for t, part in zip(tensors, parts, strict=True):
            t.copy_(part.view_as(t))


class Weights:
    """The weights in float32, their running mean, and the optimisers: Muon for matrices, AdamW for all else."""

    def __init__(self, model, args):
        self.step = 0
        self.working = dict(model.named_parameters())
        self.master = {n: p.detach().float().clone() for n, p in self.working.items()}
        self.mean = {n: p.clone() for n, p in self.master.items()}
        matrices = {n: p for n, p in self.master.items() if p.ndim == 2 and n != "e.weight"}
        others = [p for n, p in self.master.items() if n not in matrices]
        self.muon = Muon(list(matrices.values()))
        self.adam = torch.optim.AdamW(others, lr=args.lr, betas=(0.9, 0.98), weight_decay=0.01, fused=True)

    def show(self, which):
        """Let the model compute with these weights, `master` or `mean`."""
        with torch.no_grad():
            torch._foreach_copy_(list(self.working.values()), list(which.values()))

    def update(self, rate):
        """One step along the gradients that the model holds, or along their mean over all processes."""
        for name, p in self.working.items():
            self.master[name].grad, p.grad = p.grad.float(), None
        mean_of_processes([p.grad for p in self.master.values()])
        nn.utils.clip_grad_norm_(list(self.master.values()), 1.0)
        for group in self.adam.param_groups:
            group["lr"] = rate
        self.adam.step()
        self.muon.step(rate)
        self.step += 1
        with torch.no_grad():
            torch._foreach_lerp_(
                list(self.mean.values()), list(self.master.values()), 1 - min(0.999, (self.step + 1) / (self.step + 10))
            )

    def load(self, path, device):
        state = torch.load(path, map_location=device)
        for mine, kept in ((self.master, state["model"]), (self.mean, state["ema"])):
            for name in mine:
                mine[name].copy_(kept[name].float())
        self.step = state["step"]
        if "adam" in state:
            self.adam.load_state_dict(state["adam"])
            torch._foreach_copy_(self.muon.mean, state["muon"])
        return state["epoch"]

    def save(self, path, epoch):
        kept = {
            "model": self.master,
            "ema": self.mean,
            "adam": self.adam.state_dict(),
            "muon": self.muon.mean,
            "step": self.step,
            "epoch": epoch,
        }
        torch.save(kept, path + ".part")
        os.replace(path + ".part", path)
