#!/bin/bash
# One shard of a search: shard.sh K does lines K·SIZE + 1 to (K + 1)·SIZE, and nothing if that is done already.
# What is searched stands here, and nowhere else.
set -euo pipefail
first=$(($1 * ${SIZE:-1000} + 1))
last=$((($1 + 1) * ${SIZE:-1000}))
mkdir -p shards
verify candidates sdirk --stages 3 --order 2 --seed 1 --lines $first-$last --say |
	verify check - --only A-stable,L-stable,order --lines $first-$last --shard "shards/$1.jsonl" -j "${SLURM_CPUS_PER_TASK:-1}"
