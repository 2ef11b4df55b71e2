#=
Excerpt of SciML/DiffEqDevTools.jl src/ode_tableaus.jl: the coefficients of seven tableaus.
=#

"""
Gauss-Legendre Order 4.
"""
function constructGL4(T::Type = Float64)
  c = [(3-sqrt(3))/6;(3+sqrt(3))/6]
  A = [       1/4       (3-2*sqrt(3))/12;
         (3+2*sqrt(3))/12        1/4  ]
  α = [1/2;1/2]
  A = map(T,A)
  α = map(T,α)
  c = map(T,c)
  return(ImplicitRKTableau(A,c,α,4))
end

"""
Order 2 Midpoint Method
"""
function constructMidpointRule(T::Type = Float64)
  A = Matrix{T}(undef,1,1)
  A[1] = 1//2
  c = [1//2]
  α = [1]
  A = map(T,A)
  α = map(T,α)
  c = map(T,c)
  return(ImplicitRKTableau(A,c,α,2))
end

"""
LobattoIIIA Order 4 method
"""
function constructLobattoIIIA4(T::Type = Float64)
  A = [0 0 0
      5//24 1//3 -1//24
      1//6 2//3 1//6]
  c = [0;1//2;1]
  α = [1//6;2//3;1//6]
  αEEst = [-1//2;2;-1//2]
  A = map(T,A)
  α = map(T,α)
  c = map(T,c)
  αEEst = map(T,αEEst)
  return(ImplicitRKTableau(A,c,α,4,αEEst=αEEst,adaptiveorder=3))
end

"""
RadauIA Order 5 method

"""
function constructRadauIA5(T::Type = Float64)
  A = [1//9 (-1-sqrt(6))/18 (-1+sqrt(6))/18
       1//9 11//45+7*sqrt(6)/360 11//45-43*sqrt(6)/360
       1//9 11//45+43*sqrt(6)/360 11//45-7*sqrt(6)/360]
  c = [0;3//5-sqrt(6)/10;3//5+sqrt(6)/10]
  α = [1//9;4//9+sqrt(6)/36;4//9-sqrt(6)/36]
  A = map(T,A)
  α = map(T,α)
  c = map(T,c)
  return(ImplicitRKTableau(A,c,α,5))
end

"""
RadauIIA Order 5 method

"""
function constructRadauIIA5(T::Type = Float64)
  sq6 = sqrt(6)
  A = [11//45-7sq6/360 37//225-169sq6/1800 -2//225+sq6/75
       37//225+169sq6/1800 11//45+7sq6/360 -2//225-sq6/75
       4//9-sq6/36 4//9+sq6/36 1//9]
  c = [2//5-sq6/10;2/5+sq6/10;1]
  α = [4//9-sq6/36;4//9+sq6/36;1//9]
  A = map(T,A)
  α = map(T,α)
  c = map(T,c)
  return(ImplicitRKTableau(A,c,α,5))
end

"""
Classic RK4 3/8's rule method.
"""
function constructRK438Rule(T::Type = Float64)
  A = [0 0 0 0
       1//3 0 0 0
        -1//3 1 0 0
        1 -1 1 0]
  c = [0;1//3;2//3;1]
  α = [1//8;3//8;3//8;1//8]
  A = map(T,A)
  α = map(T,α)
  c = map(T,c)
  return(ExplicitRKTableau(A,c,α,4))
end

"""
Luther and Konen's First Order 5, cut down to its first three stages
"""
function constructLutherKonenCut(T::Type = Float64)
  A = zeros(T,3,3)
  c = zeros(T,3)
  α = zeros(T,3)
  c[2]=1/2
  c[3]=1/2-1/10*5^(1/2)
  A[2,1]=1/2
  A[3,1]=1/5
  A[3,2]=3/10-1/10*5^(1/2)
  α[1]=1/12
  α[3]=5/12
  A = map(T,A)
  return(ExplicitRKTableau(A,c,α,5))
end
