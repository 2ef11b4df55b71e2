/* Whether all zeros of a polynomial have a negative real part, by Routh's scheme with FLINT, in integers. */
#include <flint/fmpz.h>
#include <flint/fmpz_poly.h>
#include <flint/fmpz_vec.h>

/* routh computes the rows of the scheme without fractions. Each row is divided by its content if that is asked for, and
 * otherwise by the minor that it is a multiple of. */
static int routh(const fmpz_poly_t q, int primitive)
{
	slong n = fmpz_poly_degree(q), size = n / 2 + 1, len0 = n / 2 + 1, len1 = (n + 1) / 2;
	fmpz *row0 = _fmpz_vec_init(size), *row1 = _fmpz_vec_init(size), *row2 = _fmpz_vec_init(size);
	fmpz_t last, content;
	int sign = fmpz_sgn(fmpz_poly_lead(q)), ok = 1;
	fmpz_init(last);
	fmpz_init(content);
	for (slong i = 0; i <= n; i++) {
		fmpz *x = (i % 2 ? row1 : row0) + i / 2;
		fmpz_set(x, q->coeffs + n - i);
		if (sign < 0)
			fmpz_neg(x, x);
		if (fmpz_sgn(x) <= 0)
			ok = 0;
	}
	for (slong k = 1; ok && k < n; k++) {
		slong len2 = len0 - 1;
		for (slong i = 0; i < len2; i++) {
			fmpz_mul(row2 + i, row1, row0 + i + 1);
			if (i + 1 < len1)
				fmpz_submul(row2 + i, row0, row1 + i + 1);
			if (!primitive && k >= 3)
				fmpz_divexact(row2 + i, row2 + i, last);
		}
		if (fmpz_sgn(row2) <= 0)
			ok = 0;
		if (ok && primitive) {
			_fmpz_vec_content(content, row2, len2);
			if (!fmpz_is_one(content))
				_fmpz_vec_scalar_divexact_fmpz(row2, row2, len2, content);
		}
		fmpz_set(last, row0);
		fmpz *t = row0;
		row0 = row1;
		row1 = row2;
		row2 = t;
		len0 = len1;
		len1 = len2;
	}
	_fmpz_vec_clear(row0, size);
	_fmpz_vec_clear(row1, size);
	_fmpz_vec_clear(row2, size);
	fmpz_clear(last);
	fmpz_clear(content);
	return ok;
}
