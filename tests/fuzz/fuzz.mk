# Fuzzing: libFuzzer of clang's runs the targets of tests/fuzz (fuzz.h), one program under as many names.
# KIOSK_FUZZ=content runs only that one; what is found is in build/fuzz/found, what is learnt in build/fuzz/corpus.
FUZZ       = signature store content accept device markdown table picture sheet
FUZZ_SRC  := $(filter-out tests/fuzz/fuzz_main.c tests/fuzz/test_%,$(wildcard tests/fuzz/*.c))
FUZZ_OBJ   = $(FUZZ_SRC:%.c=$(BUILD)/san/%.o)
FUZZ_SAN   = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
TIME      ?= 60

fuzz: ## fuzz each target of tests/fuzz for TIME seconds (60)
	@$(call need,$(DEB_BUILD) $(DEB_FUZZ))
	@$(MAKE) CC=clang BUILD=$(BUILD)/fuzz SAN="$(FUZZ_SAN)" fuzz-now
	@sh tests/fuzz/fuzz.sh $(BUILD)/fuzz $(TIME) $(or $(KIOSK_FUZZ),$(FUZZ))

fuzz-now: $(FUZZ:%=$(BUILD)/%) $(BUILD)/seeds/content/schema.db

# A whole one of the schema, beside the small ones of the seeds; small pages, so that it is small.
$(BUILD)/seeds/content/schema.db: data/schema.sql tests/fuzz/small.sql
	@mkdir -p $(@D)
	@rm -f $@
	@cat $^ | sqlite3 -bail -cmd 'PRAGMA page_size = 512' $@ >/dev/null

$(BUILD)/fuzzer: $(LIB_SAN) $(FUZZ_OBJ) $(BUILD)/san/tests/fuzz/fuzz_main.o
	@echo "  link  $@"
	@$(CC) $(SAN) -fsanitize=fuzzer -o $@ $^ $(DEPS_L) -lm $(TEST_L)

$(FUZZ:%=$(BUILD)/%): $(BUILD)/fuzzer
	@ln -f $< $@

$(BUILD)/tests/fuzz/test_fuzz_seeds: $(FUZZ_OBJ)

-include $(FUZZ_OBJ:.o=.d) $(BUILD)/san/tests/fuzz/fuzz_main.d
.PHONY: fuzz fuzz-now
