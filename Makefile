# make run | make test: all the set-up a newcomer needs. The rest is for those who change things.
SHELL := /bin/bash
VENV ?= .venv
BIN := $(VENV)/bin
RUNS ?= 1
# The last revision in which every thread made what it was asked for.
BEFORE ?= 361508d
RAW_DATA ?= ../shared/data
export RAW_DATA
export CANDIDATE
# One more than there are processors: each waits now and then for a server or a browser of its own.
PROCESSES ?= $(shell echo $$(($$(nproc) + 1)))
# What Python compiled once is kept, for each process that starts after.
unexport PYTHONDONTWRITEBYTECODE

# Settings of `make pack` besides EXTRACT, MAPPING and BOROUGH; a file not named is left out.
PACK_FILES := VICTIMS ACCUSED REFERRALS ALL_OFFENCES BASE SERVICE_COUNTS
OPTION_VICTIMS := --victims
OPTION_ACCUSED := --accused
OPTION_REFERRALS := --referrals
OPTION_ALL_OFFENCES := --all-offences
OPTION_BASE := --base
OPTION_SERVICE_COUNTS := --service-counts
PARTNER_PACKS ?= partner-packs

.PHONY: pack trial bench-pack load lost copies cluster run test check data fetch update model switch undo spark same bench-rows bench setup setup-served system office paper fast unit wiring browser lock fix

# Until Python is up a signal to load the release anew would end it.
run: setup-served paper ## Serve http://127.0.0.1:8050
	trap '' HUP; exec $(BIN)/gunicorn -c gunicorn.conf.py "app:create_server()"

test: ready ## Everything CI runs
	$(BIN)/pytest -n $(PROCESSES) --dist loadfile --no-loadscope-reorder

# What comes from elsewhere is fetched side by side, while all is checked that needs none of it.
NEEDED := system shell office paper copies peers readers clients csvw
.PHONY: ready
ready:
	@$(MAKE) --no-print-directory -j $(words $(NEEDED) check) $(NEEDED) check

fast: setup ## The quick tests: no browser, office suite, server of its own or whole pipeline, no look at everything
	$(BIN)/pytest -q -n auto --dist loadfile --no-loadscope-reorder --ignore tests/browser -m "not office and not whole"

check: setup ## Format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: setup ## Mend what can be mended by machine
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

data: setup ## Rebuild data/published/, or CANDIDATE=folder, from the raw files and say what changed
	$(BIN)/python -m data.pipeline

fetch: setup ## Ask publishers for newer raw files; take them into fetched/ and say what came
	$(BIN)/python -m data.pipeline.fetch

update: setup ## Fetch, and build a candidate in releases/ where something is new
	$(BIN)/python -m data.pipeline.fetch.update

model: setup ## Fit the ward model to the release and keep it for `make data`; a quarter of an hour
	RELEASE_DIR=$(or $(CANDIDATE),data/published) $(BIN)/python -m data.pipeline.wards

switch: setup ## Serve another release: make switch RELEASE=releases/2025-09
	$(BIN)/python -m data.pipeline.release.switch $(RELEASE)

undo: setup ## Go back to the release before
	$(BIN)/python -m data.pipeline.release.switch --undo

pack: setup ## A borough's extract into a pack: make pack EXTRACT=x.csv MAPPING=m.yaml BOROUGH=camden
	$(BIN)/python -m data.pipeline.partner --extract "$(EXTRACT)" --mapping "$(MAPPING)" \
		--borough "$(BOROUGH)" --out "$(PARTNER_PACKS)" $(if $(CHECK),--check) $(if $(UNSEEN),--unseen) \
		$(foreach one,$(PACK_FILES),$(if $($(one)),$(OPTION_$(one)) "$($(one))"))

.PHONY: service-counts
service-counts: setup ## A file for what services count by quarter: make service-counts MAPPING=m.yaml
	$(BIN)/python -m data.pipeline.partner.services.template "$(MAPPING)" service_counts.csv

trial: setup ## A made-up extract in trial/ and its pack, to try the partner area with
	$(BIN)/python -m tests.partner.trial_extract trial
	$(MAKE) pack EXTRACT=trial/incidents.csv MAPPING=trial/mapping.yaml BOROUGH=barking-and-dagenham \
		VICTIMS=trial/victims.csv ACCUSED=trial/accused.csv REFERRALS=trial/referrals.csv \
		ALL_OFFENCES=trial/all_offences.csv BASE=trial/base.csv

