/* Excerpt of petsc/petsc src/ts/impls/arkimex/arkimex.c and src/ts/impls/rosw/rosw.c: the coefficients of five tables, and
 * one that is made up to be written element by element, as that of TSROSWARK3 is. */
PetscErrorCode TSARKIMEXRegisterAll(void)
{
  PetscErrorCode ierr;

  PetscFunctionBegin;
  if (TSARKIMEXRegisterAllCalled) PetscFunctionReturn(PETSC_SUCCESS);
  TSARKIMEXRegisterAllCalled = PETSC_TRUE;

#define RC  PetscRealConstant
#define s2  RC(1.414213562373095048802)  /* PetscSqrtReal((PetscReal)2.0) */
#define us2 RC(0.2928932188134524755992) /* 1.0-1.0/PetscSqrtReal((PetscReal)2.0); */

  {
    /* DIRK212, default of SUNDIALS */
    const PetscReal A[2][2] = {
      {RC(1.0),  RC(0.0)},
      {RC(-1.0), RC(1.0)}
    };
    const PetscReal b[2]      = {RC(0.5), RC(0.5)};
    const PetscReal bembed[2] = {RC(1.0), RC(0.0)};
    PetscCall(TSDIRKRegister(TSDIRKS212, 2, 2, &A[0][0], b, NULL, bembed, 1, b));
  }

  {
    const PetscReal A[3][3] = {
      {RC(0.0),      RC(0.0),      RC(0.0)},
      {us2,          us2,          RC(0.0)},
      {s2 / RC(4.0), s2 / RC(4.0), us2    },
    };
    const PetscReal b[3]      = {s2 / RC(4.0), s2 / RC(4.0), us2};
    const PetscReal bembed[3] = {(RC(1.0) - s2 / RC(4.0)) / RC(3.0), (RC(3.0) * s2 / RC(4.0) + RC(1.0)) / RC(3.0), us2 / RC(3.0)};
    PetscCall(TSDIRKRegister(TSDIRKES213SAL, 2, 3, &A[0][0], b, NULL, bembed, 1, b));
  }
  {
    const PetscReal
      A[5][5] = {{0,0,0,0,0},
                 {1,0,0,0,0},
                 {4./9,2./9,0,0,0},
                 {1./4,0,3./4,0,0},
                 {1./4,0,3./5,0,0}},
      At[5][5] = {{0,0,0,0,0},
                  {.5,.5,0,0,0},
                  {5./18,-1./9,.5,0,0},
                  {.5,0,0,.5,0},
                  {.25,0,.75,-.5,.5}},
    *bembedt = NULL;
    ierr = TSARKIMEXRegister(TSARKIMEXBPR3,3,5,&At[0][0],NULL,NULL,&A[0][0],NULL,NULL,bembedt,bembedt,0,NULL,NULL);CHKERRQ(ierr);
  }
  {
    const PetscReal A        = 0;
    const PetscReal Gamma    = 0.5;
    const PetscReal b        = 1;
    const PetscReal binterpt = 1;

    PetscCall(TSRosWRegister(TSROSWTHETA2, 2, 1, &A, &Gamma, &b, NULL, 1, &binterpt));
  }
  {
    PetscReal       binterpt[3][2];
    const PetscReal A[3][3] =
      {
        {0,                      0, 0},
        {1.5773502691896257e+00, 0, 0},
        {0.5,                    0, 0}
    },
                    Gamma[3][3] = {{7.8867513459481287e-01, 0, 0}, {-1.5773502691896257e+00, 7.8867513459481287e-01, 0}, {-6.7075317547305480e-01, -1.7075317547305482e-01, 7.8867513459481287e-01}}, b[3] = {1.0566243270259355e-01, 4.9038105676657971e-02, 8.4529946162074843e-01}, b2[3] = {-1.7863279495408180e-01, 1. / 3., 8.4529946162074843e-01};

    binterpt[0][0] = -0.8094010767585034;
    binterpt[1][0] = -0.5;

    PetscCall(TSRosWRegister(TSROSWRA3PW, 3, 3, &A[0][0], &Gamma[0][0], b, b2, 2, &binterpt[0][0]));
  }
  {
    PetscReal A[2][2], Gamma[2][2], b[2];

    Gamma[0][0] = 0.5;
    Gamma[0][1] = 0;
    Gamma[1][0] = -1.;
    Gamma[1][1] = 0.5;
    A[0][0] = A[0][1] = A[1][1] = 0;
    A[1][0] = 1.;
    b[0] = b[1] = 1. / 2;
    ierr = TSRosWRegister(TSROSWMADE, 1, 2, &A[0][0], &Gamma[0][0], b, NULL, 1, b);CHKERRQ(ierr);
  }
  PetscFunctionReturn(PETSC_SUCCESS);
}
