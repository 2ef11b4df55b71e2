/* A table that is wrong on purpose: the solver is to refuse it. */
static const double A[2][2] = {{0.0, 0.0}, {1.0, 0.0}};
static const double b[2]    = {0.5, 0.4};
static const double c[2]    = {0.0, 0.7};
