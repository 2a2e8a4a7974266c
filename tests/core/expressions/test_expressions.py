"""Typed formulas: what a class writes is understood, what is wrong is pointed at, and nothing typed can do harm."""

import ast
import math
import time
from pathlib import Path

import numpy as np
import pytest
import sympy

from nnviz.core import expressions
from nnviz.core.expressions import nodes, parse, reader, tokens, tree, writer
from nnviz.core.expressions.tree import FUNCTIONS
from nnviz.core.problems import Problem

POINTS = np.linspace(0.152, 0.897, 31)

WRITTEN = {  # as a class writes it -> what it means
    "0.01x²+0.1x": "0.01*x**2 + 0.1*x",
    "2x": "2*x",
    "(x+1)(x-2)": "(x+1)*(x-2)",
    "x^3 − 2x": "x**3 - 2*x",
    "２ｘ＋１": "2*x + 1",
    "½x²": "x**2/2",
    "πx": "pi*x",
    "2e^x": "2*exp(x)",
    "e^-x": "exp(-x)",
    "|x-1|": "Abs(x-1)",
    "|x-|x-1||": "Abs(x-Abs(x-1))",
    "2|x|x": "2*Abs(x)*x",
    "sin x": "sin(x)",
    "sin 2x cos x": "sin(2*x)*cos(x)",
    "3 sin(x)²": "3*sin(x)**2",
    "sin x²": "sin(x**2)",
    "√x + ∛x": "sqrt(x) + cbrt(x)",
    "x⁻¹": "1/x",
    "x¹²": "x**12",
    "0,5x": "0.5*x",
    "x × x ÷ 2": "x*x/2",
    "y = x²": "x**2",
    "f(x) = 1/x": "1/x",
    "-x²": "-(x**2)",
    "2^3^x": "2**(3**x)",
    "1/2x": "x/2",
    "X·SIN(X)": "x*sin(x)",
    "xe^x": "x*exp(x)",
    "max(x, 0.5)": "Max(x, 0.5)",
    "min(x, 1)": "Min(x, 1)",
    "log x + ln x": "2*log(x)",
    "x**2": "x**2",
    "[x + {1}]": "x + 1",
    "1e-3x": "0.001*x",
    "arctan(x)": "atan(x)",
    "x/(x+1)^2": "x/(x+1)**2",
    "x^x": "x**x",
    "tanh(3x) + x e^-x": "tanh(3*x) + x*exp(-x)",
    "ln(x²+1)/x": "log(x**2+1)/x",
    "(2x+1)^5": "(2*x+1)**5",
    "asin(x) acos(x)": "asin(x)*acos(x)",
    "sinh x - cosh(2x)": "sinh(x) - cosh(2*x)",
    "log10(x) + log2(x)": "log(x, 10) + log(x, 2)",
    "√(x²+1) tan x": "sqrt(x**2+1)*tan(x)",
    "sin²x": "sin(x)**2",
    "3sin²(2x) + cos^2 x": "3*sin(2*x)**2 + cos(x)**2",
    "sin²(x)^3": "sin(x)**6",
    "x^sin²x": "x**(sin(x)**2)",
    "sin⁻¹(x) + tan^-1 x + cos^(-1)(x)": "asin(x) + atan(x) + acos(x)",
    "ln⁻²(x+1)": "log(x+1)**-2",
    "lg x": "log(x, 10)",
    "sec x + csc(x) cot²x": "sec(x) + csc(x)*cot(x)**2",
    "softplus(2x)": "log(1 + exp(2*x))",
    "arsinh(x) + arcosh(x+1) artanh x": "asinh(x) + acosh(x+1)*atanh(x)",
    "2∛-8x": "-2*cbrt(8*x)",
    "max(1.5,2.5) x": "2.5*x",
}
X = sympy.symbols("x", positive=True)


def oracle(text: str) -> sympy.Expr:
    return sympy.sympify(text, locals={"x": X, "cbrt": lambda u: u ** sympy.Rational(1, 3)})


@pytest.mark.parametrize("text", WRITTEN)
def test_classroom_writing_means_what_it_should(text):
    expected = sympy.lambdify(X, oracle(WRITTEN[text]), "numpy")(POINTS)
    np.testing.assert_allclose(parse(text)(POINTS), np.broadcast_to(expected, POINTS.shape), rtol=1e-12)


@pytest.mark.parametrize("text", WRITTEN)
def test_derivatives_agree_with_sympy(text):
    derivative = sympy.lambdify(X, sympy.diff(oracle(WRITTEN[text]), X).doit(), "numpy")
    expected = np.array([float(derivative(float(x))) for x in POINTS])
    np.testing.assert_allclose(parse(text).derivative("x")(POINTS), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("text", WRITTEN)
def test_text_python_and_html_say_the_same_as_the_formula(text):
    for f in (parse(text), parse(text).derivative("x")):
        np.testing.assert_allclose(parse(f.text)(POINTS), f(POINTS), rtol=1e-8)
        value = eval(f.python, {"np": np, "x": POINTS})  # noqa: S307 (our own output, in a test)
        np.testing.assert_allclose(np.broadcast_to(value, POINTS.shape), f(POINTS), rtol=1e-12)
        assert f.html.count("<sup>") == f.html.count("</sup>")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_the_derivative_that_central_differences_see(name):
    argument = "x, 0.5" if name in ("max", "min") else "x"
    f, x = parse(f"{name}({argument})"), POINTS
    numerical = (f(x + 1e-6) - f(x - 1e-6)) / 2e-6
    np.testing.assert_allclose(f.derivative("x")(x), numerical, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize(
    ("text", "derivative"),
    [
        ("0.01x² + 0.1x", "0.02x + 0.1"), ("x³ − 2x² + x − 7", "3x^2 - 4x + 1"), ("(x+1)(x-2)", "2x - 1"),
        ("x²/20", "2x / 20"),
        ("1/x", "-1 / x^2"), ("sin(1/x)", "-cos(1 / x) / x^2"), ("x ln x − x", "ln(x)"), ("ln(x²+1)", "2x / (x^2 + 1)"),
        ("e^(-x²/2)", "-x · exp(-x^2 / 2)"), ("(2x+1)⁵", "10(2x + 1)^4"), ("|x|", "x / abs(x)"), ("7", "0"),
        ("x⁻¹", "-x^(-2)"), ("sin(x)^2", "2sin(x) · cos(x)"), ("1/(1+e^-x)", "exp(-x) / (1 + exp(-x))^2"),
    ],
)  # fmt: skip
def test_derivatives_are_tidy(text, derivative):
    assert parse(text).derivative("x").text == derivative


def test_two_variables_in_all_their_spellings():
    for text in ("x₀² + 3x₁", "x0^2 + 3x1", "x_0² + 3x_1", "x² + 3y"):
        f = parse(text, ("x0", "x1"))
        assert float(f(3, 4)) == 21
        assert (f.derivative("x0").text, f.derivative("x1").text) == ("2x0", "3")
    assert parse("x₀x₁", ("x0", "x1")).html == "<i>x</i><sub>0</sub> · <i>x</i><sub>1</sub>"


def test_the_book_s_parabola_is_computed_in_the_order_in_which_it_is_written():
    f = parse("0.01x²+0.1x")
    x = np.linspace(-20, 20, 1001)
    assert np.array_equal(f(x), 0.01 * x**2 + 0.1 * x)
    assert f.html == "0.01<i>x</i><sup>2</sup> + 0.1<i>x</i>"


def test_float32_stays_float32_and_shapes_are_kept():
    f = parse("sin(x) + 2π")
    assert f(np.zeros((2, 3), np.float32)).dtype == np.float32
    assert f(np.zeros((2, 3), np.float32)).shape == (2, 3)
    assert f(1).dtype == np.float64
    assert parse("5")(np.zeros(4)).tolist() == [5.0] * 4


def test_outside_the_domain_there_is_nan_and_no_warning():
    assert np.isnan(parse("1/x")(0.0))
    assert np.isnan(parse("ln x")(-1.0))
    assert np.isnan(parse("1/0")(1.0))
    assert np.isnan(parse("9^9^9^9")(1.0))
    assert np.isnan(parse("x^0.5")(np.array([-1.0, 4.0]))).tolist() == [True, False]


@pytest.mark.parametrize(
    ("text", "at", "left", "right"),
    [
        ("|x|", 0, -1, 1), ("relu(x)", 0, 0, 1), ("step(x)", 0, 0, math.inf), ("sign(x)", 0, math.inf, math.inf),
        ("√x", 0, math.nan, math.inf), ("∛x", 0, math.inf, math.inf), ("1/x", 0, math.nan, math.nan), ("x²", 0, 0, 0),
        ("|x|²", 0, 0, 0), ("√(x²)", 0, -1, 1), ("max(x, 2-x)", 1, -1, 1), ("min(x, 2-x)", 1, 1, -1),
        ("|x-3|+x", 3, 0, 2), ("floor(x)", 2, math.inf, 0), ("x·step(x)", 0, 0, 1), ("x|x|", 0, 0, 0),
        ("relu(-x)", 0, -1, 0), ("step(-x)", 0, -math.inf, 0), ("e^-|x|", 0, 1, -1), ("x^(1/2)", 0, math.nan, math.inf),
        ("0.01x²+0.1x", 5, 0.2, 0.2), ("sin x", 0, 1, 1),
    ],
)  # fmt: skip
def test_slopes_from_both_sides_are_told_at_corners_jumps_and_holes(text, at, left, right):
    np.testing.assert_allclose(parse(text).side_slopes(at), (left, right), rtol=1e-9, atol=1e-9)


WRONG = {  # text -> the place (from 0) of what is wrong
    "": 0, "   ": 0, "x+": 1, "*x": 0, "x**": 1, "(x": 0, "((x)": 0, "x)": 1, "()": 1, "2x + 3$": 6, "x2": 1,
    "foo": 0, "2 + bar": 4, "sin": 0, "x + sin": 4, "sin()": 4, "max(x)": 0, "max(1,2,3)": 0, "x,1": 1, "1e400": 0,
    "1000000000000000000x": 0, "²": 0, "x⁻": 1, "x=3": 1, "x == 3": 2, "|x": 0, "(x|": 2, "x y": 2,
    "1.2.3": 0, "2 + 1.000,5": 4, "1,000.5": 0,
    "x₁": 0, "2 + x₁₂": 4, "erf(x)": 0, "2sech(x)": 1, "xfoo": 0, "ㅌ²": 0, "2 + ㄴㅑㅜ": 4, "삼": 0, "ln⁻¹(x)": 0,
    "sin -x": 0, "sin²": 0, "sin^2": 0,
    "2 3": 2, "2½": 1, "(" * 34 + "x": 30, "x" * 201: 200, "x+/2": 2, "2^": 1, "x!": 1,
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_told_with_its_place(text):
    with pytest.raises(Problem) as caught:
        parse(text)
    assert caught.value.values["position"] == WRONG[text]
    assert len(str(caught.value)) < 120 and "{" not in str(caught.value).replace(text, "")


def test_a_name_is_told_as_a_whole_and_a_korean_keyboard_is_noticed():
    for text, part in (("2 + erf(x)", "“erf”"), ("x₁", "“x₁”"), ("2ㄴㅑㅜ x", "“ㄴㅑㅜ”"),
                       ("ㅌ²", "keyboard to English"), ("1.000,5", "“1.000,5”"), ("sec⁻¹(x)", "1/sec(…)")):  # fmt: skip
        with pytest.raises(Problem) as caught:
            parse(text)
        assert part in str(caught.value)


@pytest.mark.parametrize("text", ["tan(x)·cot(x)", "|√x| · min((-(0))^(-x), 1)", "(-0)^(-x)", "cos(x)^((-(-0))^x)",
                                  "1/(-0·x)", "σ((-(0x))^x)", "min(1/relu(x), 0)"])
def test_text_and_python_compute_what_the_formula_does_where_little_is_left_of_a_difference(text):
    f, x = parse(text), np.array([*POINTS, 0.0, -0.0, 3.0, np.pi, 1e15, -7.0])
    for g in (f, f.derivative("x")):
        with np.errstate(all="ignore"):
            value = np.asarray(eval(g.python, {"np": np, "x": x}), float)  # noqa: S307 (our own output, in a test)
        np.testing.assert_array_equal(np.where(np.isfinite(value), value, np.nan), g(x))
        np.testing.assert_array_equal(parse(g.text)(x), g(x))


@pytest.mark.parametrize(("text", "python", "value"), [
    ("9^9^9^9", "np.inf", np.inf), ("0/0 + x", "np.nan + x", np.nan), ("-1/0 + x", "-np.inf + x", -np.inf),
    ("100^floor(10) x", "100.0**np.floor(10.0) * x", 1e20), ("999999999·999999999·999999999·999999999 x", None, 1e36),
    ("(-8)^(1/3) x", "np.nan * x", np.nan), ("2x", "2 * x", 2.0), ("x^2^3", "x**(2.0**3.0)", 1.0),
])  # fmt: skip
def test_constants_in_the_python_neither_grow_without_end_nor_overflow_nor_become_complex(text, python, value):
    f = parse(text)
    assert python is None or f.python == python
    result = np.asarray(eval(f.python, {"np": np, "x": np.array([1.0])}))  # noqa: S307 (our own output, in a test)
    assert result.dtype == np.float64
    np.testing.assert_allclose(result, value, rtol=1e-8)


@pytest.mark.parametrize(("text", "html"), [
    ("10^10^10^x", "10<sup>10^10^<i>x</i></sup>"), ("exp(exp(exp(x)))", "<i>e</i><sup>exp(exp(<i>x</i>))</sup>"),
    ("e^(-x²/2)", "<i>e</i><sup>−<i>x</i>² / 2</sup>"), ("2^x^(x+1)", "2<sup><i>x</i>^(<i>x</i> + 1)</sup>"),
    ("e^log10(x)", "<i>e</i><sup>log₁₀(<i>x</i>)</sup>"), ("(x^2)^x", "(<i>x</i><sup>2</sup>)<sup><i>x</i></sup>"),
])  # fmt: skip
def test_rich_text_has_one_level_of_superscripts_so_that_no_two_levels_look_alike(text, html):
    assert parse(text).html == html


@pytest.mark.parametrize(("text", "html"), [
    ("10^10^10^x", "10<sup>10<sup>10<sup><i>x</i></sup></sup></sup>"),
    ("exp(exp(exp(x)))", "<i>e</i><sup><i>e</i><sup><i>e</i><sup><i>x</i></sup></sup></sup>"),
    ("2^(x²)", "2<sup><i>x</i><sup>2</sup></sup>"), ("2^x^(x+1)", "2<sup><i>x</i><sup><i>x</i> + 1</sup></sup>"),
    ("(2^x)^2", "(2<sup><i>x</i></sup>)<sup>2</sup>"),
])  # fmt: skip
def test_mathematics_has_exponents_within_exponents(text, html):
    assert parse(text).mathematics == html


def test_exponents_hold_no_subscripts_either():
    assert parse("exp(exp(x₀))", ("x0", "x1")).html == "<i>e</i><sup>exp(<i>x</i>₀)</sup>"


@pytest.mark.parametrize(("text", "x"), [
    ("σ(x)", 38.0), ("σ(x)", -40.0), ("tanh x", 19.5), ("softplus(x)", -50.0), ("asin(x)", 1 - 1e-9),
])  # fmt: skip
def test_exact_derivatives_do_not_cancel(text, x):
    names = {"σ(x)": "1/(1 + exp(-x))", "tanh x": "tanh(x)", "softplus(x)": "log(1 + exp(x))", "asin(x)": "asin(x)"}
    symbol = sympy.Symbol("x")
    exact = sympy.diff(sympy.sympify(names[text], locals={"x": symbol}), symbol)
    expected = float(exact.subs(symbol, sympy.Rational(x)).evalf(40, maxn=2000))
    assert float(parse(text).derivative("x")(x)) == pytest.approx(expected, rel=2e-15)


HOSTILE = [
    "__import__('os').getcwd()", "().__class__.__mro__", "lambda x: x", "[x for x in x]", "x if x else x", "x:=3",
    "f'{x}'", "'a'*9999", "exec('1')", "x.real", "x[0]", "x;x", "x\nx", "import os", "x\x00", "\\x41", "1_000", "0x10",
    "1j", "x@x", "~x", "not x", "x//2", "x%2", "x<1", "...", "None", "True", "open('/etc/passwd')", "x#", "`x`",
    "x" * 10**6, "(" * 199, "-" * 199 + "x", "x^" * 99 + "x", "1+" * 99 + "1", "sin " * 49 + "x", "|" * 199,
    "e^" * 99 + "x", "9^9^9^9^9^9", "0.1^-9^9^9", "1/0/0/0", "x^x^x^x^x^x^x^x", "(x^x)" * 30, "∞",
    "sin(x)cos(x)" * 14, "x\u202e", "🙂",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_hostile_runs_hangs_or_crashes(text):
    begin = time.perf_counter()
    try:
        f = parse(text)
        for g in (f, f.derivative("x"), f.derivative("x").derivative("x"), f):
            values = g(POINTS)
            assert values.shape == POINTS.shape and not np.isinf(values).any()
            assert g.html and g.text and g.python
        f.side_slopes(0.0)
    except Problem as problem:
        assert 0 <= problem.values["position"] <= 200
    assert time.perf_counter() - begin < 5.0


def test_thousands_of_random_formulas_give_values_or_a_problem():
    rng = np.random.default_rng(6)
    pieces = ["x", "2", "0.1", "(", ")", "+", "-", "*", "/", "^", "²", "sin", "ln ", "|", "e", "π", ",", "max(", "√",
              "½", " ", "1e9", "relu(", "y", ".", "=", "⁻¹", "step(", "exp("]  # fmt: skip
    good = 0
    for _ in range(4000):
        text = "".join(rng.choice(pieces, rng.integers(1, 14)))
        try:
            f = parse(text)
        except Problem as problem:
            assert 0 <= problem.values["position"] <= len(text)
            continue
        good += 1
        values = f.derivative("x")(POINTS[:3])
        assert not np.isinf(values).any()
        np.testing.assert_allclose(parse(f.text)(POINTS[:3]), f(POINTS[:3]), rtol=1e-6)
        assert not any(math.isinf(s) and not math.isfinite(float(f(0.0))) for s in f.side_slopes(0.0))
    assert good > 80


def random_formula(rng: np.random.Generator, depth: int) -> str:
    if depth == 0:
        return str(rng.choice(["x", "x", "2", "0.5", "π"]))
    kind = rng.integers(8)
    a, b = random_formula(rng, depth - 1), random_formula(rng, depth - 1)
    return [f"({a}+{b})", f"({a}-{b})", f"({a})({b})", f"({a})/(3+({b})^2)", f"sin({a})", f"e^(-({a})^2)",
            f"2({a})/20", f"({a})^2/3/({b}+4)"][kind]


def test_derivatives_of_random_formulas_agree_with_sympy():
    rng = np.random.default_rng(4)
    for _ in range(60):
        text = random_formula(rng, 3)
        f = parse(text)
        plain = f.python.replace("np.", "")
        expected = sympy.lambdify(X, sympy.diff(sympy.sympify(plain, locals={"x": X}), X), "mpmath")
        values = [float(expected(float(x))) for x in POINTS[::10]]
        np.testing.assert_allclose(f.derivative("x")(POINTS[::10]), values, rtol=1e-8, atol=1e-10, err_msg=text)


def test_user_text_is_never_evaluated_by_python():
    for module in (tree, expressions, nodes, reader, tokens, writer):
        names = {node.id for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8")))
                 if isinstance(node, ast.Name)}  # fmt: skip
        assert not names & {"eval", "exec", "compile", "sympify", "numexpr", "__import__"}


def test_an_unknown_variable_is_refused():
    with pytest.raises(Problem):
        parse("x").derivative("t")


@pytest.mark.parametrize("text", ["1/-(2x)", "x/-(x·sin(x))", "2x/(-((x+1)x))", "x - -(2x)/3"])
def test_a_negative_product_is_divided_by_as_a_whole(text):
    f = parse(text)
    np.testing.assert_allclose(parse(f.text)(POINTS), f(POINTS), rtol=1e-12)


def test_a_variable_that_is_called_x_is_itself_although_it_is_not_the_first():
    assert float(parse("x - 2w", ("w", "x"))(1.0, 5.0)) == 3.0


@pytest.mark.parametrize("text", ["(x - cos(10))^cot(x)", "√(x²)", "x^x", "1/(x - x)"])
def test_slopes_from_the_sides_are_found_without_a_warning_of_numpy(text):
    with np.errstate(all="raise"):
        for x in (0.0, -0.0, 1e-9, 1.0, -2.5):
            assert len(parse(text).side_slopes(x)) == 2
