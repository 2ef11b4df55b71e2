#!/bin/bash
# One shard of a search: shard.sh K does lines K·SIZE + 1 to (K + 1)·SIZE, and nothing if that is done already.
# What is searched stands here, and nowhere else.
set -euo pipefail
first=$(($1 * ${SIZE:-1000} + 1))
last=$((($1 + 1) * ${SIZE:-1000}))
candidates=(sdirk --stages 3 --order 2 --seed 1)
mkdir -p shards
verify candidates "${candidates[@]}" --lines $first-$last |
	verify check - --only A-stable,L-stable,order --lines $first-$last --already-cut \
		--search "${candidates[*]}" --shard "shards/$1.jsonl" -j "${SLURM_CPUS_PER_TASK:-1}"
