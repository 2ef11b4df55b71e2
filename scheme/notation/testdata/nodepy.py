# Excerpt of ketch/nodepy nodepy/runge_kutta_method.py (loadRKM): the coefficients of eleven methods.
from __future__ import division
import numpy as np
import nodepy.snp as snp


def shu_osher_to_butcher(alpha, beta):
    """
    Converts, for example A=np.array([[0]]), as text only.
    """
    A, b = alpha, beta
    return RungeKuttaMethod(A, b)


def loadRKM(which='All'):
    from sympy import sqrt, Rational

    RK={}

    half = Rational(1,2)
    one  = Rational(1,1)
    zero = Rational(0,1)

    #================================================
    A=np.array([one])
    b=np.array([one])
    RK['BE']=RungeKuttaMethod(A,b,name='Implicit Euler',shortname='BE')

    #================================================
    A=np.array([[(88-7*sqrt(6))/360,(296-169*sqrt(6))/1800,(-2+3*sqrt(6))/225],
                [(296+169*sqrt(6))/1800,(88+7*sqrt(6))/360,(-2-3*sqrt(6))/225],
                [(16-sqrt(6))/36,(16+sqrt(6))/36,one/9]])
    b=np.array([(16-sqrt(6))/36,(16+sqrt(6))/36,one/9])
    RK['RadauIIA3']=RungeKuttaMethod(A,b,name='Radau IIA3',
                description="The RadauIIA method with 3 stages",shortname='RadauIIA3')

    # This method is from Norsett 1974
    gamma = one/2 + sqrt(3)/6
    A = np.array([[gamma, 0],[1-2*gamma, gamma]])
    b = np.array([half,half])
    RK['SDIRK23'] = RungeKuttaMethod(A, b, name='SDIRK23',
                        description=r"3rd-order SDIRK method of Norsett",
                        shortname = 'SDIRK23')

    # This method is from Norsett 1974
    from sympy import pi, cos
    gamma = one/2 + sqrt(3)/3 * cos(pi/18)
    A = np.array([[gamma, 0, 0],
                  [half-gamma, gamma, 0],
                  [2*gamma, one-4*gamma, gamma]])
    x = one/(24*(half-gamma)**2)
    b = np.array([x, 1-2*x, x])
    RK['SDIRK34'] = RungeKuttaMethod(A, b, name='SDIRK34',
                        description=r"4th-order SDIRK method of Norsett",
                        shortname = 'SDIRK34')

    # This method is from Bank et al. 1985
    A=snp.array([[0,0,0],[one/4,one/4,0],[one/3,one/3,one/3]])
    b=snp.array([one/3,one/3,one/3])
    description=r"2nd-order, L-stable DIRK method of Bank et al."
    RK['TR-BDF2'] = RungeKuttaMethod(A, b, name='TR-BDF2',
                        description=description, shortname='TR-BDF2')

    #================================================
    m=10
    r=6*one
    alpha=snp.diag(snp.ones(m),-1)
    alpha[5,4]=2*one/5
    beta=alpha/r
    bhat = np.array([0, 2*one/9, 0, 0, 5*one/18, one/3, 0, 0, 0, one/6])
    RK['SSP104']=ExplicitRungeKuttaPair(alpha=alpha,beta=beta,bhat=bhat,
                    name='SSPRK(10,4)',shortname='SSPRK(10,4)')

    #================================================
    A=np.array([
        [0,0,0,0,0],
        [one/4,0,0,0,0],
        [4*one/81,32*one/81,0,0,0],
        [57*one/98,-432*one/343,1053*one/686,0,0],
        [one/6,0,27*one/52,49*one/156,0]])
    b=np.array([43*one/288,0,243*one/416,343*one/1872,one/12])
    bhat=np.array(A[-1,:])
    RK['Fehlberg43']=ExplicitRungeKuttaPair(A,b,bhat,name='Fehlberg RK4(3)5',shortname='Fehlberg43')
    #================================================
    A=np.array(
        [[0, 0, 0, 0, 0],
        [one/2, 0, 0, 0, 0],
        [0, one/2, 0, 0, 0],
        [0, 0, 1, 0, 0],
        [-1, 2, 0, 0, 0]])
    b=np.array([one/6, one/3, one/3, one/6, 0])
    bhat=np.array([one/6, 2*one/3, 0, 0, one/6])
    RK[u"Söderlind43"]=ExplicitRungeKuttaPair(A,b,bhat,name=u"Söderlind RK4(3)",shortname=u"Söderlind43")
    RK[u"Soderlind43"]=ExplicitRungeKuttaPair(A,b,bhat,name=u"Söderlind RK4(3)",shortname=u"Söderlind43")
    #================================================
    A=np.array([[0,0,0],[one,0,0],[one/4,one/4,0]])
    b=np.array([one/6,one/6,2*one/3])
    bhat = np.array([0.291485418878409, 0.291485418878409, 0.417029162243181])
    RK['SSP33']=ExplicitRungeKuttaPair(A,b,bhat=bhat,name='SSPRK 33',shortname='SSPRK33')
    #================================================
    # As an early version printed it: the entry with /12. should have /5., since all is divided by 12 again.
    A=np.array([[1.,-sqrt(5),sqrt(5),-1.],[1.,3.,(10-7.*sqrt(5))/5.,sqrt(5)/5.],[1.,(10.+7*sqrt(5))/12.,3.,-sqrt(5)/5.],[1.,5.,5.,1.]])/12.
    b=np.array([1.,5.,5.,1.])/12.
    RK['LobattoIIIC4']=RungeKuttaMethod(A,b,shortname='LobattoIIIC4')
    #================================================
    # Kutta's method, in the way in which Tsit5 is written there
    A    = np.zeros((4,4))
    b    = np.zeros(4)
    A[1,0] = one/2
    A[2][1] = one/2
    A[3,2] = 1
    b[:] = [one/6,one/3,one/3,one/6]
    RK['RK44']=ExplicitRungeKuttaMethod(A.astype('float64'),b.astype('float64'),name='Classical RK4',shortname='RK44')
    return RK
