#!/bin/bash
# The search on the processors of this machine:  ./parallel.sh 100
# does shards 0 to 99. To begin anew where it was interrupted, start it again.
set -euo pipefail
seq 0 $(($1 - 1)) | parallel --jobs "${JOBS:-100%}" --retries 3 --joblog parallel.log ./shard.sh
verify tally shards/*.jsonl --lines "1-$(($1 * ${SIZE:-1000}))"
