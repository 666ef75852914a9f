"""Look-ups a second of this project's index and of FAISS, in turn, over the same rows and queries, radius 31.

Debian's python3-faiss, which is also what python-threatexchange and HMA use. One thread each, by its processor time; the rounds take
turns, so that what else the machine does meets all of them. The matches of as many queries as Flat answers in some seconds
are compared one by one. Prints one JSON object a line.

    mvn -q -DskipTests package
    /usr/bin/python3 benchmarks/peers/beside_faiss.py 10000 100000 1000000 10000000
    /usr/bin/python3 benchmarks/peers/beside_faiss.py --population clustered 1000000
    /usr/bin/python3 benchmarks/peers/beside_faiss.py --signals BANK.txt --queries QUERIES.txt
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time

import faiss
import numpy as np

RADIUS = 31
ROUNDS = 5
WARM_UPS = 5
SECONDS_A_ROUND = 2
SECONDS_OF_CHECKING = 20
MODULES = ("benchmarks", "match", "fingerprint")


class Ours:
    def __init__(self, folder, source):
        java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
        classes = os.pathsep.join(f"{module}/target/classes" for module in MODULES)
        self.process = subprocess.Popen(
            [java, "-Xmx2g", "-XX:MaxDirectMemorySize=4g", "-cp", classes, "org.recourse.benchmarks.BesideFaiss", folder, *source],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.about = json.loads(self.process.stdout.readline())

    def ask(self, what):
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def seconds(index, queries):
    # FAISS tells what is nearer than the radius; we tell what is as near, too.
    start = time.process_time()
    found = index.range_search(queries, RADIUS + 1)
    return time.process_time() - start, found


def as_many(index, queries, wanted):
    each = max(1e-7, seconds(index, queries[:20])[0] / 20)
    return queries[: max(20, min(len(queries), int(wanted / each)))]


def matches(found, count):
    limits, distances, rows = found
    return {(query, int(row), int(distance)) for query in range(count)
            for row, distance in zip(rows[limits[query]:limits[query + 1]], distances[limits[query]:limits[query + 1]])}


def compare(folder, source):
    ours = Ours(folder, source)
    rows, queries = (np.fromfile(f"{folder}/{name}.bin", dtype=np.uint8).reshape(-1, 32) for name in ("rows", "queries"))
    peers = {"multiHash": faiss.IndexBinaryMultiHash(256, 16, 16), "flat": faiss.IndexBinaryFlat(256)}
    peers["multiHash"].nflip = 1
    asked = {}
    for name, index in peers.items():
        index.add(rows)
        asked[name] = as_many(index, queries, SECONDS_A_ROUND)
    rates = {name: [] for name in ("ours", *peers)}
    for _ in range(WARM_UPS * max(1, 20_000 // len(queries))):
        ours.ask("round")
    for _ in range(ROUNDS):
        rates["ours"].append(ours.ask("round"))
        for name, index in peers.items():
            rates[name].append(len(asked[name]) / seconds(index, asked[name])[0])
    result = dict(ours.about, peer=f"faiss {faiss.__version__}", load=round(os.getloadavg()[0], 1))
    for name, values in rates.items():
        result[name + "PerSecond"] = round(statistics.median(values), 1)
    for name in peers:
        ratios = [a / b for a, b in zip(rates["ours"], rates[name])]
        result["over" + name[0].upper() + name[1:]] = round(statistics.median(ratios), 1)
    ours.ask("answers")
    told = np.fromfile(f"{folder}/answers.bin", dtype=">i4").reshape(-1, 3)
    some = as_many(peers["flat"], queries, SECONDS_OF_CHECKING)
    exact = matches(seconds(peers["flat"], some)[1], len(some))
    mine = {tuple(map(int, match)) for match in told[told[:, 0] < len(some)]}
    result.update(checkedQueries=len(some), checkedMatches=len(exact), oddDistances=sum(match[2] % 2 for match in exact),
                  disagreements=len(exact ^ mine))
    ours.close()
    return result


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--population", default="uniform")
    options.add_argument("--signals")
    options.add_argument("--queries")
    options.add_argument("entries", nargs="*")
    given = options.parse_args()
    faiss.omp_set_num_threads(1)
    sources = [[entries, given.population] for entries in given.entries]
    if given.signals:
        sources.append([given.signals, given.queries])
    for source in sources:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(compare(folder, source)), flush=True)


main()
