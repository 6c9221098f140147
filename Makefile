# Kiosk: build, test, run. `make help` lists what it does.
SHELL      = /bin/sh
BUILD     ?= build
PREFIX    ?= /usr/local
DESTDIR   ?=
VERSION   := $(shell sed -n 's/^.define KIOSK_VERSION "\(.*\)"/\1/p' kiosk/version.h)

# As many jobs as there are processors, unless the command line says otherwise (make -j1).
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc) --no-print-directory
endif

# ---- Debian packages: the one list. A target installs those of its groups that are missing. ----
DEB_BUILD  = pkg-config libsdl2-dev libsdl2-ttf-dev libsqlite3-dev libcairo2-dev libjpeg62-turbo-dev \
             libpng-dev libqrencode-dev libmd4c-dev libutf8proc-dev libinih-dev libx11-dev libxrandr-dev libcsv-dev \
             libsodium-dev libseccomp-dev libsystemd-dev sqlite3
DEB_SOAK   = xvfb libxtst-dev libxres1 python3 python3-pil minisign
DEB_TEST   = libcmocka-dev zlib1g-dev clang binutils mtools rsync systemd e2fsprogs $(DEB_SOAK)
DEB_FUZZ   = libcmocka-dev zlib1g-dev libxtst-dev clang libclang-rt-14-dev
DEB_LINT   = gcc libcmocka-dev zlib1g-dev libxtst-dev clang-format clang-tidy cppcheck mandoc shellcheck
DEB_LONG   = mmdebstrap syncthing cage xwayland
DEB_COVERAGE = gcovr
DEB_PACKAGE = debhelper lintian
DEB_APPLIANCE = mmdebstrap squashfs-tools busybox-static cpio kmod fdisk dosfstools mtools e2fsprogs exfatprogs \
             systemd-boot-efi qemu-system-x86 ovmf python3-pil minisign openssl
DEB_RASPBERRY = gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static binfmt-support arch-test file
DEB_VALGRIND = valgrind
DEB_BENCH  = xvfb feh minisign python3 $(DEB_VALGRIND)

# ---- How everything is compiled ----
PKGS       = sdl2 SDL2_ttf sqlite3 cairo libjpeg libpng libqrencode md4c libutf8proc inih libsodium libseccomp libsystemd
WARN       = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes \
             -Wmissing-prototypes -Wold-style-definition -Wpointer-arith -Wcast-qual -Wwrite-strings \
             -Wundef -Wvla -Wformat=2 -Wimplicit-fallthrough -Wnull-dereference -Wdouble-promotion -Werror
STD        = -std=c11 -D_GNU_SOURCE -Ikiosk
DEPS_C    := $(shell pkg-config --cflags $(PKGS) 2>/dev/null | sed 's/-I/-isystem /g')
DEPS_L    := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
DEPS_L    += $(if $(strip $(DEPS_L)),-lcsv)
TEST_L     = -lcmocka -lz -lXtst -lX11
X86       := $(filter x86_64-% i%86-%,$(shell $(CC) -dumpmachine))
HARDEN     = -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
HARDEN_L   = -pie -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed
ifneq ($(X86),)
HARDEN    += -fcf-protection=full
HARDEN_L  += -Wl,-z,ibt,-z,shstk
endif
CFLAGS    ?= -O2 -g
SAN        = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

