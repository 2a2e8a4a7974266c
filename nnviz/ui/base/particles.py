"""Korean particles behind what fills a gap: after a consonant they differ from those after a vowel.

A translation writes both, “{value}은(는)”; here the right one is chosen by how the text before it is read aloud:
3은 (삼), 2는 (이), 10⁻⁵은 (제곱), 94 %는 (퍼센트), CSV는 (브이). Where nobody can know, both stay.
"""

import re

_PAIRS = {
    "은(는)": ("은", "는"), "이(가)": ("이", "가"), "을(를)": ("을", "를"),
    "과(와)": ("과", "와"), "와(과)": ("과", "와"), "(이)라는": ("이라는", "라는"), "(으)로": ("으로", "로"),
}  # fmt: skip
_CLOSING = r"[\"'”’)\]}>]*"  # stands between, and is not read
_PARTICLE = re.compile(rf"(\S)({_CLOSING}(?:</\w+>)*)({'|'.join(map(re.escape, _PAIRS))})")
_FINALS = dict.fromkeys("0136", "ㅇ") | dict.fromkeys("178", "ㄹ") | dict.fromkeys("2459", "")
"""Digit -> the consonant its reading ends in, as far as particles ask: ㄹ, another (ㅇ) or none."""
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def final_of(sign: str) -> str | None:
    """Return the consonant that a sign ends in when it is read: "ㄹ", "ㅇ" for any other, "" for none, None if unknown.

    >>> [final_of(sign) for sign in "삼2%N∞"]
    ['ㅇ', '', '', 'ㅇ', None]
    """
    if "가" <= sign <= "힣":
        final = (ord(sign) - ord("가")) % 28
        return "ㄹ" if final == 8 else "ㅇ" if final else ""
    if sign in _SUPERSCRIPTS:
        return "ㅇ"  # … 제곱
    if sign in "%°":
        return ""  # 퍼센트, 도
    if sign.isascii() and sign.isalpha():
        return {"l": "ㄹ", "m": "ㅇ", "n": "ㅇ"}.get(sign.lower(), "")
    return _FINALS.get(sign.translate(_SUBSCRIPTS))


def _chosen(match: re.Match[str]) -> str:
    final = final_of(match[1])
    if final is None:
        return match[0]
    after_consonant, after_vowel = _PAIRS[match[3]]
    without = final == "" or (match[3] == "(으)로" and final == "ㄹ")
    return match[1] + match[2] + (after_vowel if without else after_consonant)


def with_particles(text: str) -> str:
    """Return a text with the particle that fits wherever both were written.

    >>> with_particles("3은(는) 2을(를) 10⁻⁵이(가) 7(으)로 (0, 1)과(와) “x₂”(이)라는")
    '3은 2를 10⁻⁵이 7로 (0, 1)과 “x₂”라는'
    """
    return _PARTICLE.sub(_chosen, text)


class Template(str):
    """A translation whose gaps take particles."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """Return the text with its gaps filled, and the particles that fit them."""
        return with_particles(super().format(*args, **values))
