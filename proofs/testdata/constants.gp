\\ The values typed into proofs/constants_test.go, made with PARI/GP 2.15 and nothing of this module:
\\
\\   gp -q constants.gp
\\
\\ prints one line for each least C with |z^j R'(z)| <= C on a region:
\\
\\   scheme | j | region | minimal polynomial of C over Q | C | where C is attained, each point with its polynomial
\\
\\ The region is Re z <= 0 with the parameter y of z = iy, the negative axis with the x of z = -x, or the sector
\\ |Im z| <= -Re z with the x of z = -x(1+i); "limit" says that C is the limit at infinity. Polynomials are lists of
\\ coefficients from the constant upward, primitive, the leading one positive.
\\
\\ Method. |z^j R'|^2 on the boundary is a rational function A/B of t = y^2 or t = x with coefficients in Q(g); on the
\\ negative axis A/B is (-z)^j R'(z) itself. The positive zeros of A'B - AB' are found to 300 digits, for each factor of it
\\ over Q(g), and the largest |A/B| there or at infinity is taken; what agrees to 100 digits counts as equal. For the
\\ factor f with that zero, the norm to Q of the resultant in t of f and A - vB vanishes at v = A/B: the irreducible
\\ factor of it is kept that is 0 there to 200 digits, and the same is done once more for the square root. That none of
\\ these R has a pole in Re z <= 0 is taken as known.

default(realprecision, 320);
[z, t, v, g]; \\ the order of the variables: g is below the others, as nffactor wants it

\\ primitive scales a polynomial to integer coefficients without common factor and a positive leading one.
primitive(f) = { f = f / content(f); if (pollead(f) < 0, -f, f) };
list(f) = strjoin([Str(c) | c <- Vecrev(primitive(f))], ",");

