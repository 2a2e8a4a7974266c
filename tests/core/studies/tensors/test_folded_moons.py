"""Two moons: no line separates them, folds do, and a network finds them."""

import numpy as np
import pytest

from nnviz.core.decision_boundary import overlap
from nnviz.core.studies.tensors.folded_moons import (
    FRAMES,
    Folds,
    fold_of,
    learn,
    seen_edge_on,
    two_moons,
    with_last_layer,
)  # fmt: skip

MOONS = two_moons(120, 0.08, np.random.default_rng(1))
PLACES = ((-0.94, 0.6, -0.5, 0.32), (-0.28, -0.15, 0.16, 0.1), (0.34, 0.14, 0.8, 0.33))


def folded(places: tuple[tuple[float, ...], ...]) -> Folds:
    """Return folds with their best last layer."""
    found = [fold_of(place) for place in places]
    return with_last_layer(np.array([w for w, _ in found]).reshape(-1, 2), np.array([b for _, b in found]), MOONS)


def test_no_line_separates_the_moons_and_the_plain_layer_does_not_either():
    assert overlap([tuple(p) for p in MOONS.x.T.tolist()], MOONS.t.tolist()) is not None
    assert 100 <= folded(()).right(MOONS) < 120


def test_three_folds_by_hand_separate_them():
    assert folded(PLACES).right(MOONS) == 120


def test_on_the_way_from_a_flat_plane_to_the_folded_one_more_and_more_points_are_right():
    W, b = (np.array(part) for part in zip(*map(fold_of, PLACES), strict=True))
    found = [with_last_layer(W, b, MOONS, a) for a in (1.0, 0.7, 0.4, 0.0)]
    assert np.allclose(found[0].hidden(MOONS.x), W @ MOONS.x + b[:, None])
    assert np.array_equal(found[-1].hidden(MOONS.x), np.maximum(W @ MOONS.x + b[:, None], 0))
    counts = [folds.right(MOONS) for folds in found]
    assert counts == sorted(counts) and counts[0] == folded(()).right(MOONS) and counts[-1] == 120


def test_the_last_layer_is_that_of_logistic_regression():
    found = folded(PLACES[:2])
    h = np.vstack([found.hidden(MOONS.x), np.ones(120)])
    p = 1 / (1 + np.exp(-found.score(MOONS.x)))
    spread = np.abs(h).max(axis=1)
    pull = 1e-3 * np.append(found.v, found.c) * spread**2
    assert np.abs((h @ (p - MOONS.t) + pull) / spread).max() < 1e-3  # the slope is 0 there


@pytest.mark.parametrize("start", range(4))
def test_eight_folds_are_learnt_from_every_start_tried(start):
    frames = list(learn(MOONS, 8, 0.05, start))
    assert len(frames) == FRAMES + 1 and frames[-1].right(MOONS) == 120
    again = list(learn(MOONS, 8, 0.05, start))
    assert np.array_equal(again[-1].W, frames[-1].W) and not np.array_equal(frames[0].W, frames[-1].W)


def test_two_folds_cannot_bend_the_line_to_both_sides():
    """A sum v·ReLU with two terms has a convex side, and neither moon lies in a convex set without the other."""
    assert max(list(learn(MOONS, 2, 0.05, start))[-1].right(MOONS) for start in range(4)) < 120


@pytest.mark.parametrize("places", [(), PLACES[:1], PLACES[:2], PLACES, ((0, 0, 0, 0),)])
def test_the_view_from_the_side_shows_the_distance_from_the_cut(places):
    found = folded(places)
    seen = seen_edge_on(found, MOONS.x)
    along, up = seen(found.hidden(MOONS.x))
    length = np.linalg.norm(found.v)
    assert np.isfinite(along).all()
    if length > 1e-9:
        assert up * length == pytest.approx(found.score(MOONS.x))
        assert ((up > 0) == (found.score(MOONS.x) > 0)).all()
    assert abs(seen.along @ seen.up) < 1e-9


@pytest.mark.parametrize("count", [10, 11, 400])
def test_moons_are_shared_evenly_and_lie_around_the_origin(count):
    moons = two_moons(count, 0.0, np.random.default_rng(0))
    assert moons.x.shape == (2, count) and abs(int((moons.t == 0).sum()) - int((moons.t == 1).sum())) <= 1
    assert np.abs(moons.x.mean(axis=1)).max() < 0.1
