# Kiosk: build, test, run. `make help` lists what it does.
SHELL      = /bin/sh
CC         = cc
BUILD     ?= build
PREFIX    ?= /usr/local
DESTDIR   ?=
VERSION    = $(shell sed -n 's/^\#define KIOSK_VERSION "\(.*\)"/\1/p' kiosk/version.h)

PKGS       = sdl2 SDL2_ttf sqlite3 cairo libjpeg libqrencode md4c libutf8proc inih
WARN       = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes \
             -Wmissing-prototypes -Wold-style-definition -Wpointer-arith -Wcast-qual -Wwrite-strings \
             -Wundef -Wvla -Wformat=2 -Wimplicit-fallthrough -Wnull-dereference -Wdouble-promotion -Werror
STD        = -std=c11 -D_GNU_SOURCE -Ikiosk
DEPS_C    := $(shell pkg-config --cflags $(PKGS) 2>/dev/null | sed 's/-I/-isystem /g')
DEPS_L    := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm
HARDEN     = -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE -fcf-protection=full
HARDEN_L   = -pie -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed
CFLAGS    ?= -O2 -g
SAN        = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

SRC       := $(wildcard kiosk/*.c kiosk/*/*.c)
ASM       := $(wildcard kiosk/*/*.S)
TESTS     := $(patsubst tests/%.c,%,$(wildcard tests/test_*.c))
SUPPORT   := $(filter-out $(wildcard tests/test_*.c),$(wildcard tests/*.c))
ASSETS    := $(wildcard fonts/*.ttf assets/*/*.ini)

OBJ       := $(SRC:%.c=$(BUILD)/obj/%.o) $(ASM:%.S=$(BUILD)/obj/%.o)
SAN_OBJ   := $(SRC:%.c=$(BUILD)/san/%.o) $(ASM:%.S=$(BUILD)/san/%.o)
LIB_SAN   := $(filter-out $(BUILD)/san/kiosk/main.o,$(SAN_OBJ)) $(SUPPORT:%.c=$(BUILD)/san/%.o)

all: $(BUILD)/kiosk

$(BUILD)/kiosk: $(OBJ)
	@echo "  link  $@"
	@$(CC) $(CFLAGS) $(HARDEN_L) -o $@ $^ $(DEPS_L)

$(BUILD)/kiosk-san: $(SAN_OBJ)
	@echo "  link  $@"
	@$(CC) $(SAN) -o $@ $^ $(DEPS_L)

$(BUILD)/tests/%: $(BUILD)/san/tests/%.o $(LIB_SAN)
	@echo "  link  $@"
	@mkdir -p $(@D)
	@$(CC) $(SAN) -o $@ $^ $(DEPS_L) $$(pkg-config --libs cmocka)

$(BUILD)/obj/%.o: %.c
	@echo "  cc    $<"
	@mkdir -p $(@D)
	@$(CC) $(STD) $(CFLAGS) $(HARDEN) $(WARN) $(DEPS_C) -MMD -MP -c -o $@ $<

$(BUILD)/san/%.o: %.c
	@echo "  cc    $< (sanitized)"
	@mkdir -p $(@D)
	@$(CC) $(STD) $(SAN) $(WARN) $(DEPS_C) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.o $(BUILD)/san/%.o: %.S $(ASSETS)
	@echo "  as    $<"
	@mkdir -p $(@D)
	@$(CC) -c -o $@ $<

# The fade is the one loop that is worth more than -O2.
$(BUILD)/obj/kiosk/screen/fade.o: CFLAGS += -O3

-include $(OBJ:.o=.d) $(SAN_OBJ:.o=.d)
.PHONY: all
.SECONDARY:
