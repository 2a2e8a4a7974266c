#!/usr/bin/env bash
# Run the tests of the tabs with the oldest and the newest versions that pyproject.toml admits, each pair in a fresh
# environment: tests/versions.sh [pytest arguments]   (by default tests/tabs tests/ui/plots tests/test_app.py)
#
# A Python is looked for in PATH, with pyenv and with uv; a row without one is skipped, and said so at the end.
# A Python that the system does not have comes with another one: the script runs as it is in a container, or in a folder
# made by debootstrap (Debian 13 has 3.13, Debian sid 3.14, Ubuntu 24.04 3.12) with the libraries that README names.
# Environments lie in TMPDIR (300 MB, one at a time) and are removed. Exit code 1 if any row failed or none could run.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Python, then what is pinned beside the program's own requirements.
rows=(
    "3.11 PySide6-Essentials==6.8.3 numpy==1.26.* contourpy==1.2.*"
    "3.11 PySide6-Essentials<6.12"
    "3.12 PySide6-Essentials==6.12.*"
    "3.13 PySide6-Essentials==6.12.*"
    "3.14 PySide6-Essentials==6.12.*"
)
tests=("$@")
[[ $# -gt 0 ]] || tests=(tests/tabs tests/ui/plots tests/test_app.py)
export PIP_DISABLE_PIP_VERSION_CHECK=1 QT_QPA_PLATFORM=offscreen
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

works() { # whether an interpreter is of a version and can make environments
    local check="import sys, venv, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '$2')"
    [[ -n ${1:-} ]] && "$1" -c "$check" 2>/dev/null
}

find_python() { # a version such as 3.12 -> the path of an interpreter, or nothing
    local candidate
    for candidate in "$(command -v "python$1")" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python \
        "$(command -v uv >/dev/null && uv python find "$1" 2>/dev/null)"; do
        if works "$candidate" "$1"; then
            echo "$candidate"
            return
        fi
    done
}

report=() failed=0 ran=0
for row in "${rows[@]}"; do
    read -r version pins <<<"$row"
    name="Python $version, $pins"
    python=$(find_python "$version")
    if [[ -z $python ]]; then
        report+=("skipped  $name: there is no Python $version (pyenv install $version, or uv python install $version)")
        continue
    fi
    echo "== $name"
    set -f # numpy==1.26.* is no file
    # shellcheck disable=SC2086 # the pins are words
    if ! "$python" -m venv "$folder/venv" || ! "$folder/venv/bin/python" -m pip install -q -e '.[test]' $pins; then
        report+=("skipped  $name: these cannot be installed together, see above")
    else
        ran=1
        "$folder/venv/bin/python" -m pytest -q -p no:cacheprovider "${tests[@]}" | tee "$folder/log"
        code=${PIPESTATUS[0]}
        [[ $code == 0 ]] && word="passed " || { word="FAILED " failed=1; }
        report+=("$word  $name: $(tail -1 "$folder/log")")
    fi
    set +f
    rm -rf "$folder/venv"
done
printf '%s\n' "" "${report[@]}"
[[ $ran == 1 && $failed == 0 ]]
