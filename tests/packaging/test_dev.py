"""The two commands of the README: what they do before anything is installed, and on every start after."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev
import dev_checks
import dev_environment
import dev_system

ROOT = Path(__file__).parents[2]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A project folder with all that a stamp is made from, and a Python in its environment."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    for name in {name for names in dev_environment.LOCKS.values() for name in names}:
        (tmp_path / "packaging" / name).write_text("click==8.5.1\n")
    python = dev_environment.python_of(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    return tmp_path


def stamped(task: str, root: Path) -> None:
    dev_environment.stamp_file(task, root).write_text(dev_environment.stamp(task, root))


def test_a_new_environment_is_not_ready(clone: Path) -> None:
    assert not dev_environment.is_ready("run", clone)


def test_a_stamped_environment_is_ready_for_its_task(clone: Path) -> None:
    stamped("run", clone)

    assert dev_environment.is_ready("run", clone)
    assert not dev_environment.is_ready("test", clone)


def test_an_environment_for_the_tests_also_runs_the_program(clone: Path) -> None:
    stamped("test", clone)

    assert dev_environment.is_ready("run", clone)


@pytest.mark.parametrize("file", ["pyproject.toml", "packaging/requirements.txt"])
def test_a_changed_lock_makes_the_environment_stale(clone: Path, file: str) -> None:
    stamped("run", clone)

    (clone / file).write_text("changed\n")

    assert not dev_environment.is_ready("run", clone)


def test_an_environment_whose_python_is_gone_is_not_ready(clone: Path) -> None:
    stamped("run", clone)

    dev_environment.python_of(clone / ".venv").unlink()

    assert not dev_environment.is_ready("run", clone)


def test_a_folder_that_was_moved_is_set_up_again(clone: Path) -> None:
    stamped("run", clone)

    moved = clone.rename(clone.with_name("moved"))

    assert not dev_environment.is_ready("run", moved)
    moved.rename(clone)


@pytest.mark.parametrize("words", [[], ["window"], ["ours.tenderpause"]])
def test_these_words_open_the_window(words: list[str]) -> None:
    assert dev.opens_window(words)


@pytest.mark.parametrize("words", [["demo", "DIR"], ["--help"], ["verify", "--workspace", "a.tenderpause"]])
def test_these_words_need_no_window(words: list[str]) -> None:
    assert not dev.opens_window(words)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_run_says_so_and_points_to_the_demo() -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    bare = {name: value for name, value in os.environ.items() if name not in hidden}

    command = [sys.executable, str(ROOT / "packaging/dev.py"), "run"]
    told = subprocess.run(command, env=bare, capture_output=True, text=True)

    assert told.returncode == 3
    assert "There is no display here" in told.stderr
    assert "python3 packaging/dev.py run demo DIR" in told.stderr


def test_a_wrong_task_shows_how_to_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    code = dev.main(["rnu"])

    assert code == 2
    assert "packaging/dev.py run" in capsys.readouterr().out


def test_what_is_missing_is_named_with_the_exact_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "apt-get").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(dev_system.SetUpError) as caught:
        dev_system.add_packages("Qt", ["libegl1", "libgl1"], lacks=["libEGL.so.1"])

    assert "sudo apt-get install -y --no-install-recommends libegl1 libgl1" in str(caught.value)


def test_on_other_systems_the_missing_libraries_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(dev_system.SetUpError) as caught:
        dev_system.add_packages("Qt", ["libegl1"], lacks=["libEGL.so.1"])

    assert "It lacks: libEGL.so.1" in str(caught.value)


def test_a_library_that_is_not_there_is_noticed() -> None:
    assert not dev_system.loads("libno-such-library.so.9")


def test_the_checks_name_what_did_not_pass(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def call(name: str, _command: list[str], **_env: str) -> int:
        return {"mypy": 1, "pytest": 0}.get(name, 0)

    monkeypatch.setattr(dev_checks, "call", call)

    code = dev_checks.check_all("python", [])

    assert code == 1
    assert "Did not pass: mypy." in capfd.readouterr().out


def test_the_checks_compile_each_module_once_and_leave_nothing_of_it_where_it_is_not_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    usual = dev_checks.environment({"DISPLAY": ":7"})
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    found = dev_checks.environment({})

    assert usual["DISPLAY"] == ":7"
    assert "PYTHONPYCACHEPREFIX" not in usual
    assert "PYTHONDONTWRITEBYTECODE" not in found
    assert found["PYTHONPYCACHEPREFIX"] == str(ROOT / ".venv" / "compiled")


def test_the_files_that_set_up_use_the_standard_library_alone() -> None:
    ours = {"dev", "dev_checks", "dev_environment", "dev_system"}

    for name in ours:
        text = (ROOT / "packaging" / f"{name}.py").read_text("utf-8")
        imported = {
            line.split()[1].split(".")[0]
            for line in text.splitlines()
            if line.startswith(("import ", "from "))
        }
        assert imported <= sys.stdlib_module_names | ours


def test_what_runs_for_every_change_is_the_check_of_the_readme() -> None:
    assert "python3 packaging/dev.py test" in (ROOT / ".ci/run").read_text("utf-8")
