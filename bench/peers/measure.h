/* Time of the processor for one call of an algorithm. The same as measure in ../solve.go. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double processor_time(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1e9 + t.tv_nsec;
}

/* measure returns the nanoseconds that a call takes, from as many calls as take 20 ms. */
static double measure(void (*solve)(void))
{
	solve(); /* not measured: what is done but once */
	for (long n = 1;; n *= 2) {
		double start = processor_time();
		for (long i = 0; i < n; i++)
			solve();
		double spent = processor_time() - start;
		if (spent >= 20e6)
			return spent / n;
	}
}

static FILE *open_input(int argc, char **argv)
{
	FILE *f = argc == 2 ? fopen(argv[1], "r") : NULL;
	if (f == NULL) {
		fprintf(stderr, "usage: %s FILE, which can be read\n", argv[0]);
		exit(2);
	}
	return f;
}
