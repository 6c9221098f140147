# The example data files, from schema.sql, their SQL and their pictures.
DATA = $(BUILD)/data/duc-trong.db $(BUILD)/data/truong-mau.db

# Written under another name first, so that a build that was stopped leaves no half a file.
$(BUILD)/data/%.db: data/%.sql data/schema.sql $(wildcard data/pictures/*.jpg data/pictures/*.png)
	@echo "  data  $@"
	@mkdir -p $(@D)
	@rm -f $@.new
	@sqlite3 -bail $@.new < data/schema.sql > /dev/null
	@sqlite3 -bail $@.new < $< > /dev/null
	@mv $@.new $@

data: $(DATA) ## make the example files (build/data)

# The pictures are kept in the repository; this draws them anew.
pictures: $(BUILD)/draw-pictures
	@$< data/pictures
$(BUILD)/draw-pictures: $(wildcard data/pictures/*.c)
	@mkdir -p $(@D)
	@$(CC) $(STD) -O2 $(WARN) $(DEPS_C) -o $@ $^ $(DEPS_L)

.PHONY: data pictures
