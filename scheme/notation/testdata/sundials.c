/* Excerpt of LLNL/sundials src/arkode/arkode_butcher_dirk.def: the coefficients of five tables. */

ARK_BUTCHER_TABLE(ARKODE_DIRK_NONE, {
    return NULL;
  })

ARK_BUTCHER_TABLE(ARKODE_SDIRK_2_1_2, { /* SDIRK-2-1 (A,B stable) */
    ARKodeButcherTable B = ARKodeButcherTable_Alloc(2, SUNTRUE);
    B->q = 2;
    B->p = 1;

    B->A[0][0] = SUN_RCONST(1.0);
    B->A[1][0] = SUN_RCONST(-1.0);
    B->A[1][1] = SUN_RCONST(1.0);

    B->b[0] = SUN_RCONST(0.5);
    B->b[1] = SUN_RCONST(0.5);

    B->d[0] = SUN_RCONST(1.0);

    B->c[0] = SUN_RCONST(1.0);
    B->c[1] = SUN_RCONST(0.0);
    return B;
  })

ARK_BUTCHER_TABLE(ARKODE_ARK2_DIRK_3_1_2, { /* ARK2 Implicit Table (A,L stable) */
    ARKodeButcherTable B = ARKodeButcherTable_Alloc(3, SUNTRUE);

    /* 1 - 1 / sqrt(2) */
    const sunrealtype gamma = SUN_RCONST(1.0) - SUN_RCONST(1.0) / SUNRsqrt(SUN_RCONST(2.0));
    /* 1 / (2 sqrt(2)) */
    const sunrealtype delta = SUN_RCONST(1.0) / (SUN_RCONST(2.0) * SUNRsqrt(SUN_RCONST(2.0)));
    /* 2 - sqrt(2) */
    const sunrealtype twogamma = SUN_RCONST(2.0) - SUNRsqrt(SUN_RCONST(2.0));
    /* (4 - sqrt(2)) / 8 */
    const sunrealtype beta = (SUN_RCONST(4.0) - SUNRsqrt(SUN_RCONST(2.0))) / SUN_RCONST(8.0);

    B->q = 2;
    B->p = 1;

    B->A[1][0] = gamma;
    B->A[1][1] = gamma;
    B->A[2][0] = delta;
    B->A[2][1] = delta;
    B->A[2][2] = gamma;

    B->b[0] = delta;
    B->b[1] = delta;
    B->b[2] = gamma;

    B->d[0] = beta;
    B->d[1] = beta;
    B->d[2] = SUN_RCONST(1.0) / (SUN_RCONST(2.0) * SUNRsqrt(SUN_RCONST(2.0)));

    B->c[1] = twogamma;
    B->c[2] = SUN_RCONST(1.0);

    return B;
  })

ARK_BUTCHER_TABLE(ARKODE_BILLINGTON_3_3_2, { /* Billington-SDIRK */
    ARKodeButcherTable B = ARKodeButcherTable_Alloc(3, SUNTRUE);

    B->q = 2;
    B->p = 3;

    B->A[0][0] = SUN_RCONST(0.2928932188134524755991556378951509607152);
    B->A[1][0] = SUN_RCONST(0.7989898732233306832236421389357730999754);
    B->A[1][1] = SUN_RCONST(0.2928932188134524755991556378951509607152);
    B->A[2][0] = SUN_RCONST(0.7407892288408794315482509093379275743089);
    B->A[2][1] = SUN_RCONST(0.2592107711591205684517490906620724256911);
    B->A[2][2] = SUN_RCONST(0.2928932188134524755991556378951509607152);

    B->d[0] = SUN_RCONST(0.6916651159922363998055890924735413039564);
    B->d[1] = SUN_RCONST(0.5035970298833985839271813327898926698538);
    B->d[2] = SUN_RCONST(-0.1952621458756349837327704252634339738101);

    B->b[0] = SUN_RCONST(0.7407892288408794315482509093379275743089);
    B->b[1] = SUN_RCONST(0.2592107711591205684517490906620724256911);

    B->c[0] = SUN_RCONST(0.2928932188134524755991556378951509607152);
    B->c[1] = SUN_RCONST(1.091883092036783158822797776830924060691);
    B->c[2] = SUN_RCONST(1.292893218813452475599155637895150960715);
    return B;
  })

