"""The polynomials of io.lossmith.simd: minimax by Remez exchange in 60 digits (mpmath), printed beside their errors.

Run: python3 coefficients.py > coefficients.txt
Each row: a name, the function that is approximated, the degree, the interval, the weight that turns an error of the polynomial into one
of the result in relative terms, and the type that coefficients are rounded to. A start of coefficients may be fixed, from the lowest on.
"""
from mpmath import mp, mpf, matrix, lu_solve, cos, pi, sign, log, log1p, expm1, exp, atanh, sqrt, erf, erfc, sin, atan
import struct

mp.dps = 60


def rounded(x, single):
    if single:
        return mpf(struct.unpack("f", struct.pack("f", float(x)))[0])
    return mpf(float(x))


def polynomial(c, x):
    value = mpf(0)
    for a in reversed(c):
        value = value * x + a
    return value


def remez(f, weight, degree, low, high, rounds=30):
    """Minimises the largest |weight * (p - f)| over the interval; returns the coefficients."""
    n = degree + 2
    middle, half = (low + high) / 2, (high - low) / 2
    points = [middle - half * cos(pi * k / (n - 1)) for k in range(n)]
    points = [x if weight(x) > mpf(10) ** -12 else middle + half / (3 * n) for x in points]  # no weight, no equation
    grid = [middle - half * cos(pi * (k + mpf(1) / 2) / (40 * n)) for k in range(40 * n)]
    values = [(x, f(x), weight(x)) for x in grid]
    c = []
    for _ in range(rounds):
        a, b = matrix(n, n), matrix(n, 1)
        for i, x in enumerate(points):
            for k in range(degree + 1):
                a[i, k] = x**k
            a[i, degree + 1] = (-1) ** i / weight(x)
            b[i] = f(x)
        solution = lu_solve(a, b)
        c = [solution[k] for k in range(degree + 1)]
        errors = [w * (polynomial(c, x) - y) for x, y, w in values]
        chosen = []
        for i, e in enumerate(errors):
            if chosen and sign(e) == sign(errors[chosen[-1]]):
                if abs(e) > abs(errors[chosen[-1]]):
                    chosen[-1] = i
            else:
                chosen.append(i)
        while len(chosen) > n:
            chosen.pop(0 if abs(errors[chosen[0]]) < abs(errors[chosen[-1]]) else -1)
        if len(chosen) < n:
            break
        sizes = [abs(errors[i]) for i in chosen]
        points = [grid[i] for i in chosen]
        if max(sizes) < min(sizes) * mpf("1.001"):
            break
    return c


def row(name, f, degree, low, high, weight, single, fixed=()):
    """Fits what is left after the fixed coefficients; prints the result and its error in bits."""
    low, high = mpf(low), mpf(high)
    start = [mpf(c) for c in fixed]
    k = len(start)
    tiny = (high - low) * mpf(10) ** -20

    def rest(x):
        x = x if abs(x) > tiny else tiny
        return (f(x) - polynomial(start, x)) / x**k

    c = remez(rest, lambda x: weight(x) * (abs(x) if abs(x) > tiny else tiny) ** k, degree - k, low, high)
    all_of = start + [rounded(a, single) for a in c]
    worst = mpf(0)
    for i in range(2001):
        x = low + (high - low) * i / 2000
        x = x if abs(x) > tiny else tiny
        worst = max(worst, abs(weight(x) * (polynomial(all_of, x) - f(x))))
    print(f"{name}: degree {degree} on [{float(low):.6g}, {float(high):.6g}], error 2^{float(log(worst, 2)):.1f}")
    for a in all_of:
        print("    " + (f"{float(a):.9g}f" if single else repr(float(a))) + ",")
    print()


LN2 = log(mpf(2))
HALF = LN2 / 2 * mpf("1.0001")
LOW, HIGH = sqrt(mpf(1) / 2) - 1, mpf(1) / 2


def exp_tail(r):
    """(e^r - 1 - r)/r^2"""
    return (expm1(r) - r) / r**2


def log_tail(f):
    """(log(1 + f) - f)/f^2"""
    return (log1p(f) - f) / f**2


def atanh_tail(z):
    """(2 atanh(s) - 2 s)/s^3 where z = s^2"""
    s = sqrt(z)
    return (2 * atanh(s) - 2 * s) / s**3


if __name__ == "__main__":
    row("float EXP", exp_tail, 4, -HALF, HALF, lambda r: r**2 / exp(r), True, [0.5])
    row("float LOG", log_tail, 8, mpf(-1) / 4, HIGH, lambda f: abs(f**2 / log1p(f)), True, [-0.5])
    row("double EXP", exp_tail, 10, -HALF, HALF, lambda r: abs(r), False, [0.5])
    square = (HIGH / (2 + HIGH)) ** 2 * mpf("1.001")
    row("double LOG", atanh_tail, 7, mpf(10) ** -30, square, lambda z: z / 2, False)
    quarter = (pi / 4 * mpf("1.0001")) ** 2
    row("double SIN", lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z, 6, mpf(10) ** -20, quarter, lambda z: z, False)
    row("double COS", lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2, 6, mpf(10) ** -12, quarter, lambda z: z**2, False)
    eighth = (sqrt(mpf(2)) - 1) ** 2 * mpf("1.0001")
    row("double ATAN", lambda z: (atan(sqrt(z)) / sqrt(z) - 1) / z, 10, mpf(10) ** -20, eighth, lambda z: z, False)
    def log_cosh(z):
        """(log(cosh(x)) - x^2/2) / x^4 where z = x^2"""
        x = sqrt(z)
        return (log(mp.cosh(x)) - z / 2) / z**2

    row("float LOG_COSH", log_cosh, 6, mpf(10) ** -12, 1, lambda z: z * mpf(3) / 2, True)
    row("double LOG_COSH", log_cosh, 15, mpf(10) ** -12, 1, lambda z: z * mpf(3) / 2, False)

    def scaled_erfc(u):
        """(1 + 2y) exp(y^2) erfc(y) where y = 4 (1 + u)/(1 - u)"""
        if u > 1 - mpf(10) ** -12:
            return 2 / sqrt(pi)
        y = 4 * (1 + u) / (1 - u)
        with mp.workdps(80):
            if y < 12:
                return (1 + 2 * y) * exp(y * y) * erfc(y)
            t = y  # the fraction of Laplace
            for k in range(60, 0, -1):
                t = y + mpf(k) / 2 / t
            return (1 + 2 * y) / (sqrt(pi) * t)

    row("wide ERFCX", scaled_erfc, 18, -1, 1, lambda u: mpf(1), False)
    row("wide ERF", lambda z: (erf(sqrt(z)) / sqrt(z) - 1), 9, mpf(10) ** -20, 1, lambda z: mpf(1), False)
