#include "commands/staff.h"

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

static const struct staff_wish nothing = {.action = ACTION_COUNT};

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

static void type(struct staff *staff, int digit, int64_t now_ms)
{
    const int number = staff->is_typing ? staff->number * 10 + digit : digit;
    staff->is_typing = true;
    staff->typed_at_ms = now_ms;
    staff->number = number > STAFF_NUMBER_MAX ? STAFF_NUMBER_MAX : number;
}

struct staff_wish staff_take(struct staff *staff, const struct device_keys settings[ACTION_COUNT],
                             bool usual, const char *name, int64_t now_ms)
{
    usual = usual || now_ms < staff->usual_until_ms;
    if (staff->is_typing && now_ms - staff->typed_at_ms > STAFF_TYPING_MS) {
        staff->is_typing = false;
    }
    const int digit = digit_of(name);
    if (digit >= 0 && (staff->is_typing || usual)) {
        type(staff, digit, now_ms);
        return nothing;
    }
    const bool was_typing = staff->is_typing;
    staff->is_typing = false;
    if (was_typing && is_return(name)) {
        return staff->number > 0 ? (struct staff_wish){ACTION_JUMP, staff->number} : nothing;
    }
    const enum device_action action = action_of(settings, usual, name);
    if (action == ACTION_STAFF) {
        staff->usual_until_ms = now_ms + STAFF_USUAL_MS;
    }
    if (action == ACTION_JUMP) { /* the number comes behind it */
        staff->is_typing = true;
        staff->typed_at_ms = now_ms;
        staff->number = 0;
        return nothing;
    }
    return (struct staff_wish){.action = action};
}

bool staff_has_pad(const struct device_keys settings[ACTION_COUNT])
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
