"""The experiments of the laboratory run to their end on MNIST: each variant's figures with their spread, the answer.

    python -m tests.benchmarks.experiments [KEY …] [--seeds 3] [--processes 1] [--data FOLDER]

Without KEY: all of them. The figures are facts about networks, not about this machine's speed: a busy machine
changes nothing but "updates take".
"""

import argparse
import os
import tempfile
import time
from collections.abc import Mapping
from typing import Any

from nnviz.blas import limit_blas

limit_blas(always=True)

from nnviz.data import mnist  # noqa: E402 (after the environment)
from nnviz.data.dataset import Dataset  # noqa: E402
from nnviz.laboratory.answers import Share, answer  # noqa: E402
from nnviz.laboratory.experiment import MEASURES, Sentence  # noqa: E402
from nnviz.laboratory.experiments import experiments  # noqa: E402
from nnviz.laboratory.results import Results  # noqa: E402
from nnviz.laboratory.run_queue import side_by_side  # noqa: E402


def run(key: str, seeds: int, data: Dataset, processes: int) -> Results:
    """Return the results of an experiment that has ended."""
    experiment = experiments()[key]
    seeds = 1 if experiment.kind == "sweep" else seeds
    results = Results(experiment, seeds, len(data.x_train))
    with tempfile.TemporaryDirectory() as folder:
        for events in side_by_side(experiment.jobs(seeds, samples=len(data.x_train)), data, folder, processes):
            results.take(events)
    return results


def in_words(value: Any) -> str:
    """Return what fills a gap of a sentence, as text."""
    if isinstance(value, Share):
        return f"{100 * value:.2f} %"
    if isinstance(value, Sentence):
        return said(value)
    if isinstance(value, list | tuple):
        return ", ".join(in_words(part) for part in value)
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def said(sentence: Sentence) -> str:
    """Return a sentence with its gaps filled."""
    gaps: Mapping[str, Any] = sentence.values
    return sentence.template.format(**{name: in_words(value) for name, value in gaps.items()})


def tell(results: Results, seconds: float) -> None:
    """Print each variant's measures as mean (lowest to highest), and the answer."""
    experiment = results.experiment
    print(f"\n== {experiment.title}: {len(results.runs)} runs in {seconds:.0f} s")
    for variant in experiment.variants:
        parts = []
        for measure in MEASURES if experiment.kind == "compare" else MEASURES[:1]:
            found = results.summary(variant, measure)
            parts.append(f"{measure} {found.mean:.4f} ({found.low:.4f} to {found.high:.4f})")
        outcomes = sorted({run.outcome for run in results.of(variant)})
        print(f"   {said(variant.label)}: {', '.join(parts)}; {', '.join(outcomes)}")
    for sentence in answer(results):
        print("   >", said(sentence), flush=True)


def main() -> None:
    """Run the experiments that are named, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("keys", nargs="*", choices=[*experiments(), []], metavar="KEY")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--data", default=os.environ.get("NNVIZ_DATA_DIR"), help="a folder with MNIST")
    options = parser.parse_args()
    data = mnist.load(options.data)
    for key in options.keys or experiments():
        started = time.monotonic()
        results = run(key, options.seeds, data, options.processes)
        tell(results, time.monotonic() - started)


if __name__ == "__main__":
    main()
