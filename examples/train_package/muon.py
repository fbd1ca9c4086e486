"""Muon, the optimiser for weight matrices: each step is the running mean of the gradients made orthogonal.

Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks"; steps of AdamW's size after Liu et al.
2025, "Muon is Scalable for LLM Training" (arXiv:2502.16982). torch.optim.Muon computes it in bfloat16, one matrix after
another, which halves the speed of training on a CPU without bfloat16; here it is float32, all matrices of one shape
at once, and every process that torchrun started does its part of them.
"""

import torch
import torch.distributed as dist


def orthogonal(matrices, steps=5):
    """The nearest orthogonal matrices, roughly, by Newton and Schulz's way; [N, rows, columns], rows <= columns."""
    x = matrices / (matrices.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        square = x @ x.transpose(1, 2)
        x = torch.baddbmm(x, torch.baddbmm(square, square, square, beta=-4.7750, alpha=2.0315), x, beta=3.4445)
    return x


class Muon:
    """For matrices only; `lr` as for AdamW, `momentum` of the running mean."""

    def __init__(self, matrices, momentum=0.95, weight_decay=0.01):
        self.momentum, self.weight_decay = momentum, weight_decay
        self.mean = [torch.zeros_like(p) for p in matrices]
        self.shapes = {}
        for p, mean in zip(matrices, self.mean, strict=True):
            self.shapes.setdefault(tuple(sorted(p.shape)), []).append((p, mean))

    @torch.no_grad()
    def step(self, lr):
        for (_, columns), pairs in self.shapes.items():
            wanted = torch.stack([lying(self.direction(p, mean)) for p, mean in pairs])
            for (p, _), step in zip(pairs, shared_work(orthogonal, wanted), strict=True):
                step = step if p.size(0) <= p.size(1) else step.t()
                p.mul_(1 - lr * self.weight_decay).add_(step, alpha=-lr * 0.2 * columns**0.5)

    def direction(self, p, mean):
        mean.lerp_(p.grad, 1 - self.momentum)
        return p.grad.lerp(mean, self.momentum)


def lying(matrix):
    """The matrix, turned where it is higher than wide."""
    return matrix if matrix.size(0) <= matrix.size(1) else matrix.t()


def shared_work(function, rows):
    """function(rows), each process doing its part of the rows."""
    if not dist.is_initialized():
        return function(rows)
    mine = slice(dist.get_rank(), None, dist.get_world_size())
    done = torch.zeros_like(rows)
    if len(rows[mine]):
        done[mine] = function(rows[mine])
    dist.all_reduce(done)
    return done
