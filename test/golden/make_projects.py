# Makes projects.json.br: folders that name a release of PyTorch, made by the tools that people make them with. Each holds the
# tool, its version, the command, the files as the tool wrote them, and what it chose. Needs uv, poetry, pdm, pipenv and pip (the
# folders of their commands as arguments), the Python Package Index, and brotli; downloads one wheel of PyTorch.
#   python make_projects.py projects.json.br BIN...
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import brotli


def project(dependencies, more=""):
    return (
        f'[project]\nname = "training"\nversion = "0.1.0"\nrequires-python = ">=3.11,<3.13"\n'
        f"dependencies = {json.dumps(dependencies)}\n{more}"
    )


LOCAL = '[project]\nname = "layers"\nversion = "0.1.0"\ndependencies = ["torch==2.2.1"]\n'
FORKS = [
    "torch==2.2.2; sys_platform == 'darwin' and platform_machine == 'x86_64'",
    "torch==2.6.0; sys_platform != 'darwin' or platform_machine != 'x86_64'",
]
EXTRAS = """
[project.optional-dependencies]
old = ["torch==2.5.1"]
new = ["torch==2.7.1"]

[tool.uv]
conflicts = [[{ extra = "old" }, { extra = "new" }]]
"""
GROUP = '\n[dependency-groups]\ntrain = ["torch~=2.3.0"]\n'
EXTRA = '\n[project.optional-dependencies]\ntrain = ["torch>=2.8,<2.9"]\n'
# Poetry asks an index as it is, where it would ask the Package Index by another way.
SOURCE = '\n[[tool.poetry.source]]\nname = "simple"\nurl = "https://pypi.org/simple/"\npriority = "primary"\n'
POETRY = '[tool.poetry]\nname = "training"\nversion = "0.1.0"\ndescription = ""\nauthors = []\npackage-mode = false\n\n[tool.poetry.dependencies]\npython = ">=3.11,<3.13"\n'
PLATFORMS = """torch = [
    { version = "2.2.2", markers = "sys_platform == 'darwin'" },
    { version = "2.6.0", markers = "sys_platform != 'darwin'" },
]
"""
# Name, tool, command, files before it, files to keep, the file that says so, the release that the tool chose; several where it
# chose one for each platform, extra or Python.
PROJECTS = [
    ("uv-range", "uv", "uv lock", {"pyproject.toml": project(["torch>=2.1,<2.5", "tqdm"])}, "uv.lock", ["2.4"]),
    ("uv-pin", "uv", "uv lock", {"pyproject.toml": project(["torch==2.6.0"])}, "uv.lock", ["2.6"]),
    ("uv-newest", "uv", "uv lock", {"pyproject.toml": project(["torch"])}, "uv.lock", ["2.15"]),
    ("uv-not-equal", "uv", "uv lock", {"pyproject.toml": project(["torch>=2.1,!=2.8.*,<2.9"])}, "uv.lock", ["2.7"]),
    ("uv-platforms", "uv", "uv lock", {"pyproject.toml": project(FORKS)}, "uv.lock", ["2.6", "2.2"]),
    ("uv-extras", "uv", "uv lock", {"pyproject.toml": project([], EXTRAS)}, "uv.lock", ["2.7", "2.5"]),
    ("uv-group", "uv", "uv lock", {"pyproject.toml": project([], GROUP)}, "uv.lock", ["2.3"]),
    ("uv-path", "uv", "uv lock", {"pyproject.toml": project(["layers"], '\n[tool.uv.sources]\nlayers = { path = "layers" }\n'), "layers/pyproject.toml": LOCAL}, "uv.lock", ["2.2"]),
    ("uv-workspace", "uv", "uv lock", {"pyproject.toml": project(["layers"], '\n[tool.uv.workspace]\nmembers = ["layers"]\n\n[tool.uv.sources]\nlayers = { workspace = true }\n'), "layers/pyproject.toml": LOCAL}, "uv.lock", ["2.2"]),
    ("uv-pylock", "uv", "uv lock && uv export --format pylock.toml -q -o pylock.toml && rm uv.lock", {"pyproject.toml": project(["torch>=2.9,<2.11"])}, "pylock.toml", ["2.10"]),
    ("uv-pylock-platforms", "uv", "uv lock && uv export --format pylock.toml -q -o pylock.toml && rm uv.lock", {"pyproject.toml": project(FORKS)}, "pylock.toml", ["2.6", "2.2"]),
    ("uv-export", "uv", "uv lock && uv export -q -o requirements.txt && rm uv.lock", {"pyproject.toml": project(["torch~=2.7"], "")}, "requirements.txt", ["2.15"]),
    ("uv-add", "uv", "uv add -q --no-sync 'torch>=2.13,<2.14' && rm uv.lock", {"pyproject.toml": project(["tqdm"])}, "pyproject.toml", ["2.13"]),
    ("uv-add-group", "uv", "uv add -q --no-sync --group train torch==2.5.1 && rm uv.lock", {"pyproject.toml": project(["tqdm"])}, "pyproject.toml", ["2.5"]),
    ("uv-compile", "uv", "uv pip compile -q requirements.in -o requirements.txt", {"requirements.in": "torch<2.4\nnumpy\n"}, "requirements.txt", ["2.3"]),
    ("uv-compile-hashes", "uv", "uv pip compile -q --generate-hashes requirements.in -o requirements.txt", {"requirements.in": "torch==2.0.1\n"}, "requirements.txt", ["2.0"]),
    ("uv-compile-universal", "uv", "uv pip compile -q --universal requirements.in -o requirements.txt", {"requirements.in": "\n".join(FORKS) + "\n"}, "requirements.txt", ["2.6", "2.2"]),
    ("uv-url", "uv", "uv lock", {"pyproject.toml": project(["torch @ TORCH-2.9.1"])}, "uv.lock", ["2.9"]),
    ("poetry-caret", "poetry", "poetry lock", {"pyproject.toml": POETRY + 'torch = "^2.1,<2.12"\n' + SOURCE}, "poetry.lock", ["2.11"]),
    ("poetry-tilde", "poetry", "poetry lock", {"pyproject.toml": POETRY + 'torch = "~2.4"\n' + SOURCE}, "poetry.lock", ["2.4"]),
    ("poetry-project", "poetry", "poetry lock", {"pyproject.toml": project(["torch (>=2.6,<2.7)"], SOURCE)}, "poetry.lock", ["2.6"]),
    ("poetry-platforms", "poetry", "poetry lock", {"pyproject.toml": POETRY + PLATFORMS + SOURCE}, "poetry.lock", ["2.6", "2.2"]),
    ("poetry-group", "poetry", "poetry lock", {"pyproject.toml": POETRY + '\n[tool.poetry.group.train.dependencies]\ntorch = "2.8.0"\n' + SOURCE}, "poetry.lock", ["2.8"]),
    ("poetry-extra", "poetry", "poetry lock", {"pyproject.toml": project([], EXTRA + SOURCE)}, "poetry.lock", ["2.8"]),
    ("poetry-path", "poetry", "poetry lock", {"pyproject.toml": POETRY + 'layers = { path = "layers" }\n' + SOURCE, "layers/pyproject.toml": LOCAL}, "poetry.lock", ["2.2"]),
    ("poetry-add", "poetry", "poetry add --lock 'torch@~2.12' && rm poetry.lock", {"pyproject.toml": POETRY + SOURCE}, "pyproject.toml", ["2.12"]),
    ("pdm-range", "pdm", "pdm lock -q", {"pyproject.toml": project(["torch>=2.0,<2.8"])}, "pdm.lock", ["2.7"]),
    ("pdm-group", "pdm", "pdm lock -q -G train", {"pyproject.toml": project([], EXTRA)}, "pdm.lock", ["2.8"]),
    ("pdm-platforms", "pdm", "pdm lock -q --platform linux && pdm lock -q --platform windows --append", {"pyproject.toml": project(["torch==2.14.*"])}, "pdm.lock", ["2.14"]),
    ("pdm-export", "pdm", "pdm lock -q && pdm export -q --without-hashes -o requirements.txt && rm pdm.lock", {"pyproject.toml": project(["torch==2.10.*"])}, "requirements.txt", ["2.10"]),
    ("pdm-pylock", "pdm", "pdm config --local lock.format pylock && pdm lock -q", {"pyproject.toml": project(["torch==2.1.2"])}, "pylock.toml", ["2.1"]),
    ("pdm-add", "pdm", "pdm add -q --no-sync 'torch==2.12.*' && rm pdm.lock", {"pyproject.toml": project([])}, "pyproject.toml", ["2.12"]),
    ("pipenv-pin", "pipenv", "pipenv lock -q", {"Pipfile": '[[source]]\nurl = "https://pypi.org/simple"\nverify_ssl = true\nname = "pypi"\n\n[packages]\ntorch = "==2.3.1"\n'}, "Pipfile.lock", ["2.3"]),
    ("pipenv-dev", "pipenv", "pipenv lock -q", {"Pipfile": '[[source]]\nurl = "https://pypi.org/simple"\nverify_ssl = true\nname = "pypi"\n\n[packages]\n\n[dev-packages]\ntorch = "~=2.9.0"\n'}, "Pipfile.lock", ["2.9"]),
    ("pipenv-requirements", "pipenv", "pipenv lock -q && pipenv -q requirements > requirements.txt && rm Pipfile.lock Pipfile", {"Pipfile": '[[source]]\nurl = "https://pypi.org/simple"\nverify_ssl = true\nname = "pypi"\n\n[packages]\ntorch = "<2.15"\n'}, "requirements.txt", ["2.14"]),
    ("pip-venv", "pip", "python -m venv .venv && .venv/bin/pip install -q --no-deps torch==2.6.0", {}, ".venv/lib/python3.11/site-packages/torch/version.py", ["2.6"]),
    ("pip-freeze", "pip", "python -m venv .venv && .venv/bin/pip install -q --no-deps torch==2.6.0 && .venv/bin/pip freeze > requirements.txt && rm -r .venv", {}, "requirements.txt", ["2.6"]),
    ("pip-venv-beside-lock", "uv", "uv lock -q && uv venv -q && uv pip install -q --no-deps torch==2.6.0", {"pyproject.toml": project(["torch==2.14.1"])}, ".venv/lib/python3.11/site-packages/torch/version.py", ["2.6"]),
    ("pip-lock", "pip", "pip lock -q torch==2.11.0 --no-deps -o pylock.toml", {}, "pylock.toml", ["2.11"]),
]


