"""Checks a sample of references.txt by other means: a parser, an arithmetic and derivatives of its own.

    python3 check_references.py [every]     # every n-th point of each case; 15 if nothing is said

It needs mpmath. Points whose note says that a limit or a convention was used are left out. A number agrees when it is the
nearest double of the value computed here with 1400 digits, or with 4000 where 1400 may be too few; one that is not decided
by 4000 is counted as open.
"""

import os
import re
import sys

from mpmath import mp, mpf

HERE = os.path.dirname(os.path.abspath(__file__))
LENGTHS = {"K": 4, "D": 3}
TOKEN = re.compile(r"\s*(\d+\.?\d*(?:[eE][-+]?\d+)?|\w+|->|<=|>=|==|!=|&&|\|\||.)", re.S)


class Jet:
    """A number with two derivatives."""

    def __init__(self, v, d=0, dd=0):
        self.v, self.d, self.dd = v, d, dd

    def moves(self):
        return self.d != 0 or self.dd != 0

    def map(self, v, slope, curvature):
        if not self.moves():
            return Jet(v)
        s = slope()
        return Jet(v, s * self.d, curvature() * self.d ** 2 + s * self.dd)

    def __neg__(self):
        return Jet(-self.v, -self.d, -self.dd)

    def __add__(self, o):
        return Jet(self.v + o.v, self.d + o.d, self.dd + o.dd)

    def __sub__(self, o):
        return self + -o

    def __mul__(self, o):
        return Jet(self.v * o.v, self.v * o.d + self.d * o.v, self.v * o.dd + 2 * self.d * o.d + self.dd * o.v)

    def __truediv__(self, o):
        if o.v == 0:
            return UNDEFINED
        return self * o.map(1 / o.v, lambda: -1 / o.v ** 2, lambda: 2 / o.v ** 3)


UNDEFINED = Jet(mp.nan, mp.nan, mp.nan)


def const(x):
    return Jet(mpf(x))


def exp(x):
    e = mp.exp(x.v)
    return x.map(e, lambda: e, lambda: e)


def log(x):
    if not x.v > 0:
        return UNDEFINED
    return x.map(mp.log(x.v), lambda: 1 / x.v, lambda: -1 / x.v ** 2)


def sqrt(x):
    if not x.v >= 0:
        return UNDEFINED
    r = mp.sqrt(x.v)
    if r == 0 and x.moves():
        return Jet(r, mp.nan, mp.nan)
    return x.map(r, lambda: 1 / (2 * r), lambda: -1 / (4 * r ** 3))


def sigmoid(x):
    return const(1) / (const(1) + exp(-x))


def gauss(x):
    return 2 * mp.exp(-x * x) / mp.sqrt(mp.pi)


def density(x):
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


def power(b, e):
    if e.moves():
        return exp(e * log(b))
    n = e.v
    if n == int(n) and abs(n) < 32:
        v = b.v ** int(n)
        return b.map(
            v,
            lambda: n * b.v ** int(n - 1) if n != 0 else mpf(0),
            lambda: n * (n - 1) * b.v ** int(n - 2) if n not in (0, 1) else mpf(0),
        )
    if not b.v > 0:
        return UNDEFINED
    return b.map(b.v ** n, lambda: n * b.v ** (n - 1), lambda: n * (n - 1) * b.v ** (n - 2))


def extreme(xs, sign):
    best = xs[0]
    for x in xs[1:]:
        if sign * (x.v - best.v) > 0:
            best = x
    return best


def absolute(x):
    return -x if x.v < 0 else x


