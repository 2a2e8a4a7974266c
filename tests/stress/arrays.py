"""100,000 typed arrays: none crashes, hangs or eats memory.  python -m tests.stress.arrays [count]"""

import resource
import sys

from tests.core.arrays.test_arrays import campaign

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    longest = campaign(count)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:,} texts; the longest took {1000 * longest:.1f} ms of CPU; at most {memory:.0f} MB")
    sys.exit(longest > 0.05 or memory > 200)
