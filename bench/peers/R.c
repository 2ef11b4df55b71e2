/* P and Q of a tableau. Each algorithm prints its name, the nanoseconds that it takes, P and Q. */
#include "tableau.h"

static fmpz_mat_t N;

/* N = M - e b^T. */
static void subtract_weights(void)
{
	for (slong i = 0; i < s; i++)
		_fmpz_vec_sub(N->rows[i], M->rows[i], b, s);
}

/* Characteristic polynomials of both matrices; FLINT chooses the algorithm, modulo primes from s = 5 on. */
static void charpoly(void)
{
	subtract_weights();
	fmpz_mat_charpoly(chi, M);
	fmpz_poly_reverse(Q, chi, s + 1);
	fmpz_mat_charpoly(chi, N);
	fmpz_poly_reverse(P, chi, s + 1);
}

static void berkowitz(void)
{
	subtract_weights();
	fmpz_mat_charpoly_berkowitz(chi, M);
	fmpz_poly_reverse(Q, chi, s + 1);
	fmpz_mat_charpoly_berkowitz(chi, N);
	fmpz_poly_reverse(P, chi, s + 1);
}

/* For a lower triangular matrix: Y_i = N_i / ((1 - m_11 w) ... (1 - m_ii w)), forward substitution. */
static void forward(void)
{
	fmpz_poly_t factor, sum, *num = malloc(s * sizeof *num);
	fmpz_t m;
	fmpz_init(m);
	fmpz_poly_init(factor);
	fmpz_poly_init(sum);
	fmpz_poly_one(Q);
	fmpz_poly_set_coeff_ui(factor, 0, 1);
	for (slong i = 0; i < s; i++) {
		fmpz_poly_zero(sum);
		for (slong j = 0; j < i; j++)
			fmpz_poly_scalar_addmul_fmpz(sum, num[j], fmpz_mat_entry(M, i, j));
		fmpz_poly_shift_left(sum, sum, 1);
		fmpz_poly_init(num[i]);
		fmpz_poly_add(num[i], Q, sum);
		fmpz_neg(m, fmpz_mat_entry(M, i, i));
		fmpz_poly_set_coeff_fmpz(factor, 1, m);
		for (slong j = 0; j < i; j++)
			fmpz_poly_mul(num[j], num[j], factor);
		fmpz_poly_mul(Q, Q, factor);
	}
	fmpz_poly_zero(sum);
	for (slong j = 0; j < s; j++) {
		fmpz_poly_scalar_addmul_fmpz(sum, num[j], b + j);
		fmpz_poly_clear(num[j]);
	}
	fmpz_poly_shift_left(sum, sum, 1);
	fmpz_poly_add(P, Q, sum);
	free(num);
	fmpz_clear(m);
	fmpz_poly_clear(factor);
	fmpz_poly_clear(sum);
}

static void print_coefficients(const fmpz_poly_t p)
{
	fmpz_t c;
	fmpz_init(c);
	for (slong i = 0; i <= s; i++) {
		fmpz_poly_get_coeff_fmpz(c, p, i);
		putchar(' ');
		fmpz_print(c);
	}
	fmpz_clear(c);
}

static void report(const char *name, void (*solve)(void))
{
	printf("%s %.0f", name, measure(solve));
	print_coefficients(P);
	print_coefficients(Q);
	putchar('\n');
}

int main(int argc, char **argv)
{
	read_tableau(argc, argv);
	fmpz_mat_init(N, s, s);
	if (lower) {
		report("triangular", triangular);
		report("forward", forward);
	} else {
		report("charpoly", charpoly);
		report("moments", moments);
		if (s <= 16)
			report("berkowitz", berkowitz);
	}
	return 0;
}
