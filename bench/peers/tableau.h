/* P = det(I - wM + w e b^T) and Q = det(I - wM) for a tableau M = dA, d*b, with FLINT, in integers. */
#include "measure.h"
#include <flint/fmpz.h>
#include <flint/fmpz_mat.h>
#include <flint/fmpz_poly.h>
#include <flint/fmpz_vec.h>

static slong s;
static fmpz_mat_t M;
static fmpz *b;
static int lower;
static fmpz_poly_t P, Q, chi;

/* P = Q (1 + sum w^(k+1) b^T M^k e) modulo w^(s+1). */
static void numerator_by_moments(void)
{
	fmpz *v = _fmpz_vec_init(s), *next = _fmpz_vec_init(s);
	fmpz_poly_t series;
	fmpz_poly_init2(series, s + 1);
	fmpz_poly_one(series);
	fmpz_poly_fit_length(series, s + 1);
	for (slong i = 0; i < s; i++)
		fmpz_one(v + i);
	for (slong k = 0; k < s; k++) {
		_fmpz_vec_dot(series->coeffs + k + 1, b, v, s);
		if (k == s - 1)
			break;
		for (slong i = 0; i < s; i++)
			_fmpz_vec_dot(next + i, M->rows[i], v, lower ? i + 1 : s);
		fmpz *t = v;
		v = next;
		next = t;
	}
	_fmpz_poly_set_length(series, s + 1);
	_fmpz_poly_normalise(series);
	fmpz_poly_mullow(P, Q, series, s + 1);
	_fmpz_vec_clear(v, s);
	_fmpz_vec_clear(next, s);
	fmpz_poly_clear(series);
}

static void moments(void)
{
	fmpz_mat_charpoly(chi, M);
	fmpz_poly_reverse(Q, chi, s + 1);
	numerator_by_moments();
}

/* For a lower triangular matrix Q is the product of the 1 - m_ii w. */
static void triangular(void)
{
	fmpz_poly_one(Q);
	for (slong i = 0; i < s; i++) {
		fmpz_poly_set(P, Q);
		fmpz_poly_shift_left(P, P, 1);
		fmpz_poly_scalar_submul_fmpz(Q, P, fmpz_mat_entry(M, i, i));
	}
	numerator_by_moments();
}

/* read_tableau reads s, the rows of M, and d*b. */
static void read_tableau(int argc, char **argv)
{
	FILE *f = open_input(argc, argv);
	if (fscanf(f, "%ld", &s) != 1)
		exit(2);
	fmpz_mat_init(M, s, s);
	b = _fmpz_vec_init(s);
	fmpz_poly_init(P);
	fmpz_poly_init(Q);
	fmpz_poly_init(chi);
	lower = 1;
	for (slong i = 0; i < s; i++)
		for (slong j = 0; j < s; j++) {
			fmpz_fread(f, fmpz_mat_entry(M, i, j));
			lower = lower && (j <= i || fmpz_is_zero(fmpz_mat_entry(M, i, j)));
		}
	for (slong j = 0; j < s; j++)
		fmpz_fread(f, b + j);
}
