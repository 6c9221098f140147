# Hostile content: data files by the thousand that something has gone wrong with (tests/corpus), each of them loaded,
# checked, laid out and painted: once with the sanitizers, and once as people have it, with limits of time and memory.
CORPUS_SRC := $(filter-out tests/corpus/test_% tests/corpus/hostile.c,$(wildcard tests/corpus/*.c))
CORPUS_USES = tests/support.c tests/paint_helpers.c tests/random_slide.c
CORPUS_SAN  = $(CORPUS_SRC:%.c=$(BUILD)/san/%.o)
FILES      ?= 10000
FIRST      ?= 1

hostile: ## look at FILES mutated data files (10000) from number FIRST (1) on
	@$(call need,$(DEB_BUILD) $(DEB_TEST))
	@$(MAKE) hostile-now

hostile-now: $(BUILD)/hostile-run $(BUILD)/hostile-san-run
	@:

$(BUILD)/hostile-run $(BUILD)/hostile-san-run: $(BUILD)/%-run: $(BUILD)/% $(DATA) $(GALLERY)
	@status=0; $< $(FIRST) $(FILES) >$<.log 2>&1 || status=$$?; \
	    if [ $$status -ne 0 ]; then cat $<.log; else echo "$<:"; tail -17 $<.log; fi; exit $$status

$(BUILD)/hostile: $(LIB) $(CORPUS_SRC:%.c=$(BUILD)/obj/%.o) $(CORPUS_USES:%.c=$(BUILD)/obj/%.o) \
                  $(BUILD)/obj/tests/corpus/hostile.o
	@echo "  link  $@"
	@$(CC) $(CFLAGS) $(HARDEN_L) -o $@ $^ $(DEPS_L) -lm $(TEST_L)

$(BUILD)/hostile-san: $(LIB_SAN) $(CORPUS_SAN) $(BUILD)/san/tests/corpus/hostile.o
	@echo "  link  $@"
	@$(CC) $(SAN) -o $@ $^ $(DEPS_L) -lm $(TEST_L)

$(BUILD)/tests/corpus/test_corpus: $(CORPUS_SAN) | $(BUILD)/hostile

-include $(CORPUS_SAN:.o=.d) $(CORPUS_SRC:%.c=$(BUILD)/obj/%.d) $(CORPUS_USES:%.c=$(BUILD)/obj/%.d) \
         $(BUILD)/obj/tests/corpus/hostile.d $(BUILD)/san/tests/corpus/hostile.d
.PHONY: hostile hostile-now $(BUILD)/hostile-run $(BUILD)/hostile-san-run
