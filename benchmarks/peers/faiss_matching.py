"""Look-ups a second of FAISS at radius 31, one thread, as python-threatexchange and HMA use it.

Debian's python3-faiss. Prints one JSON object a line. Rows are uniform; one query in two is a row with 0 to
40 bits flipped, the other a stranger, as in MatchingBenchmark.

    python3 benchmarks/peers/faiss_matching.py 1000000 10000000
"""
import json
import resource
import sys
import time

import faiss
import numpy as np

RADIUS = 31


def made(count, rng):
    rows = rng.integers(0, 256, (count, 32), dtype=np.uint8)
    queries = rng.integers(0, 256, (1000, 32), dtype=np.uint8)
    for i in range(0, 1000, 2):
        queries[i] = rows[rng.integers(count)]
        for bit in rng.choice(256, rng.integers(0, 41), replace=False):
            queries[i, bit // 8] ^= 1 << (bit % 8)
    return rows, queries


def rate(index, queries):
    """Median of five rounds by processor time, each of about two seconds."""
    start = time.process_time()
    index.range_search(queries[:20], RADIUS)
    each = max(1e-6, (time.process_time() - start) / 20)
    some = queries[: max(20, min(len(queries), int(2 / each)))]
    rounds = []
    for _ in range(5):
        start = time.process_time()
        index.range_search(some, RADIUS)
        rounds.append(len(some) / (time.process_time() - start))
    return sorted(rounds)[2]


def resident():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main():
    faiss.omp_set_num_threads(1)
    for count in map(int, sys.argv[1:]):
        rows, queries = made(count, np.random.default_rng(1))
        for name in ("IndexBinaryFlat", "IndexBinaryMultiHash 16x16 nflip 1"):
            before = resident()
            start = time.process_time()
            if name == "IndexBinaryFlat":
                index = faiss.IndexBinaryFlat(256)
            else:
                index = faiss.IndexBinaryMultiHash(256, 16, 16)
                index.nflip = 1
            index.add(rows)
            build = time.process_time() - start
            found = rate(index, queries)
            print(json.dumps({
                "peer": "faiss " + faiss.__version__ + " " + name,
                "entries": count,
                "lookupsPerSecond": round(found, 1),
                "buildSeconds": round(build, 2),
                "bytesPerEntry": round((resident() - before) / count, 1),
            }), flush=True)
            del index


main()
