# Endurance: two real shows on a fast clock for HOURS of their time, with all that may happen thrown at them
# by random numbers of SEED (tests/soak/soak.py). 1440 hours are 60 days, and take an hour or two.
HOURS     ?= 1440
SOAK       = /usr/bin/python3 -B tests/soak/soak.py $(BUILD) $(HOURS) $(if $(SEED),--seed $(SEED))

soak: ## run the show for HOURS (1440) of its time on a fast clock, and tell what grows (build/soak)
	@$(call need,$(DEB_BUILD) $(DEB_SOAK))
	@$(MAKE) soak-now

soak-now: $(BUILD)/kiosk $(BUILD)/soak/fastclock.so $(DATA)
	@$(SOAK)

soak-valgrind: ## the same for six hours under valgrind
	@$(call need,$(DEB_BUILD) $(DEB_SOAK) $(DEB_VALGRIND))
	@$(MAKE) soak-valgrind-now HOURS=6

soak-valgrind-now: $(BUILD)/kiosk $(BUILD)/soak/fastclock.so $(DATA)
	@$(SOAK) --valgrind memcheck --every 600 --out $(BUILD)/soak/valgrind

$(BUILD)/soak/fastclock.so: tests/soak/fastclock.c tests/soak/fastclock.h
	@echo "  link  $@"
	@mkdir -p $(@D)
	@$(CC) $(STD) $(CFLAGS) $(WARN) -fPIC -shared -o $@ $< -ldl -pthread

$(BUILD)/tests/soak/test_soak: | $(BUILD)/soak/fastclock.so

.PHONY: soak soak-now soak-valgrind soak-valgrind-now