bench: system ## Print the budgets beside a plain Dash app and a Streamlit page; RUNS=3 for three runs
	@.ci/setup $(VENV)-served served
	@.ci/setup $(VENV)-bench bench
	SERVED_BIN=$(VENV)-served/bin $(VENV)-bench/bin/python -m tests.bench $(RUNS)

setup:
	@.ci/setup $(VENV) full

# Sign-in for the partner area needs a few packages more.
setup-served:
	@.ci/setup $(VENV) $(if $(filter oidc,$(PARTNER)),partner,served)

.PHONY: assistant
assistant: ## Install what `python -m callbacks.assistant` needs; the page on data says who starts it
	@.ci/setup $(VENV) assistant

system:
	@.ci/system chromium fonts-liberation

# Tests in a browser take less with the shell of Chromium, where Debian has it.
.PHONY: shell
shell:
	-@.ci/system chromium-headless-shell

# The briefs for meetings need these to draw text; the rest of the site runs without.
paper:
	-@.ci/system libpangoft2-1.0-0 fonts-dejavu-core fonts-liberation

# Two copies behind nginx with a shared cache: the tests of these are skipped without.
copies:
	-@.ci/system nginx-light redis-server

# A second OpenID provider: its tests are skipped without.
.PHONY: peers
peers:
	-@.ci/node $(VENV)-peers tests/peers

.PHONY: readers clients csvw
# R reads the files, clients of the API are generated and run by the others, and validators stand
# by themselves: the tests of these are skipped without.
readers:
	-@.ci/system r-base-core r-cran-readr
	-@command -v ruby >/dev/null || .ci/system ruby
	-@command -v java >/dev/null || .ci/system default-jre-headless

clients:
	-@.ci/node $(VENV)-clients tests/callbacks/clients/typescript

csvw:
	-@.ci/setup $(VENV)-csvw csvw

load: ## 300 readers for five minutes, then 2,000 embeds in ten seconds; FORM=short for a few
	@.ci/setup $(VENV)-bench bench
	$(VENV)-bench/bin/python -m tests.load $(FORM)

.PHONY: abuse soak
soak: setup ## 100,000 different requests: memory as they go; SOAK="20000 10" for fewer, in ten minutes
	@.ci/setup $(VENV)-served served
	SERVED_BIN=$(VENV)-served/bin $(BIN)/python -m tests.load.soak $(SOAK)

abuse: setup ## What readers wait while one client asks for much, now and before; ONLY="briefs"
	$(BIN)/python -m tests.load.abuse "$(BEFORE)" $(ONLY)

.PHONY: faults
faults: copies setup ## Put faults of the reviews back one by one: each must be noticed; IDS="R2a O6" for some
	$(BIN)/python -m tests.faults $(IDS)

lost: setup ## 200 readers for two minutes while a process is killed every ten seconds
	$(BIN)/python -m tests.load.lost_workers

cluster: copies setup ## Kill copies and switch releases under load, two copies behind nginx
	CLUSTER=full $(BIN)/pytest -q -s tests/load/test_cluster.py

office:
	@.ci/system libreoffice-calc-nogui

spark: ## Hold the answer of Spark against DuckDB's; needs Java
	@.ci/system default-jre-headless
	@.ci/setup $(VENV)-spark spark
	$(VENV)-spark/bin/pytest -q tests/unit/pipeline/met/test_aggregate.py tests/partner/test_engines.py

same: setup ## Which of 200 answers a change of code changes: make same SINCE=REVISION
	$(BIN)/python -m tests.same $(SINCE)

bench-rows: setup ## Add up 20 million made-up records; print time and peak memory
	$(BIN)/python -W ignore -m tests.bench.aggregation

bench-pack: setup ## Turn 20 million made-up rows into a pack; print time and peak memory
	$(BIN)/python -W ignore -m tests.bench.packing

lock: ## Pin what pyproject.toml needs, and list the materials; UPGRADE="dash pandas" moves those. Needs uv
	@.ci/lock $(UPGRADE)
	@$(MAKE) --no-print-directory materials

.PHONY: materials licences audit
materials: setup ## Write requirements/served.cdx.json from the lock file: packages, licences, who needs whom
	$(BIN)/python -m tests.supply.materials

licences: setup ## Print the licence of each package that is served, and fail where one is not taken
	$(BIN)/python -m tests.supply.licences

audit: setup ## Hold what is served against advisories of OSV in a folder: ADVISORIES=folder
	$(BIN)/python -m tests.supply.advisories $(ADVISORIES)
