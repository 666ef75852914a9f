"""Makes a bank and queries of real fingerprints out of photographs and their everyday changes.

Reads what `recourse hash --json --orientations FOLDER` told of folders with NNNN_CCC.jpg (change CCC of photograph NNNN) and
NNNN_orig.jpg. Every tenth photograph is a stranger: nothing of it is in the bank. Every tenth change of the others is kept out, too. The bank is
all the rest in all eight orientations, equal ones included. One query in two is a change that was kept out, the other a stranger.

    python3 benchmarks/data/real_bank.py BANK.txt QUERIES.txt HASHES.jsonl ...
"""
import json
import random
import sys

QUERIES = 2000


def main():
    bank, kept_out, strangers = [], [], []
    for name in sys.argv[3:]:
        with open(name, encoding="utf-8") as lines:
            for told in map(json.loads, lines):
                if "pdq" not in told:
                    continue
                photograph, change = told["file"].rsplit("/", 1)[-1].split(".")[0].split("_")
                if int(photograph) % 10 == 9:
                    strangers.append(told["pdq"])
                elif change != "orig" and int(change) % 10 == 3:
                    kept_out.append(told["pdq"])
                else:
                    bank.extend(told["orientations"].values())
    random.seed(1)
    queries = [one for pair in zip(random.sample(kept_out, QUERIES // 2), random.sample(strangers, QUERIES // 2)) for one in pair]
    random.shuffle(bank)
    for name, fingerprints in ((sys.argv[1], bank), (sys.argv[2], queries)):
        with open(name, "w", encoding="ascii") as file:
            file.write("\n".join(fingerprints) + "\n")
    odd = sum(bin(int(one, 16)).count("1") != 128 for one in bank)
    print(f"{len(bank):,} rows, {len(set(bank)):,} different, {odd:,} without 128 bits set; {len(queries):,} queries")


main()
