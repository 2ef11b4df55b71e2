import numpy as np

from .runge_kutta import AbstractERK, ButcherTableau

_heun_tableau = ButcherTableau(
    c=np.array([1.0]),
    a_lower=(np.array([1.0]),),
    b_sol=np.array([0.5, 0.5]),
    b_error=np.array([0.5, -0.5]),
)


class Heun(AbstractERK):
    """Heun's method. 2nd order explicit Runge--Kutta method with an embedded Euler method."""

    tableau = _heun_tableau

    def order(self, terms):
        return 2
