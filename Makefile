# make run    sets up what is needed and serves the dashboard        (make help lists the rest)
# make test   sets up what is needed and runs every test
#
# Plain make and sh. Paths are relative, so the folder may be moved and may have spaces in its name.

PORT ?= 8501
ARGS ?=
PYTHON ?=
UV ?= uv

VENV = .venv
IN_VENV = $(VENV)/bin/python
PIP_LOG = $(VENV)/pip.log

.PHONY: help run test benchmark screenshots pictures check demo lock tree clean installed installed-dev

help:
	@echo "make run                    serve the dashboard at http://localhost:$(PORT); another port: make run PORT=9000"
	@echo "make test                   run every test; some of them: make test ARGS='tests/metrics -k interval'"
	@echo "make benchmark              measure the speed; what is measured: make benchmark ARGS=--help"
	@echo "make screenshots            draw docs/screenshots/ again from the demo company"
	@echo "make pictures               draw every page as each role into build/pictures, to be looked at"
	@echo "make demo                   make the demo company again, ending today"
	@echo "make check                  ruff and mypy"
	@echo "make lock                   choose the newest allowed packages and write both lock files (needs uv)"
	@echo "make tree                   add new files to the tree in README.md"
	@echo "make clean                  remove the virtual environment; your data stays"
	@echo "With your own data:         DATABASE_URL=sqlite:///data/our_team.db make run"
	@echo "With a Python of your own:  make run PYTHON=/path/to/python3"

run: installed
	@$(IN_VENV) -m data_access prepare
	@echo "The dashboard is starting at http://localhost:$(PORT) (Ctrl+C stops it)  看板正在启动：http://localhost:$(PORT)（按 Ctrl+C 停止）"
	@exec $(IN_VENV) -m streamlit run app.py --server.port=$(PORT)

# A test run starts Python some hundred times: without kept bytecode each would compile all its packages anew.
test: export PYTHONDONTWRITEBYTECODE =
test: installed-dev
	@$(IN_VENV) -m pytest -q -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

benchmark: installed-dev
	@$(IN_VENV) -m tests.benchmarks $(ARGS)

screenshots: installed-dev
	@$(IN_VENV) -m tests.screenshots $(ARGS)

pictures: installed-dev
	@$(IN_VENV) -m tests.pictures $(ARGS)

demo: installed
	@$(IN_VENV) -m data_access demo

check: installed-dev
	@$(IN_VENV) -m ruff check .
	@$(IN_VENV) -m ruff format --check .
	@$(IN_VENV) -m mypy metrics data_access pages app.py

tree: installed-dev
	@$(IN_VENV) -m tests.readme_tree

lock:
	@$(COMPILE) pyproject.toml -o requirements.lock
	@$(COMPILE) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean:
	@rm -rf $(VENV)

# No host may get into a lock file: everybody installs from the index their own pip is set to.
COMPILE = $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links

installed:
	@lock=requirements.lock; $(INSTALL)

installed-dev:
	@lock=requirements-dev.lock; $(INSTALL)

# Installs $lock into $(VENV), unless exactly that is installed already. The copy of the lock inside $(VENV) is the
# stamp: it goes before anything changes and comes back after success, so whatever was interrupted begins anew.
# requirements-dev.lock holds all of requirements.lock, so it sets both stamps.
define INSTALL
if cmp -s $$lock $(VENV)/$$lock && $(IN_VENV) -c '' 2>/dev/null; then exit 0; fi; \
if ! { cmp -s $(VENV)/complete $(VENV)/pyvenv.cfg && $(IN_VENV) -c '' 2>/dev/null; }; then \
	$(FIND_PYTHON); \
	"$$found" -m venv --clear $(VENV) || exit 1; \
fi; \
rm -f $(VENV)/complete $(VENV)/requirements.lock $(VENV)/requirements-dev.lock; \
echo "Installing the packages of $$lock, once, about a minute …  正在安装 $$lock 中的依赖（仅首次，约一分钟）……"; \
if ! PYTHONPATH= $(IN_VENV) -m pip install --quiet --no-input --disable-pip-version-check --no-warn-script-location \
	--no-compile --require-hashes -r $$lock >$(PIP_LOG) 2>&1; then \
	cat $(PIP_LOG) >&2; \
	echo "The packages could not be installed; pip says why above, and the next try begins anew.  依赖安装失败，原因见上方 pip 的输出；重试会从头开始。" >&2; \
	exit 1; \
fi; \
cp requirements.lock $(VENV)/requirements.lock; \
if [ $$lock = requirements-dev.lock ]; then cp $$lock $(VENV)/$$lock; fi; \
cp $(VENV)/pyvenv.cfg $(VENV)/complete
endef

# Sets $found to a Python that is new enough and can make virtual environments, or says in one sentence what is missing.
ASK_VERSION = import sys; print("%d.%d" % sys.version_info[:2])
define FIND_PYTHON
found=; seen=; bare=; separator=; \
set -- $(if $(PYTHON),"$(PYTHON)",python3 python3.14 python3.13 python3.12 python3.11 python); \
for candidate in "$$@"; do \
	version=$$("$$candidate" -c '$(ASK_VERSION)' 2>/dev/null) || continue; \
	case $$version in \
		3.[0-9]|3.10|[0-2].*) seen="$$seen$$separator$$version"; separator=", "; continue;; \
		[0-9]*.[0-9]*) ;; \
		*) continue;; \
	esac; \
	if "$$candidate" -c 'import ensurepip, venv' 2>/dev/null; then found=$$candidate; break; fi; \
	bare=$${bare:-$$version}; \
done; \
if [ -z "$$found" ] && [ -n "$$bare" ]; then \
	echo "Python $$bare is here without its venv module: install it (Debian, Ubuntu: sudo apt install python$$bare-venv) and try again.  Python $$bare 缺少 venv 模块，请先安装（Debian、Ubuntu：sudo apt install python$$bare-venv）再重试。" >&2; \
	exit 1; \
elif [ -z "$$found" ]; then \
	echo "Python 3.11 or newer is needed (found: $${seen:-none}): install it, or name it with PYTHON=/path/to/python3.  需要 Python 3.11 或更高版本（现有：$${seen:-无}），请先安装，或用 PYTHON=/路径/python3 指定。" >&2; \
	exit 1; \
fi
endef