SRC       := $(wildcard kiosk/*.c kiosk/*/*.c)
ASM       := $(wildcard kiosk/*/*.S)
TESTS     := $(patsubst tests/%.c,%,$(wildcard tests/test_*.c tests/*/test_*.c))
SUPPORT   := $(filter-out tests/test_%,$(wildcard tests/*.c))
ASSETS    := $(wildcard fonts/*.ttf assets/*/*.ini) data/schema.sql $(wildcard data/new-*.sql)
C_FILES   := $(wildcard kiosk/*.[ch] kiosk/*/*.[ch] tests/*.[ch] tests/*/*.[ch] data/*/*.[ch] appliance/*/*.[ch])

OBJ       := $(SRC:%.c=$(BUILD)/obj/%.o) $(ASM:%.S=$(BUILD)/obj/%.o)
LIB       := $(filter-out $(BUILD)/obj/kiosk/main.o,$(OBJ))
SAN_OBJ   := $(SRC:%.c=$(BUILD)/san/%.o) $(ASM:%.S=$(BUILD)/san/%.o)
LIB_SAN   := $(filter-out $(BUILD)/san/kiosk/main.o,$(SAN_OBJ)) $(SUPPORT:%.c=$(BUILD)/san/%.o)

all: $(BUILD)/kiosk ## build the program (build/kiosk)

include data/data.mk
include tests/gallery/gallery.mk
include tests/fuzz/fuzz.mk
include tests/memory/memory.mk
include tests/coverage/coverage.mk
include tests/corpus/corpus.mk
include tests/soak/soak.mk
include appliance/guide/guide.mk
include appliance/deb/deb.mk
include appliance/image/image.mk

help: ## list the targets
	@echo "Kiosk $(VERSION). Targets:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14
	@echo "Variables: BUILD (build), PREFIX (/usr/local), DESTDIR, CC, CFLAGS, BENCH_SECONDS (60), TIME (60, of fuzz),"
	@echo "  FILES (10000, of hostile), HOURS (1440) and SEED of soak"

# ---- Run and test: install what is missing, then make itself anew, which finds the libraries ----
run: ## show the example; without a display render it to build/demo
	@$(call need,$(DEB_BUILD))
	@$(MAKE) run-now

test: ## build with gcc and clang, run every test
	@$(call need,$(DEB_BUILD) $(DEB_TEST) $(DEB_PACKAGE))
	@$(MAKE) test-now

bench: ## measure the program beside its floors (build/bench)
	@$(call need,$(DEB_BUILD) $(DEB_BENCH))
	@$(MAKE) bench-now

budget: ## count the instructions of each stage, beside tests/bench/budget
	@$(call need,$(DEB_BUILD) $(DEB_BENCH))
	@$(MAKE) budget-now

budget-write: ## make what they take now the new tests/bench/budget
	@$(call need,$(DEB_BUILD) $(DEB_BENCH))
	@$(MAKE) budget-now WRITE=--write

lint: ## format, clang-tidy, gcc -fanalyzer, cppcheck, walls, length of files, man page, shell scripts
	@$(call need,$(DEB_BUILD) $(DEB_LINT))
	@$(MAKE) lint-now

deps: ## install every Debian package that any target uses
	@$(call need,$(DEB_BUILD) $(DEB_TEST) $(DEB_FUZZ) $(DEB_LINT) $(DEB_BENCH) $(DEB_PACKAGE) $(DEB_APPLIANCE) \
	    $(DEB_LONG) $(DEB_RASPBERRY) $(DEB_COVERAGE))

need = sh tests/need.sh $(sort $(1))

run-now: $(BUILD)/kiosk $(DATA)
	@sh tests/run_example.sh $(BUILD)

# ---- Tests ----
TEST_BIN   = $(TESTS:%=$(BUILD)/tests/%)

test-now: $(BUILD)/kiosk $(BUILD)/kiosk-san $(DATA) $(GALLERY) $(TEST_BIN) clang-now deb-now
	@sh tests/run_tests.sh $(TEST_BIN)

# What the tests of updates and of failing allocations do in larger numbers, and those of the package in a bare system.
LONG       = memory/test_content_memory test_show_memory test_update_power test_update_errors test_show_updates test_inbox \
             test_package test_show_cage

test-long: ## the tests of updates, of failing allocations and of the package in their long form
	@$(call need,$(DEB_BUILD) $(DEB_TEST) $(DEB_PACKAGE) $(DEB_LONG))
	@$(MAKE) test-long-now

test-long-now: $(BUILD)/kiosk $(BUILD)/kiosk-san $(LONG:%=$(BUILD)/tests/%) deb-now
	@for test in $(LONG:%=$(BUILD)/tests/%); do KIOSK_LONG=1 $$test || exit 1; done

clang-now:
	@$(MAKE) CC=clang BUILD=$(BUILD)/clang $(BUILD)/clang/kiosk

GOLDEN_BIN = $(BUILD)/tests/test_golden $(BUILD)/tests/test_golden_gallery $(BUILD)/tests/test_golden_words

golden-diff: ## show how the pages differ from tests/golden (build/golden-diff)
	@$(call need,$(DEB_BUILD) $(DEB_TEST))
	@$(MAKE) golden-now
	@status=0; for test in $(GOLDEN_BIN); do $$test || status=1; done; exit $$status

golden: ## show how the pages differ, then make them the new tests/golden
	@$(call need,$(DEB_BUILD) $(DEB_TEST))
	@$(MAKE) golden-now
	@for test in $(GOLDEN_BIN); do GOLDEN_UPDATE=1 $$test || exit 1; done

golden-now: $(GOLDEN_BIN) $(DATA) $(GALLERY)
	@:

# ---- Bench ----
bench-now: $(BUILD)/kiosk $(addprefix $(BUILD)/bench/,floor photo stages schedule) $(DATA)
	@python3 -B tests/bench/bench.py $(BUILD)
	@python3 -B tests/bench/budget.py $(BUILD)

budget-now: $(BUILD)/bench/stages $(DATA)
	@python3 -B tests/bench/budget.py $(BUILD) $(WRITE)

# With no more than they need.
$(BUILD)/bench/floor: NEEDS = sdl2
$(BUILD)/bench/photo: NEEDS = libjpeg
$(BUILD)/bench/floor $(BUILD)/bench/photo: $(BUILD)/bench/%: tests/bench/%.c
	@echo "  link  $@"
	@mkdir -p $(@D)
	@$(CC) $(STD) -O3 $(WARN) $(DEPS_C) -o $@ $< $$(pkg-config --libs $(NEEDS))

$(BUILD)/bench/stages $(BUILD)/bench/schedule: $(BUILD)/bench/%: tests/bench/%.c $(LIB)
	@echo "  link  $@"
	@mkdir -p $(@D)
	@$(CC) $(STD) -O3 $(WARN) $(DEPS_C) -o $@ $^ $(DEPS_L) -lm

# ---- Lint ----
TIDY_OK    = $(patsubst %.c,$(BUILD)/tidy/%.ok,$(filter kiosk/%.c tests/%.c appliance/%.c,$(C_FILES)))
ANALYZE_OK = $(SRC:%.c=$(BUILD)/analyze/%.ok)

lint-now: format-check $(TIDY_OK) $(ANALYZE_OK) cppcheck-check $(BUILD)/tests/test_walls
	@echo "  walls between the rooms; no source of more than 400 lines"
	@sh tests/run_tests.sh $(BUILD)/tests/test_walls
	@echo "  mandoc"
	@mandoc -T lint -W warning kiosk/kiosk.1
	@echo "  shellcheck"
	@shellcheck -s sh tests/*.sh tests/fuzz/*.sh $(SCRIPTS)
	@shellcheck .ci/run
	@echo "lint: nothing to mend"

format-check:
	@echo "  format"
	@clang-format --dry-run -Werror $(C_FILES)

$(BUILD)/tidy/%.ok: %.c .clang-tidy tests/.clang-tidy $(filter %.h,$(C_FILES))
	@echo "  tidy  $<"
	@mkdir -p $(@D)
	@clang-tidy --quiet $< -- $(STD) $(DEPS_C) 2>/dev/null
	@touch $@

analyze: ## gcc's -fanalyzer over the program
	@$(call need,gcc $(DEB_BUILD))
	@$(MAKE) $(ANALYZE_OK)

# Without optimisation: what gcc 12 makes of code that it has rewritten already it also takes for leaks.
$(BUILD)/analyze/%.ok: %.c $(filter %.h,$(C_FILES))
	@echo "  analyze  $<"
	@mkdir -p $(@D)
	@gcc $(STD) -O0 -fanalyzer $(WARN) $(DEPS_C) -c -o /dev/null $<
	@touch $@

# In the tests its style is left out: it takes what a test writes to see that nobody reads it for a mistake.
CPPCHECK   = cppcheck --quiet --std=c11 --inline-suppr --suppress=internalAstError --error-exitcode=1 \
             -D_GNU_SOURCE -Ikiosk

cppcheck-check:
	@echo "  cppcheck"
	@$(CPPCHECK) --enable=warning,style,performance,portability kiosk
	@$(CPPCHECK) --enable=warning,performance,portability -itests/bad tests data appliance

format: ## rewrite the sources as .clang-format says
	@$(call need,clang-format)
	@clang-format -i $(C_FILES)

# ---- Install ----
DOC        = $(DESTDIR)$(PREFIX)/share/doc/kiosk

install: $(BUILD)/kiosk ## install program, man page, schema and licences (PREFIX, DESTDIR)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/kiosk $(DOC)
	install -m 755 $(BUILD)/kiosk $(DESTDIR)$(PREFIX)/bin/kiosk
	install -m 644 kiosk/kiosk.1 $(DESTDIR)$(PREFIX)/share/man/man1/kiosk.1
	install -m 644 data/schema.sql $(DESTDIR)$(PREFIX)/share/kiosk/schema.sql
	install -m 644 README.md CHANGELOG.md LICENSE data/kiosk.conf fonts/*-LICENSE.txt $(DOC)
	install -m 644 appliance/README.md $(DOC)/appliance.md

clean: ## remove everything that was built
	rm -rf $(BUILD)

# ---- Rules ----
$(BUILD)/kiosk: $(OBJ)
	@echo "  link  $@"
	@$(CC) $(CFLAGS) $(HARDEN_L) $(LDFLAGS) -o $@ $^ $(DEPS_L) -lm

$(BUILD)/kiosk-san: $(SAN_OBJ)
	@echo "  link  $@"
	@$(CC) $(SAN) -o $@ $^ $(DEPS_L) -lm

$(BUILD)/tests/%: $(BUILD)/san/tests/%.o $(LIB_SAN)
	@echo "  link  $@"
	@mkdir -p $(@D)
	@$(CC) $(SAN) -o $@ $^ $(DEPS_L) -lm $(TEST_L)

# These start the program with a library that lets anything fail.
$(BUILD)/tests/test_show_memory $(BUILD)/tests/test_show_full_disk: | $(BUILD)/faulty.so
$(BUILD)/faulty.so: tests/faulty/faulty.c
	@echo "  link  $@"
	@$(CC) $(STD) -O2 -g $(WARN) -fPIC -shared -o $@ $<

# And these take what they have for an input device.
$(BUILD)/tests/test_inputs $(BUILD)/tests/test_wait: TEST_L += -Wl,--wrap=fstat

# Without the libraries say so, in place of a compiler's word about a header.
$(OBJ) $(SAN_OBJ): | $(if $(strip $(DEPS_L)),,libraries)
libraries:
	@echo "Libraries are missing: \"make deps\" installs them, or install these Debian packages:" >&2
	@echo "  $(DEB_BUILD)" >&2
	@exit 1

$(BUILD)/obj/%.o: %.c
	@echo "  cc    $<"
	@mkdir -p $(@D)
	@$(CC) $(STD) $(CFLAGS) $(HARDEN) $(WARN) $(DEPS_C) -MMD -MP -c -o $@ $<

$(BUILD)/san/%.o: %.c
	@echo "  cc    $< (sanitized)"
	@mkdir -p $(@D)
	@$(CC) $(STD) $(SAN) $(WARN) $(DEPS_C) -MMD -MP -c -o $@ $<

# Two rules: make takes a pattern with two targets for one run that makes both.
$(BUILD)/obj/%.o: %.S $(ASSETS) kiosk/base/asset_list.h
	@$(ASSEMBLE)
$(BUILD)/san/%.o: %.S $(ASSETS) kiosk/base/asset_list.h
	@$(ASSEMBLE)
ASSEMBLE   = echo "  as    $<"; mkdir -p $(@D); $(CC) -Ikiosk -c -o $@ $<

# The loops over whole pictures are worth more than -O2.
$(BUILD)/obj/kiosk/screen/fade.o $(BUILD)/obj/kiosk/paint/shrink.o: CFLAGS += -O3

-include $(OBJ:.o=.d) $(SAN_OBJ:.o=.d) $(TESTS:%=$(BUILD)/san/tests/%.d) $(SUPPORT:%.c=$(BUILD)/san/%.d)
.PHONY: all help run run-now test test-now test-long test-long-now clang-now golden golden-diff golden-now bench bench-now \
        budget budget-write budget-now lint lint-now format format-check analyze cppcheck-check install clean deps libraries
.SECONDARY:
.DELETE_ON_ERROR:
