"""A typed line as it stands in a program: Python must not warn of it, even where the line is a mistake."""

import ast
import warnings

_LITERALS = (ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp, ast.JoinedStr)


def written(text: str) -> str:
    """Return a line that does the same; only one that Python would warn of is written otherwise.

    >>> written("x.T @ x"), written("1 (x)")
    ('x.T @ x', '(lambda: 1)()(x)')
    """
    text = text.strip()
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            compile(text, "line", "eval")
        except SyntaxError:
            return text
        tree = ast.parse(text, mode="eval")
    return ast.unparse(ast.fix_missing_locations(_Hiding().visit(tree))) if found else text


class _Hiding(ast.NodeTransformer):
    """Puts literals that are called, indexed or compared by identity where Python's parser does not see them."""

    def visit_Call(self, node: ast.Call) -> ast.AST:  # noqa: N802 (the name that ast looks for)
        node.func = _hidden(node.func)
        return self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:  # noqa: N802
        node.value = _hidden(node.value)
        return self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:  # noqa: N802
        node.left, node.comparators = _hidden(node.left), [_hidden(part) for part in node.comparators]
        return self.generic_visit(node)


def _hidden(node: ast.expr) -> ast.expr:
    if not isinstance(node, _LITERALS):
        return node
    nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    return ast.Call(func=ast.Lambda(args=nothing, body=node), args=[], keywords=[])
