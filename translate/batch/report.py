"""What a job came to: its summary, and the report of every document and of all that a person should look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from translate.batch.job import Job
from translate.batch.journal import DONE, FAILED, Journal
from translate.results import FAILED as BAD


def summary(job: Job, journal: Journal) -> dict[str, Any]:
    """The job's figures, over all its runs.

    `rendered` is the share of mentions of terms that have their form in the output; None if there were no terms.
    """
    entries = journal.entries()
    states = Counter(entry.state for entry in entries)
    statuses: Counter[str] = sum((entry.statuses for entry in entries), Counter())
    mentions = sum(count for status, count in statuses.items() if status != "forbidden")
    good = sum(count for status, count in statuses.items() if status not in BAD)
    return {
        "folder": str(job.folder),
        "documents": len(entries),
        "done": states[DONE],
        "failed": states[FAILED],
        "waiting": len(entries) - states[DONE] - states[FAILED],
        "segments": sum(entry.segments for entry in entries),
        "different": journal.count_segments(),
        "terms": dict(statuses),
        "rendered": round(good / mentions, 6) if mentions else None,
        "signature": job.signature,
    }


def report(job: Job, journal: Journal) -> dict[str, Any]:
    """The summary, each document with its figures, and each term, warning and record that needs attention."""
    entries = journal.entries()
    documents = [
        {
            "input": str(entry.path),
            "output": entry.output,
            "state": entry.state,
            **({"reason": entry.reason} if entry.reason else {}),
            "segments": entry.segments,
            "terms": dict(entry.statuses),
        }
        for entry in entries
    ]
    names = {entry.id: entry.output for entry in entries}
    remarks = [{**asdict(remark), "document": names[remark.document]} for remark in journal.remarks()]
    return {**summary(job, journal), "inputs": documents, "attention": remarks}
