# The data files of the gallery: in two languages, and the first in each theme; and that of test_golden_words.c.
GALLERY = $(patsubst %,$(BUILD)/gallery/%.db,vi-formal vi-blue vi-dark en-formal words-formal words-blue words-dark)

# Made from LANGUAGE.sql for LANGUAGE-THEME.db.
language = $(firstword $(subst -, ,$*))
theme    = $(lastword $(subst -, ,$*))

$(BUILD)/gallery/%.db: tests/gallery/vi.sql tests/gallery/en.sql tests/gallery/words.sql data/schema.sql $(BUILD)/gallery/drawn \
                       $(wildcard data/pictures/*.jpg data/pictures/*.png)
	@echo "  data  $@"
	@rm -f $@.new
	@sqlite3 -bail $@.new < data/schema.sql > /dev/null
	@sqlite3 -bail -cmd ".param set :pictures \"'$(BUILD)/gallery'\"" $@.new \
	    < tests/gallery/$(language).sql > /dev/null
	@sqlite3 -bail $@.new "UPDATE setting SET value = '$(theme)' WHERE name = 'theme'"
	@mv $@.new $@

$(BUILD)/gallery/drawn: tests/gallery/draw.c
	@mkdir -p $(@D)
	@$(CC) $(STD) -O2 $(WARN) $(DEPS_C) -o $(BUILD)/gallery/draw $< $(DEPS_L)
	@$(BUILD)/gallery/draw $(BUILD)/gallery
	@touch $@

gallery: $(GALLERY) ## make the files with every layout and chart (build/gallery)
.PHONY: gallery
