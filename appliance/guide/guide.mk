# The staff's guide (guide.ini), one page of A4 in each language.
GUIDE      = $(BUILD)/guide/guide-vi.pdf $(BUILD)/guide/guide-en.pdf
GUIDE_C    = $(wildcard appliance/guide/*.c)
GUIDE_L    = $$(pkg-config --libs cairo-ft cairo-pdf harfbuzz freetype2)
GUIDE_KINDS = checking updated refused restored

guide: ## make the staff's guide, one page to print (build/guide)
	@$(call need,$(DEB_BUILD))
	@$(MAKE) $(GUIDE)

$(BUILD)/guide/guide: $(GUIDE_C:%.c=$(BUILD)/obj/%.o) $(LIB)
	@echo "  link  $@"
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) $(HARDEN_L) $(LDFLAGS) -o $@ $^ $(DEPS_L) $(GUIDE_L) -lm

$(BUILD)/tests/test_guide: TEST_L += $(GUIDE_L)
$(BUILD)/tests/test_guide: $(patsubst %.c,$(BUILD)/san/%.o,$(filter-out %/guide.c,$(GUIDE_C)))

# The strips as the program paints them, over the first sample of kiosk new.
$(BUILD)/guide/%.painted: $(BUILD)/kiosk appliance/guide/guide.mk
	@echo "  paint $(@D)/$*"
	@mkdir -p $(@D)/$*
	@rm -f $@.db && $(BUILD)/kiosk new --language $* $@.db > /dev/null
	@for kind in $(GUIDE_KINDS); do \
	    $(BUILD)/kiosk render --banner $$kind --slide 1 --size 2560x1440 --at "2026-11-25 09:30" \
	        --out $(@D)/$* $@.db > /dev/null && mv $(@D)/$*/slide-001.png $(@D)/$*/$$kind.png || exit 1; \
	done
	@rm -f $@.db && touch $@

$(BUILD)/guide/guide-%.pdf: $(BUILD)/guide/guide $(BUILD)/guide/%.painted appliance/guide/guide.ini
	@echo "  guide $@"
	@$< $* appliance/guide/guide.ini $(@D)/$* $@
.PHONY: guide
