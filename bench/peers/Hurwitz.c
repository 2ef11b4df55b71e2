/* Whether all zeros of a polynomial have a negative real part.
 *
 * Input: the coefficients in ascending order. Each algorithm prints its name, the nanoseconds that it takes, 1 or 0. */
#include "measure.h"
#include "routh.h"

static fmpz_poly_t q;
static int answer;

static void minors(void) { answer = routh(q, 0); }
static void primitive(void) { answer = routh(q, 1); }

int main(int argc, char **argv)
{
	FILE *f = open_input(argc, argv);
	fmpz_t c;
	fmpz_init(c);
	fmpz_poly_init(q);
	for (slong i = 0; fmpz_fread(f, c) > 0; i++)
		fmpz_poly_set_coeff_fmpz(q, i, c);
	double ns = measure(minors);
	printf("minors %.0f %d\n", ns, answer);
	ns = measure(primitive);
	printf("primitive %.0f %d\n", ns, answer);
	return 0;
}
