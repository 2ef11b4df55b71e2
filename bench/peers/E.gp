\\ Whether E(t) >= 0 for all t >= 0, with PARI/GP.
\\
\\ INPUT names a file with the coefficients in ascending order. Each algorithm prints its name, the nanoseconds that it
\\ takes, 1 or 0.

\\ The product of the factors of odd multiplicity [Yun].
oddpart(F) = {
	my(G = gcd(F, F'), odd = 1, w, y, z, g, i = 1);
	if(poldegree(G) <= 0, return(F));
	w = F/G; y = F'/G; z = y - w';
	while(poldegree(w) > 0,
		g = if(z == 0, w, gcd(w, z));
		if(i % 2, odd *= g);
		w /= g;
		if(z == 0, break);
		y = z/g; z = y - w'; i++);
	odd};

\\ Positive at both ends, the sign changes where an odd factor has a root.
nonnegative(E, count) = {
	my(F = E / 't^valuation(E, 't));
	if(vecmin(Vec(F)) >= 0, return(1));
	if(pollead(F) < 0 || polcoef(F, 0) < 0, return(0));
	count(oddpart(F)) == 0};

sturm(F) = polsturm(F, [0, +oo]);
isolate(F) = #polrootsreal(F, [0, +oo]);

\\ The clock of gp has milliseconds: a measurement takes 60 of them at least.
measure(f) = {
	my(n = 1, spent);
	f();
	while(1,
		gettime();
		for(i = 1, n, f());
		spent = gettime();
		if(spent >= 60, return(spent * 1e6 / n));
		n *= 2)};

report(name, f) = printf("%s %.0f %d\n", name, measure(f), f());

E = Polrev(readvec(getenv("INPUT")), 't);
report("polsturm", () -> nonnegative(E, sturm));
report("polrootsreal", () -> nonnegative(E, isolate));
