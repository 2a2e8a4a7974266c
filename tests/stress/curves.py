"""What the presets say of networks that fit a curve, for the seeds 0 to 9.  python -m tests.stress.curves"""

from tests.core.studies.playground.test_curve_fit import check_networks

if __name__ == "__main__":
    for seed in range(10):
        check_networks(seed)
        print(f"seed {seed}: over-fits, and weight decay cures it")
