# Coverage: how much of the program the tests run, counted by gcc's gcov and summed up by gcovr.
# Built and run in a folder that looks like this one, links to the sources beside a build/ of its own, so that the
# tests find there the programs that they start. Without sanitizers, which add branches of theirs. A process that
# ends by _exit or a signal, as the trial of an update does in its cage, is not counted.
COVERAGE   = $(BUILD)/coverage
COUNTED    = -O0 -g --coverage

# Not those that look at how the program proper is built, and at the sources.
COVER_BIN  = $(patsubst %,$(BUILD)/tests/%,$(filter-out test_release test_package test_walls,$(TESTS)))

coverage: ## run the tests on a build that counts; prints lines and branches by room (build/coverage)
	@$(call need,$(DEB_BUILD) $(DEB_TEST) $(DEB_COVERAGE))
	@mkdir -p $(COVERAGE)/tree $(COVERAGE)/lines
	@ln -sfn $(filter-out $(CURDIR)/build,$(wildcard $(CURDIR)/*)) $(COVERAGE)/tree
	@find $(COVERAGE)/tree -name '*.gcda' -delete
	@$(MAKE) -C $(COVERAGE)/tree CC=gcc BUILD=build SAN="$(COUNTED)" coverage-build
	@status=0; (cd $(COVERAGE)/tree && sh tests/run_tests.sh $(COVER_BIN:$(BUILD)/%=build/%)) || status=1; \
	gcovr --no-markers --root . --filter kiosk/ --json-summary $(COVERAGE)/summary.json \
	    --html-details $(COVERAGE)/lines/index.html $(COVERAGE)/tree/build/san/kiosk && \
	python3 -B tests/coverage/report.py $(COVERAGE) && exit $$status

coverage-build: $(BUILD)/kiosk-san $(DATA) $(GALLERY) $(COVER_BIN)
	@ln -f $(BUILD)/kiosk-san $(BUILD)/kiosk

.PHONY: coverage coverage-build
