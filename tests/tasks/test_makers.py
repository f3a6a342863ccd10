"""What makes a projection is known in full: no module, file or word of the lexicon beside it has a part in that."""

import subprocess
import sys
from pathlib import Path
from random import Random
from types import SimpleNamespace

from tests.tasks.made_registers import MadeRegister
from tests.tasks.projected import all_rows

from depositary.lexicon import load_lexicon
from depositary.store import Store
from depositary.tasks.makers import files, fingerprint, modules
from depositary.tasks.projecting import refresh

SCRIPT = """
import sys
from pathlib import Path
import depositary
from depositary.store import Store
from depositary.tasks.projecting import refresh
imported = [name for name in sys.modules if name.partition(".")[0] == "depositary"]
from depositary.lexicon import load_lexicon
world = load_lexicon()
home, opened = Path(depositary.__file__).parent, set()
sys.addaudithook(lambda event, given: event == "open" and opened.add(str(given[0])))
with Store.open(sys.argv[1]) as store, store.writing() as connection:
    refresh(connection, world, anew=True)
for name in imported:
    print("module", name)
for path in sorted(opened):
    if Path(path).is_relative_to(home) and not path.endswith((".py", ".pyc")):
        print("file", Path(path).relative_to(home))
"""


def filled(store: Store) -> None:
    made = MadeRegister(Random(7))  # noqa: S311  the same on every run, and nothing secret
    for _ in range(30):
        made.step(store, [])


def test_every_module_and_file_that_has_a_part_is_known(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with Store.open(path) as store:
        filled(store)
    ran = subprocess.run([sys.executable, "-c", SCRIPT, str(path)], capture_output=True, text=True, check=True)
    told = [line.split(" ", 1) for line in ran.stdout.splitlines()]
    known = {name.removesuffix(".__init__") for name in modules()}
    assert {name for kind, name in told if kind == "module"} - known == set()
    assert {name for kind, name in told if kind == "file"} - files().keys() == set()


def test_of_the_lexicon_only_the_world_has_a_part(tmp_path: Path) -> None:
    lexicon = load_lexicon()
    world = SimpleNamespace(parties=lexicon.parties, families=lexicon.families, members=lexicon.members)
    held = []
    for name, known in (("world", world), ("lexicon", lexicon)):
        with Store.open(tmp_path / f"{name}.db") as store:
            filled(store)
            with store.writing() as connection:
                refresh(connection, known)
            with store.reading() as connection:
                held.append(all_rows(connection))
    assert held[0] == held[1] != []


def test_what_readers_pages_and_commands_are_made_of_has_no_part() -> None:
    names = files().keys()
    assert {"lexicon/data/parties.csv", "lexicon/data/en/families.toml", "register/data/claims.toml"} <= names
    assert {"tasks/projecting.py", "register/identities.py", "store/places.py", "core/edtf.py"} <= names
    assert not [name for name in names if name.startswith(("reading/", "views/", "web/", "cli/", "api/"))]
    assert not {"lexicon/data/en/words.toml", "lexicon/data/en/names.csv", "tasks/threadslices.py"} & names
    assert len(fingerprint()) == 64