def versions(tool):
    said = subprocess.run([tool, "--version"], capture_output=True, text=True).stdout
    return next(word for word in said.replace("version", " ").replace(",", " ").replace(")", " ").split() if word[0].isdigit())


def wheel(version):
    """The address of a Linux wheel on the index, as uv writes it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(project([f"torch=={version}"]))
        subprocess.run(["uv", "lock", "-q"], cwd=folder, check=True)
        words = Path(folder, "uv.lock").read_text().split('"')
    return next(word for word in words if f"/torch-{version}-cp311-cp311-manylinux" in word and "x86_64" in word)


def is_kept(path):
    """Of an environment only what says PyTorch's version; else the files that people write and tools make of them."""
    if not path.is_file():
        return False
    if ".venv" in path.parts:
        return path.match("torch/version.py") or path.match("torch-*.dist-info/WHEEL")
    is_project = path.suffix in (".toml", ".lock", ".txt", ".in") or path.name == "Pipfile"
    return is_project and path.name != "pdm.toml" and not any(part.startswith(".") for part in path.parts)


def make(name, tool, command, files, source, releases):
    environment = {**os.environ, "PIPENV_IGNORE_VIRTUALENVS": "1", "PIPENV_VENV_IN_PROJECT": "0", "PDM_CHECK_UPDATE": "0", "PDM_IGNORE_ACTIVE_VENV": "1"}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for path, text in files.items():
            if "TORCH-" in text:
                version = text.split("TORCH-")[1].split('"')[0]
                text = text.replace(f"TORCH-{version}", wheel(version))
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text(text)
        run = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment)
        if run.returncode != 0:
            print("FAILED", name, run.stdout[-600:], run.stderr[-1200:], file=sys.stderr)
            return None
        kept = {str(path): path.read_text() for path in sorted(Path(".").rglob("*")) if is_kept(path)}
        return {"name": name, "tool": f"{tool} {versions(tool)}", "command": command, "from": source, "releases": releases, "files": kept}


target, *folders = sys.argv[1:]
target = Path(target).resolve()
os.environ["PATH"] = os.pathsep.join([*folders, os.environ["PATH"]])

only = os.environ.get("ONLY")
made = []
for row in PROJECTS:
    if only and only not in row[0]:
        continue
    one = make(*row)
    print(row[0], one and {path: len(text) for path, text in one["files"].items()}, file=sys.stderr, flush=True)
    if one:
        made.append(one)
text = "[\n" + ",\n".join(json.dumps(one, sort_keys=True) for one in made) + "\n]\n"
target.write_bytes(brotli.compress(text.encode(), quality=11, lgwin=24))
print(len(text), target.stat().st_size, file=sys.stderr)