FUNCTIONS = {
    "exp": exp,
    "log": log,
    "sqrt": sqrt,
    "sigmoid": sigmoid,
    "log1p": lambda x: log(const(1) + x),
    "expm1": lambda x: exp(x) - const(1),
    "log1mexp": lambda x: log(const(1) - exp(x)),
    "softplus": lambda x: log(const(1) + exp(x)),
    "tanh": lambda x: (exp(x) - exp(-x)) / (exp(x) + exp(-x)),
    "cosh": lambda x: (exp(x) + exp(-x)) / const(2),
    "sin": lambda x: x.map(mp.sin(x.v), lambda: mp.cos(x.v), lambda: -mp.sin(x.v)),
    "cos": lambda x: x.map(mp.cos(x.v), lambda: -mp.sin(x.v), lambda: -mp.cos(x.v)),
    "atan": lambda x: x.map(mp.atan(x.v), lambda: 1 / (1 + x.v ** 2), lambda: -2 * x.v / (1 + x.v ** 2) ** 2),
    "erf": lambda x: x.map(mp.erf(x.v), lambda: gauss(x.v), lambda: -2 * x.v * gauss(x.v)),
    "erfc": lambda x: x.map(mp.erfc(x.v), lambda: -gauss(x.v), lambda: 2 * x.v * gauss(x.v)),
    "normal_cdf": lambda x: x.map(
        mp.erfc(-x.v / mp.sqrt(2)) / 2, lambda: density(x.v), lambda: -x.v * density(x.v)
    ),
    "lgamma": lambda x: x.map(mp.loggamma(x.v), lambda: mp.psi(0, x.v), lambda: mp.psi(1, x.v)),
    "digamma": lambda x: x.map(mp.psi(0, x.v), lambda: mp.psi(1, x.v), lambda: mp.psi(2, x.v)),
    "abs": absolute,
    "clamp": lambda x, a, b: a if x.v < a.v else b if x.v > b.v else x,
}


def total(xs):
    s = xs[0]
    for x in xs[1:]:
        s = s + x
    return s


def norm(xs):
    return sqrt(total([x * x for x in xs]))


VECTORS = {
    "sum": total,
    "mean": lambda xs: total(xs) / const(len(xs)),
    "norm": norm,
    "logsumexp": lambda xs: log(total([exp(x) for x in xs])),
    "softmax": lambda xs: [exp(x) / total([exp(y) for y in xs]) for x in xs],
    "log_softmax": lambda xs: [x - log(total([exp(y) for y in xs])) for x in xs],
}


def each(f, *args):
    """f element by element; numbers go with every element of a vector."""
    lengths = [len(a) for a in args if isinstance(a, list)]
    if not lengths:
        return f(*args)
    return [f(*[a[i] if isinstance(a, list) else a for a in args]) for i in range(lengths[0])]