ARK_BUTCHER_TABLE(ARKODE_TRBDF2_3_3_2, { /* TRBDF2-ESDIRK */
    ARKodeButcherTable B = ARKodeButcherTable_Alloc(3, SUNTRUE);
    B->q = 2;
    B->p = 3;

    B->A[1][0] = (SUN_RCONST(2.0)-SUNRsqrt(SUN_RCONST(2.0)))/SUN_RCONST(2.0);
    B->A[1][1] = (SUN_RCONST(2.0)-SUNRsqrt(SUN_RCONST(2.0)))/SUN_RCONST(2.0);
    B->A[2][0] = SUNRsqrt(SUN_RCONST(2.0))/SUN_RCONST(4.0);
    B->A[2][1] = SUNRsqrt(SUN_RCONST(2.0))/SUN_RCONST(4.0);
    B->A[2][2] = (SUN_RCONST(2.0)-SUNRsqrt(SUN_RCONST(2.0)))/SUN_RCONST(2.0);

    B->d[0] = (SUN_RCONST(1.0)-SUNRsqrt(SUN_RCONST(2.0))/SUN_RCONST(4.0))/SUN_RCONST(3.0);
    B->d[1] = (SUN_RCONST(3.0)*SUNRsqrt(SUN_RCONST(2.0))/SUN_RCONST(4.0)+SUN_RCONST(1.0))/SUN_RCONST(3.0);
    B->d[2] = (SUN_RCONST(2.0)-SUNRsqrt(SUN_RCONST(2.0)))/SUN_RCONST(6.0);

    B->b[0] = SUNRsqrt(SUN_RCONST(2.0))/SUN_RCONST(4.0);
    B->b[1] = SUNRsqrt(SUN_RCONST(2.0))/SUN_RCONST(4.0);
    B->b[2] = (SUN_RCONST(2.0)-SUNRsqrt(SUN_RCONST(2.0)))/SUN_RCONST(2.0);

    B->c[1] = SUN_RCONST(2.0)-SUNRsqrt(SUN_RCONST(2.0));
    B->c[2] = SUN_RCONST(1.0);
    return B;
  })

ARK_BUTCHER_TABLE(ARKODE_FEHLBERG_6_4_5, { /* Fehlberg-ERK, of arkode_butcher_erk.def */
    ARKodeButcherTable B = ARKodeButcherTable_Alloc(6, SUNTRUE);
    B->q = 5;
    B->p = 4;
    B->A[1][0] = SUN_RCONST(0.25);
    B->A[2][0] = SUN_RCONST(3.0)/SUN_RCONST(32.0);
    B->A[2][1] = SUN_RCONST(9.0)/SUN_RCONST(32.0);
    B->A[3][0] = SUN_RCONST(1932.0)/SUN_RCONST(2197.0);
    B->A[3][1] = SUN_RCONST(-7200.0)/SUN_RCONST(2197.0);
    B->A[3][2] = SUN_RCONST(7296.0)/SUN_RCONST(2197.0);
    B->A[4][0] = SUN_RCONST(439.0)/SUN_RCONST(216.0);
    B->A[4][1] = SUN_RCONST(-8.0);
    B->A[4][2] = SUN_RCONST(3680.0)/SUN_RCONST(513.0);
    B->A[4][3] = SUN_RCONST(-845.0)/SUN_RCONST(4104.0);
    B->A[5][0] = SUN_RCONST(-8.0)/SUN_RCONST(27.0);
    B->A[5][1] = SUN_RCONST(2.0);
    B->A[5][2] = SUN_RCONST(-3544.0)/SUN_RCONST(2565.0);
    B->A[5][3] = SUN_RCONST(1859.0)/SUN_RCONST(4104.0);
    B->A[5][4] = SUN_RCONST(-11.0)/SUN_RCONST(40.0);

    B->b[0] = SUN_RCONST(16.0)/SUN_RCONST(135.0);
    B->b[2] = SUN_RCONST(6656.0)/SUN_RCONST(12825.0);
    B->b[3] = SUN_RCONST(28561.0)/SUN_RCONST(56430.0);
    B->b[4] = SUN_RCONST(-9.0)/SUN_RCONST(50.0);
    B->b[5] = SUN_RCONST(2.0)/SUN_RCONST(55.0);

    B->d[0] = SUN_RCONST(25.0)/SUN_RCONST(216.0);
    B->d[2] = SUN_RCONST(1408.0)/SUN_RCONST(2565.0);
    B->d[3] = SUN_RCONST(2197.0)/SUN_RCONST(4104.0);
    B->d[4] = SUN_RCONST(-1.0)/SUN_RCONST(5.0);

    B->c[1] = SUN_RCONST(0.25);
    B->c[2] = SUN_RCONST(0.375);
    B->c[3] = SUN_RCONST(12.0)/SUN_RCONST(13.0);
    B->c[4] = SUN_RCONST(1.0);
    B->c[5] = SUN_RCONST(0.5);
    return B;
  })
