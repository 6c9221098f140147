#include "commands/keys.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *name;
    enum device_action action;
} usual_keys[] = {
    {"Right", ACTION_NEXT},   {"PageDown", ACTION_NEXT}, {"Left", ACTION_BACK},
    {"PageUp", ACTION_BACK},  {"Space", ACTION_PAUSE},   {"I", ACTION_PANEL},
    {"Escape", ACTION_LEAVE}, {"Q", ACTION_LEAVE},
};

static const struct keys_wish nothing = {.action = ACTION_COUNT};

/* The digit of "7" and "Keypad 7"; else -1. */
static int digit_of(const char *name)
{
    name += strncmp(name, "Keypad ", 7) == 0 ? 7 : 0;
    return isdigit((unsigned char)name[0]) && name[1] == '\0' ? name[0] - '0' : -1;
}

static bool is_return(const char *name)
{
    return strcmp(name, "Return") == 0 || strcmp(name, "Keypad Enter") == 0;
}

static enum device_action action_of(const struct device_keys settings[ACTION_COUNT], bool usual,
                                    const char *name)
{
    for (int a = 0; a < ACTION_COUNT; a++) {
        for (int i = 0; i < settings[a].count; i++) {
            if (strcasecmp(settings[a].name[i], name) == 0) {
                return (enum device_action)a;
            }
        }
    }
    for (size_t i = 0; usual && i < sizeof usual_keys / sizeof *usual_keys; i++) {
        if (strcmp(usual_keys[i].name, name) == 0) {
            return usual_keys[i].action;
        }
    }
    return ACTION_COUNT;
}

static void type(struct keys *keys, int digit, int64_t now_ms)
{
    const int number = keys->is_typing ? keys->number * 10 + digit : digit;
    keys->is_typing = true;
    keys->typed_at_ms = now_ms;
    keys->number = number > KEYS_NUMBER_MAX ? KEYS_NUMBER_MAX : number;
}

struct keys_wish keys_take(struct keys *keys, const struct device_keys settings[ACTION_COUNT],
                           bool usual, const char *name, int64_t now_ms)
{
    usual = usual || now_ms < keys->usual_until_ms;
    if (keys->is_typing && now_ms - keys->typed_at_ms > KEYS_TYPING_MS) {
        keys->is_typing = false;
    }
    const int digit = digit_of(name);
    if (digit >= 0 && (keys->is_typing || usual)) {
        type(keys, digit, now_ms);
        return nothing;
    }
    const bool was_typing = keys->is_typing;
    keys->is_typing = false;
    if (was_typing && is_return(name)) {
        return keys->number > 0 ? (struct keys_wish){ACTION_JUMP, keys->number} : nothing;
    }
    const enum device_action action = action_of(settings, usual, name);
    if (action == ACTION_STAFF) {
        keys->usual_until_ms = now_ms + KEYS_STAFF_MS;
    }
    if (action == ACTION_JUMP) { /* the number comes behind it */
        keys->is_typing = true;
        keys->typed_at_ms = now_ms;
        keys->number = 0;
        return nothing;
    }
    return (struct keys_wish){.action = action};
}

bool keys_has_pad(const struct device_keys settings[ACTION_COUNT])
{
    for (int a = 0; a < ACTION_COUNT; a++) {
        for (int i = 0; i < settings[a].count; i++) {
            if (strncasecmp(settings[a].name[i], "Pad ", 4) == 0) {
                return true;
            }
        }
    }
    return false;
}