class Parser:
    """Evaluates while it reads; a branch that is not taken is read but not computed."""

    def __init__(self, text, names):
        self.tokens = [t for t in TOKEN.findall(text) if t.strip()]
        self.i = 0
        self.names = names

    def peek(self):
        return self.tokens[self.i] if self.i < len(self.tokens) else ""

    def take(self, token=None):
        t = self.peek()
        if token is not None and t != token:
            raise SyntaxError(f"{token} expected, not {t}")
        self.i += 1
        return t

    def formula(self):
        while self.i + 1 < len(self.tokens) and self.tokens[self.i + 1] == "=":
            name = self.take()
            self.take("=")
            thunk = self.expression()
            self.take(";")
            self.names[name] = Lazy(thunk)
        return self.expression()

    # Every method returns a function that computes.

    def expression(self):
        condition = self.conjunction()
        if self.peek() != "?":
            return condition
        self.take("?")
        yes = self.expression()
        self.take(":")
        no = self.expression()
        return lambda: yes() if truth(condition()) else no()

    def conjunction(self):
        left = self.comparison()
        while self.peek() in ("&&", "||"):
            operator, before, right = self.take(), left, self.comparison()
            if operator == "&&":
                left = lambda b=before, r=right: truth(b()) and truth(r())
            else:
                left = lambda b=before, r=right: truth(b()) or truth(r())
        return left

    def comparison(self):
        left = self.sum()
        if self.peek() not in ("<", "<=", ">", ">=", "==", "!="):
            return left
        operator, right = self.take(), self.sum()
        tests = {
            "<": lambda a, b: a < b,
            "<=": lambda a, b: a <= b,
            ">": lambda a, b: a > b,
            ">=": lambda a, b: a >= b,
            "==": lambda a, b: a == b,
            "!=": lambda a, b: a != b,
        }
        return lambda: tests[operator](left().v, right().v)

    def sum(self):
        terms = [("+", self.product())]
        while self.peek() in ("+", "-"):
            terms.append((self.take(), self.product()))

        def compute():
            result = terms[0][1]()
            for operator, term in terms[1:]:
                f = (lambda a, b: a + b) if operator == "+" else (lambda a, b: a - b)
                result = each(f, result, term())
            return result

        return terms[0][1] if len(terms) == 1 else compute

    def product(self):
        start = self.i
        factors = [("*", self.power(), self.tokens[start : self.i])]
        while self.peek() in ("*", "/"):
            operator, start = self.take(), self.i
            factors.append((operator, self.power(), self.tokens[start : self.i]))

        def compute():
            values = [(operator, factor(), tokens) for operator, factor, tokens in factors]
            width = max([len(v) for _, v, _ in values if isinstance(v, list)] + [0])
            if width == 0:
                return self.scalar_product(values)
            return [
                self.scalar_product([(o, v[i] if isinstance(v, list) else v, t) for o, v, t in values])
                for i in range(width)
            ]

        return factors[0][1] if len(factors) == 1 else compute

    def scalar_product(self, values):
        """0 times anything is 0 if the 0 does not depend on a prediction."""
        if any(o == "*" and v.v == 0 and not self.predicted(t) for o, v, t in values):
            return const(0)
        result = values[0][1]
        for operator, value, _ in values[1:]:
            result = result * value if operator == "*" else result / value
        return result

    def predicted(self, tokens):
        return any(self.names.get(t) is not None and self.names[t].predicted(self) for t in tokens)

    def power(self):
        if self.peek() == "-":
            self.take()
            operand = self.power()
            return lambda: each(lambda a: -a, operand())
        base = self.operand()
        while self.peek() == "[":
            self.take()
            index, vector = self.expression(), base
            self.take("]")
            base = lambda v=vector, i=index: pick(v(), i())
        if self.peek() == "^":
            self.take()
            exponent, below = self.power(), base
            return lambda: self.raised(below, exponent)
        return base

    @staticmethod
    def raised(base, exponent):
        e = exponent()
        if isinstance(e, Jet) and e.v == 0 and not e.moves():
            return const(1)
        return each(power, base(), e)

    def operand(self):
        t = self.take()
        if t == "(":
            inner = self.expression()
            self.take(")")
            return inner
        if t[0].isdigit():
            return lambda: const(t)
        if self.peek() == "(":
            self.take()
            arguments = [self.expression()]
            while self.peek() == ",":
                self.take()
                arguments.append(self.expression())
            self.take(")")
            return lambda: call(t, [a() for a in arguments])
        if t == "pi" and t not in self.names:
            return lambda: Jet(+mp.pi)
        if t in LENGTHS:
            return lambda: const(LENGTHS[t])
        return lambda: self.names[t].get()


def truth(x):
    return x.v != 0 if isinstance(x, Jet) else x


def pick(vector, index):
    return vector[int(index.v)]


def call(name, arguments):
    if name == "onehot":
        return [const(1 if i == int(arguments[0].v) else 0) for i in range(LENGTHS["K"])]
    if name == "index":
        return [const(i) for i in range(int(arguments[0].v))]
    if name == "dot":
        return total(each(lambda a, b: a * b, *arguments))
    if name in ("max", "min"):
        sign = 1 if name == "max" else -1
        if len(arguments) == 1:
            return extreme(arguments[0], sign)
        return each(lambda *xs: extreme(list(xs), sign), *arguments)
    if name in VECTORS:
        return VECTORS[name](arguments[0])
    return each(FUNCTIONS[name], *arguments)


class Lazy:
    """A named part, computed when it is first used."""

    def __init__(self, thunk):
        self.thunk = thunk
        self.value = None

    def get(self):
        if self.value is None:
            self.value = self.thunk()
        return self.value

    def predicted(self, parser):
        return True


class Input:
    def __init__(self, value, is_prediction):
        self.value = value
        self.is_prediction = is_prediction

    def get(self):
        return self.value

    def predicted(self, parser):
        return self.is_prediction


