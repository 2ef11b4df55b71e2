//go:build linux

package sweep_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"rofz/internal/sample"
	"rofz/internal/tool"
)

// A slurm is a cluster of this machine alone, with daemons, keys and files of its own.
type slurm struct{ *search }

const slurmConf = `ClusterName=sweep
SlurmctldHost=%[1]s(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=%[2]s/munge.socket
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=0,bf_interval=1
StateSaveLocation=%[2]s/state
SlurmdSpoolDir=%[2]s/spool
SlurmctldPidFile=%[2]s/ctld.pid
SlurmdPidFile=%[2]s/d.pid
SlurmctldLogFile=%[2]s/ctld.log
SlurmdLogFile=%[2]s/d.log
SlurmctldPort=%[3]d
SlurmdPort=%[4]d
ReturnToService=2
SlurmdTimeout=5
KillWait=1
MinJobAge=3600
NodeName=%[1]s CPUs=2 NodeAddr=127.0.0.1 State=UNKNOWN
PartitionName=all Nodes=%[1]s Default=YES MaxTime=INFINITE State=UP
`

// newSlurm starts the daemons of a cluster, which end with the test.
func newSlurm(t *testing.T) slurm {
	t.Helper()
	if !sample.Full() {
		t.Skip("a cluster takes a minute or two; ROFZ_TESTS=full has it")
	}
	for _, name := range []string{"slurmctld", "slurmd", "sbatch", "munged"} {
		tool.Path(t, name)
	}
	switch why := "the daemons of Slurm are started by root alone"; {
	case os.Getuid() == 0:
	case tool.Required():
		t.Fatal(why)
	default:
		t.Skip(why)
	}
	s := slurm{newSearch(t, size)}
	host, _, _ := strings.Cut(sample.Try(os.Hostname()).Must(t), ".")
	port := 20000 + os.Getpid()%20000*2
	sample.OK(t, os.WriteFile(filepath.Join(s.dir, "slurm.conf"), fmt.Appendf(nil, slurmConf, host, s.dir, port, port+1), 0o644))
	t.Setenv("SLURM_CONF", filepath.Join(s.dir, "slurm.conf"))
	sample.OK(t, os.Chmod(s.dir, 0o755)) // of the socket, whose directories munged examines
	for dir := s.dir; dir != "/" && dir != os.TempDir(); dir = filepath.Dir(dir) {
		sample.OK(t, os.Chmod(dir, 0o755))
	}
	s.run("mkdir state spool && head -c 128 /dev/urandom > munge.key && chmod 400 munge.key")
	s.run("munged --force --key-file=$PWD/munge.key --socket=$PWD/munge.socket --pid-file=$PWD/munge.pid --log-file=$PWD/munge.log --seed-file=$PWD/munge.seed --num-threads=2")
	t.Cleanup(func() { s.end("munge.pid") })
	s.run("slurmctld")
	t.Cleanup(func() { s.end("ctld.pid") })
	s.run("slurmd")
	t.Cleanup(func() { s.end("d.pid") })
	t.Cleanup(func() { s.run("rm -f hold; scancel --user=$(id -un) || true") }) // tasks of a test that failed
	s.until("an idle node", func() bool { return strings.TrimSpace(s.run("sinfo --noheader --format=%T || true")) == "idle" })
	return s
}

// end ends a daemon by its file of the process id.
func (s slurm) end(file string) {
	text, err := os.ReadFile(filepath.Join(s.dir, file))
	if err != nil {
		return // it did not start
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || pid < 2 {
		s.Fatalf("%s has %q", file, text)
	}
	_ = syscall.Kill(pid, syscall.SIGTERM)
	s.until("the end of "+file, func() bool { return syscall.Kill(pid, 0) != nil })
}

// submit submits the array and returns its number.
func (s slurm) submit() string {
	return strings.TrimSpace(s.run(fmt.Sprintf("sbatch --parsable --array=0-%d slurm.sbatch", s.shards-1)))
}

// states counts the tasks of a job by their states.
func (s slurm) states(job string) map[string]int {
	out := map[string]int{}
	for _, line := range strings.Fields(s.run("squeue --noheader --array --states=all --format=%T --job=" + job)) {
		out[line]++
	}
	return out
}

// completed waits until all tasks of a job have come to their end.
func (s slurm) completed(job string) {
	s.Helper()
	s.until("the end of job "+job, func() bool { return s.states(job)["COMPLETED"] == s.shards })
}

// kill kills a process and all others of its task.
func (s slurm) kill(pid int) {
	group := sample.Try(syscall.Getpgid(pid)).Must(s.T)
	sample.OK(s.T, syscall.Kill(-group, syscall.SIGKILL))
}

// TestSlurm submits the search as an array, and has happen to it what happens on clusters: a task is killed, one is requeued, the node
// dies and comes back, and the whole array is submitted again while the first is not done, so that two tasks may write one shard.
func TestSlurm(t *testing.T) {
	s := newSlurm(t)
	s.hold(true)
	first := s.submit()

	// A task is killed in the middle. It fails, and its shard is not there.
	s.until("two tasks in the middle", func() bool { return len(s.checks()) == 2 })
	s.kill(s.checks()[0])
	s.until("a failed task", func() bool { return s.states(first)["FAILED"] == 1 })

	// Another one is requeued while it runs.
	s.until("two tasks in the middle", func() bool { return len(s.checks()) == 2 })
	s.run("scontrol requeue $(squeue --noheader --array --states=RUNNING --format=%i --job=" + first + " | head -n 1)")

	// The node dies with what runs on it, and comes back.
	s.until("two tasks in the middle", func() bool { return len(s.checks()) == 2 })
	s.end("d.pid")
	for _, pid := range s.checks() {
		s.kill(pid)
	}
	s.until("a node that is down", func() bool {
		return strings.HasPrefix(strings.TrimSpace(s.run("sinfo --noheader --format=%T")), "down")
	})
	if n := s.done(); n != 0 {
		t.Errorf("%d shards of tasks none of which came to its end", n)
	}
	s.hold(false)
	s.run("slurmd")

	// The same array again, with what is left of the first: nothing is done twice, and what is missing is done.
	second := s.submit()
	s.completed(second)
	s.until("the end of the first array", func() bool {
		// What was requeued waits for two minutes unless somebody hastens it.
		s.run("for t in $(squeue --noheader --array --states=PENDING --format=%i --job=" + first + "); do scontrol update job=$t StartTime=now || true; done")
		left := s.states(first)
		return left["RUNNING"]+left["PENDING"]+left["COMPLETING"] == 0
	})
	s.check()

	// And once more: every shard is there already.
	before := s.run("ls -l --time-style=full-iso shards")
	s.completed(s.submit())
	if after := s.run("ls -l --time-style=full-iso shards"); after != before {
		t.Errorf("shards that were there were written again:\n%s\n%s", before, after)
	}
	s.check()
}