\\ vanishing returns the irreducible factor over Q of f that is zero at x.
vanishing(f, x) =
{
  my(hits = [h | h <- factor(primitive(f))[, 1]~, poldegree(h) > 0 && abs(subst(h, variable(h), x)) < 10^-200 * norml2(Vec(h)) * max(1, abs(x))^poldegree(h)]);
  if (#hits != 1, error("not one factor vanishes at ", x, ": ", #hits));
  if (!polisirreducible(hits[1]), error("reducible"));
  hits[1];
}

\\ minimal returns the minimal polynomial in v of A/B at the zero t0 of f, all over Q(g), m the minimal polynomial of g.
minimal(m, f, A, B, t0, value) =
{
  my(n);
  if (poldegree(m) == 1, n = polresultant(f, A - 'v*B, 't), n = polresultant(m, polresultant(f, A - 'v*B, 't), 'g));
  vanishing(n, value);
}

\\ root returns the minimal polynomial of the square root x of a zero of h.
root(h, x) = vanishing(subst(h, variable(h), 'v^2), x);

\\ decimal rounds x > 0 to n significant digits.
decimal(x, n) = strprintf(Str("%.", n - 1 - floor(log(x) / log(10) + 10^-50), "f"), x);

\\ over turns a polynomial over Q(g) into one in t whose coefficients are polynomials in g.
over(m, f) = lift(f * Mod(1, m));

\\ factors returns the monic irreducible factors in t over Q(g).
factors(m, f) =
{
  if (poldegree(m) == 1, return([h | h <- factor(f)[, 1]~, poldegree(h) > 0]));
  [lift(h) | h <- nffactor(nfinit(m), f)[, 1]~, poldegree(h) > 0];
}

\\ onaxis returns |p(iy)|^2 = p(z)p(-z) in t = y^2 = -z^2.
onaxis(p) =
{
  my(q = p * subst(p, 'z, -'z));
  sum(i = 0, poldegree(q, 'z) \ 2, polcoef(q, 2*i, 'z) * (-'t)^i);
}

\\ onray returns |p(-t(1+i))|^2.
onray(p) =
{
  my(q = subst(p, 'z, -'t*(1 + I)) * subst(p, 'z, -'t*(1 - I)));
  if (imag(q) != 0, error("not real"));
  real(q);
}

\\ objective returns A and B for R' = N/D.
objective(m, N, D, j, region) =
{
  my(A, B);
  if (region == "half-plane", A = onaxis('z^j * N); B = onaxis(D));
  if (region == "axis", A = 't^j * subst(N, 'z, -'t); B = subst(D, 'z, -'t));
  if (region == "sector", A = onray('z^j * N); B = onray(D));
  [over(m, A), over(m, B)];
}

\\ best prints the line of one constant. g0 is the value of the generator.
best(name, m, g0, N, D, j, region) =
{
  my([A, B] = objective(m, N, D, j, region), S, limit = 0, top, found = [], h, c, out = [], t0, v, square = region != "axis");
  S = over(m, deriv(A, 't) * B - A * deriv(B, 't));
  if (poldegree(A, 't) == poldegree(B, 't), limit = abs(subst(pollead(A, 't) / pollead(B, 't), 'g, g0)));
  if (poldegree(A, 't) > poldegree(B, 't), error("infinite"));
  top = limit;
  foreach (factors(m, S), f,
    foreach (polrootsreal(subst(f, 'g, g0)), x,
      if (x > 10^-50,
        v = abs(subst(subst(A, 't, x), 'g, g0) / subst(subst(B, 't, x), 'g, g0));
        if (v > top + 10^-100, top = v; found = []);
        if (abs(v - top) <= 10^-100, found = concat(found, [[f, x]])))));
  c = if (square, sqrt(top), top);
  if (#found > 0,
    my([f, x] = found[1], signed = subst(subst(A / B, 't, x), 'g, g0));
    h = minimal(m, f, A, B, x, signed);
    if (signed < 0, h = subst(h, variable(h), -variable(h))),
    \\ the limit: the quotient of the leading coefficients, an element of Q(g)
    my(q = lift(Mod(pollead(A, 't), m) / pollead(B, 't)), s = sign(subst(q, 'g, g0)));
    h = vanishing(if (poldegree(m) == 1, numerator('v - s*q), polresultant(m, numerator('v - s*q), 'g)), top));
  if (square, h = root(h, c));
  foreach (vecsort(found, 2), p,
    my([f, x] = p, k = if (poldegree(m) == 1, f, polresultant(m, f, 'g)));
    k = vanishing(k, x);
    if (region == "half-plane", x = sqrt(x); k = root(k, x));
    out = concat(out, [Str(list(k), " ", decimal(x, 30))]));
  if (abs(limit - top) < 10^-100, out = concat(out, ["limit"]));
  print(name, "|", j, "|", region, "|", list(h), "|", decimal(c, 40), "|", strjoin(out, "; "));
}

\\ every prints the constants of one scheme with R' = N/D, for j = 1 and the decay exponent.
every(name, m, g0, N, D) =
{
  N = over(m, N); D = over(m, D);
  my(k = poldegree(D, 'z) - poldegree(N, 'z));
  foreach ([1, k], j, foreach (["half-plane", "axis", "sector"], region, best(name, m, g0, N, D, j, region)));
}

\\ pade is R = P/Q with the classical coefficients; R' = (P'Q - PQ')/Q^2 is in lowest terms since Q has simple zeros.
pade(name, j, k) =
{
  my(P = sum(i = 0, j, binomial(j, i) * (j + k - i)! / (j + k)! * 'z^i), Q = sum(i = 0, k, binomial(k, i) * (j + k - i)! / (j + k)! * (-'z)^i));
  every(name, 'g, 0, deriv(P, 'z)*Q - P*deriv(Q, 'z), Q^2);
}

\\ thetamethod is (1 + (1-T)z)/(1 - Tz), with R' = 1/(1 - Tz)^2.
thetamethod(name, T) = every(name, 'g, 0, 1 + 0*'z, (1 - T*'z)^2);

\\ singly has Q = (1 - cz)^s with the zero c = g/d near the given number, m being the minimal polynomial of the
\\ algebraic integer g, and for P the terms of Q e^z up to z^n; R' = (P'(1 - cz) + scP)/(1 - cz)^(s+1).
singly(name, m, d, near, s, n) =
{
  my(g0, c = 'g/d, P = truncate((1 - c*'z)^s * exp('z + O('z^(n+1)))));
  foreach (polrootsreal(m), x, if (abs(x/d - near) < 1e-3, g0 = x));
  every(name, m, g0, deriv(P, 'z) * (1 - c*'z) + s*c*P, (1 - c*'z)^(s+1));
}

constants() =
{
  pade("backward-euler", 0, 1);
  pade("trapezoidal", 1, 1);
  thetamethod("theta:2/3", 2/3);
  thetamethod("theta:3/4", 3/4);
  for (s = 2, 6, pade(Str("gauss-", s), s, s));
  for (s = 2, 6, pade(Str("radau-iia-", s), s - 1, s));
  for (s = 2, 6, pade(Str("lobatto-iiic-", s), s - 2, s));
  singly("alexander-2-2", 'g^2 - 4*'g + 2, 2, 0.29289, 2, 1);
  singly("alexander-2-2-plus", 'g^2 - 4*'g + 2, 2, 1.70711, 2, 1);
  singly("crouzeix-2-3", 'g^2 - 6*'g + 6, 6, 0.78868, 2, 2);
  singly("alexander-3-3", 'g^3 - 18*'g^2 + 54*'g - 36, 6, 0.43587, 3, 2);
}
constants();
quit