def cases():
    text = open(os.path.join(HERE, "cases.txt"), encoding="utf-8").read()
    for block in re.split(r"(?m)^(?=\[[a-z0-9-]+\]$)", text)[1:]:
        lines = block.strip().split("\n")
        hint = re.compile(r"([A-Za-z]\w*: (scale|in|one of|breaks) |order: |#)")
        yield lines[0][1:-1], "\n".join(line for line in lines[2:] if line and not hint.match(line))


def signature(formula):
    """[(name, width, is_prediction)], and the rest of the formula."""
    head, body = formula.split("->", 1)
    inputs = []
    first_section = re.split(r"[|;]", head)[0]
    for name, kind, length in re.findall(r"(\w+)\s*:\s*(\w+)(?:\[([^\]]*)\])?", head):
        width = 1
        if length and kind != "class":
            width = eval(length, {}, dict(LENGTHS))  # a length such as K-1, from our own table
        is_prediction = re.search(rf"\b{name}\s*:", first_section) is not None
        inputs.append((name, width, is_prediction))
    return inputs, body


def evaluate(inputs, body, numbers, seed, digits):
    mp.dps = digits
    names, i = {}, 0
    for name, width, is_prediction in inputs:
        elements = []
        for k in range(width):
            elements.append(Jet(mpf(float(numbers[i])), mpf(1 if seed == (name, k) else 0), mpf(0)))
            i += 1
        vector = re.search(rf"\b{name}\s*:\s*\w+\[", body.split("->")[0]) is not None
        names[name] = Input(elements if vector else elements[0], is_prediction)
    formula = body.split("->", 1)[1]
    return Parser(formula, names).formula()()


def nearest(x, text):
    """Whether the double in text is the nearest one of x, to within the doubt of a tie."""
    double = float(text)
    if double in (float("inf"), float("-inf")):
        return abs(x) > mpf(2) ** 1024 * (1 - mpf(2) ** -53) and (x > 0) == (double > 0)
    ulp = mpf(2) ** max(-1074, (mp.frexp(mpf(double))[1] if double else -1080) - 53)
    return abs(x - mpf(double)) <= ulp * mpf("0.500001")


def check(formula, line):
    """Agreeing, open and wrong numbers of a point."""
    columns = line.split("|")
    inputs, _ = signature(formula)
    numbers = columns[0].split(" ")
    expected = [columns[1], columns[2].split(" "), columns[3].split(" ")]
    agree, wrong, element, still_open = 0, [], 0, 0
    # class inputs have a bracket, but no elements
    text = re.sub(r":\s*class\[\w+\]", ": index", formula)
    for name, width, is_prediction in inputs:
        for k in range(width if is_prediction else 0):
            exact = None
            for digits in (1400, 4000):
                try:
                    jet = evaluate(inputs, text, numbers, (name, k), digits)
                    exact = [jet.v, jet.d, jet.dd]
                except (ZeroDivisionError, OverflowError, ValueError, TypeError):
                    exact = None
                wanted = [expected[0], expected[1][element], expected[2][element]]
                if exact and all(w == "?" or nearest(e, w) for e, w in zip(exact, wanted)):
                    break
            if exact is None:
                still_open += 1
            else:
                for order in range(3):
                    if wanted[order] != "?" and nearest(mpf(exact[order]), wanted[order]):
                        agree += 1
                    elif wanted[order] != "?":
                        wrong.append((name, k, order, mp.nstr(exact[order], 20), wanted[order]))
            element += 1
    return agree, still_open, wrong


def main():
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    formulas = dict(cases())
    agree = still_open = wrong = points = number = 0
    name = ""
    for line in open(os.path.join(HERE, "references.txt"), encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("["):
            name, number = line[1 : line.index("]")], 0
        elif not line.startswith("#"):
            number += 1
            if number % every == every // 2 and line.endswith("|"):
                points += 1
                good, unknown, bad = check(formulas[name], line)
                agree += good
                still_open += unknown
                wrong += len(bad)
                for each_bad in bad:
                    print(name, line.split("|")[0], each_bad)
    print(f"{points} points: {agree} numbers agree, {still_open} open, {wrong} wrong")


if __name__ == "__main__":
    main()
