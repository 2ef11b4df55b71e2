#include "tableaus.h"

/* The implicit midpoint rule and its relatives. */
void getTableau_RADAU_IIA_2(BUTCHER_TABLEAU* tableau)
{
  tableau->nStages = 2;
  tableau->order_b = 3;
  tableau->order_bt = 1;

  const double c[] = {1./3, 0.9};
  const double A[] = {5./12, -1./12,
                      3./4, 1./4};
  const double b[] = {3./4, 1./4};
  const double bt[] = {1., 0.};

  setButcherTableau(tableau, (double *)c, (double *)A, (double *)b, (double *)bt);
}

void getTableau_IMPLICIT_EULER(BUTCHER_TABLEAU* tableau)
{
  tableau->nStages = 1;
  tableau->order_b = 1;

  const double c[] = {1.0};
  const double A[] = {1.0};
  const double b[] = {1.0};

  setButcherTableau(tableau, (double *)c, (double *)A, (double *)b, NULL);
}
