/* Whether R = P/Q of a tableau is A-stable, with FLINT: a verdict without evidence.
 *
 * The poles are the diagonal of a triangular matrix, and otherwise Routh's scheme decides. Only if it finds one in the left half-plane does
 * a common factor matter. E is decided by the signs of its coefficients, and otherwise by Sturm sequences of its factors of odd
 * multiplicity. Each algorithm prints its name, the nanoseconds that it takes, 1 or 0. */
#include "tableau.h"
#include "routh.h"
#include <flint/fmpz_poly_factor.h>

static int answer;

/* norm computes |p(iy)|^2 as a polynomial in t = y^2. */
static void norm(fmpz_poly_t out, const fmpz_poly_t p)
{
	fmpz_poly_t even, odd;
	fmpz_t c;
	fmpz_init(c);
	fmpz_poly_init(even);
	fmpz_poly_init(odd);
	for (slong k = fmpz_poly_degree(p); k >= 0; k--) {
		fmpz_poly_get_coeff_fmpz(c, p, k);
		if (k / 2 % 2)
			fmpz_neg(c, c);
		fmpz_poly_set_coeff_fmpz(k % 2 ? odd : even, k / 2, c);
	}
	fmpz_poly_sqr(out, even);
	fmpz_poly_sqr(odd, odd);
	fmpz_poly_shift_left(odd, odd, 1);
	fmpz_poly_add(out, out, odd);
	fmpz_clear(c);
	fmpz_poly_clear(even);
	fmpz_poly_clear(odd);
}

static int has_positive_root(const fmpz_poly_t p)
{
	slong negative = 0, positive = 0;
	if (fmpz_poly_degree(p) > 0)
		_fmpz_poly_num_real_roots_sturm(&negative, &positive, p->coeffs, fmpz_poly_length(p));
	return positive > 0;
}

/* nonnegative decides whether e(t) >= 0 for t >= 0. */
static int nonnegative(fmpz_poly_t e)
{
	slong low = 0;
	int ok = 1;
	while (ok && low < fmpz_poly_length(e))
		ok = fmpz_sgn(e->coeffs + low++) >= 0;
	if (ok)
		return 1;
	for (low = 0; fmpz_is_zero(e->coeffs + low);)
		low++;
	fmpz_poly_shift_right(e, e, low);
	if (fmpz_sgn(e->coeffs) < 0 || fmpz_sgn(fmpz_poly_lead(e)) < 0)
		return 0;
	fmpz_poly_factor_t factors;
	fmpz_poly_factor_init(factors);
	fmpz_poly_factor_squarefree(factors, e);
	for (slong i = 0; i < factors->num; i++)
		if (factors->exp[i] % 2 && has_positive_root(factors->p + i))
			ok = 2;
	fmpz_poly_factor_clear(factors);
	return ok != 2;
}

/* hurwitz decides whether all zeros of q have a positive real part. */
static int hurwitz(const fmpz_poly_t q, int primitive)
{
	fmpz_poly_t reflected;
	fmpz_poly_init(reflected);
	fmpz_poly_set(reflected, q);
	for (slong k = 1; k < fmpz_poly_length(q); k += 2)
		fmpz_neg(reflected->coeffs + k, reflected->coeffs + k);
	int ok = routh(reflected, primitive);
	fmpz_poly_clear(reflected);
	return ok;
}

static void decide(int primitive)
{
	int right = 1; /* all zeros of Q have a positive real part */
	fmpz_poly_t common, e, square;
	fmpz_poly_init(common);
	fmpz_poly_init(e);
	fmpz_poly_init(square);
	if (lower)
		for (slong i = 0; i < s; i++)
			right = right && fmpz_sgn(fmpz_mat_entry(M, i, i)) >= 0;
	else
		right = hurwitz(Q, primitive);
	if (!right) {
		fmpz_poly_gcd(common, P, Q);
		if (fmpz_poly_degree(common) > 0) {
			fmpz_poly_div(P, P, common);
			fmpz_poly_div(Q, Q, common);
			right = hurwitz(Q, primitive);
		}
	}
	if ((answer = right)) {
		norm(e, Q);
		norm(square, P);
		fmpz_poly_sub(e, e, square);
		answer = nonnegative(e);
	}
	fmpz_poly_clear(common);
	fmpz_poly_clear(e);
	fmpz_poly_clear(square);
}

static void by_minors(void)
{
	lower ? triangular() : moments();
	decide(0);
}

static void by_contents(void)
{
	lower ? triangular() : moments();
	decide(1);
}

static void report(const char *name, void (*solve)(void))
{
	double ns = measure(solve);
	printf("%s %.0f %d\n", name, ns, answer);
}

int main(int argc, char **argv)
{
	read_tableau(argc, argv);
	report("minors", by_minors);
	if (!lower)
		report("primitive", by_contents);
	return 0;
}
