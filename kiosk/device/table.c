#include "device/setting.h"

#define AT(member) offsetof(struct device_settings, member)

static const char *const turns[] = {"0", "90", "180", "270", NULL};
static const char *const answers[] = {"no", "yes", NULL};
static const char *const renderers[] = {
    [DEVICE_AUTO] = "auto", [DEVICE_SOFTWARE] = "software", [DEVICE_GPU] = "gpu", NULL};
static const char *const levels[] = {[DEVICE_ERROR] = "error",
                                     [DEVICE_WARNING] = "warning",
                                     [DEVICE_INFO] = "info",
                                     [DEVICE_DEBUG] = "debug",
                                     NULL};

/* section, name, option, kind, offset, least, most, words, default, meaning */
static const struct setting table[] = {
    {"display", "number", "display", SETTING_WHOLE, AT(number), 0, 63, NULL, "0",
     "which display, counted from 0"},
    {"display", "rotate", "rotate", SETTING_TURN, AT(rotate), 0, 0, turns, "0",
     "turns the picture clockwise, by degrees"},
    {"display", "size", "size", SETTING_SIZE, AT(width), 0, 0, NULL, "full",
     "the whole screen, or a window of that size"},
    {"display", "renderer", "renderer", SETTING_WORD, AT(renderer), 0, 0, renderers, "auto",
     "what paints on the screen"},
    {"display", "scale", "scale", SETTING_DECIMAL, AT(scale), 0.8, 1.25, NULL, "1",
     "multiplies the text_scale of the data file, for the distance of the viewers"},
    {"display", "overscan", "overscan", SETTING_DECIMAL, AT(overscan), 0, 10, NULL, "0",
     "percent of each side that the screen hides"},
    {"display", "shift", NULL, SETTING_WHOLE, AT(shift), 0, 8, NULL, "4",
     "pixels by which the picture moves slowly against burning in"},
    {"display", "dim", NULL, SETTING_HOURS, AT(dim), 0, 0, NULL, "file",
     "hours in which the picture is dimmed"},
    {"display", "dim_percent", NULL, SETTING_WHOLE, AT(dim_percent), 5, 100, NULL, "40",
     "percent of the brightness that is left then"},
    {"display", "dark", NULL, SETTING_HOURS, AT(dark), 0, 0, NULL, "file",
     "hours in which the screen is black"},
    {"rotation", "seconds", "rotation", SETTING_SECONDS, AT(rotation_ms), 0.2, 86400, NULL, "file",
     "how long every page stays"},
    {"keys", "next", NULL, SETTING_KEYS, AT(keys[ACTION_NEXT]), 0, 0, NULL, "", "the next page"},
    {"keys", "back", NULL, SETTING_KEYS, AT(keys[ACTION_BACK]), 0, 0, NULL, "", "the page before"},
    {"keys", "pause", NULL, SETTING_KEYS, AT(keys[ACTION_PAUSE]), 0, 0, NULL, "", "the page stays"},
    {"keys", "jump", NULL, SETTING_KEYS, AT(keys[ACTION_JUMP]), 0, 0, NULL, "",
     "to the slide of a number"},
    {"keys", "panel", NULL, SETTING_KEYS, AT(keys[ACTION_PANEL]), 0, 0, NULL, "",
     "shows what the machine knows of itself"},
    {"keys", "leave", NULL, SETTING_KEYS, AT(keys[ACTION_LEAVE]), 0, 0, NULL, "", "ends the show"},
    {"keys", "console", NULL, SETTING_KEYS, AT(keys[ACTION_CONSOLE]), 0, 0, NULL, "",
     "ends the show for the maintenance console"},
    {"keys", "staff", NULL, SETTING_KEYS, AT(keys[ACTION_STAFF]), 0, 0, NULL, "Ctrl+Alt+K",
     "makes the usual keys work for five minutes, and shows the panel"},
    {"keys", "pause_seconds", NULL, SETTING_WHOLE, AT(pause_s), 1, 86400, NULL, "300",
     "after which a pause is over by itself"},
    {"log", "level", "log-level", SETTING_WORD, AT(log_level), 0, 0, levels, "info",
     "how much is written to the standard error output"},
    {"store", "folder", NULL, SETTING_PATH, AT(folder), 0, 0, NULL, "/var/lib/kiosk",
     "where installed data files are kept"},
    {"store", "trusted_keys", NULL, SETTING_PATH, AT(trusted_keys), 0, 0, NULL, "/etc/kiosk.keys",
     "folder of the public keys whose data files are taken"},
    {"store", "require_signature", NULL, SETTING_YES, AT(require_signature), 0, 0, answers, "yes",
     "whether a data file has to be signed"},
    {"store", "max_size", NULL, SETTING_BYTES, AT(max_size), 0, 0, NULL, "1G",
     "how large a data file may be"},
    {"store", "name", NULL, SETTING_TEXT, AT(stick_name), 0, 0, NULL, "kiosk.db",
     "the file that is looked for on a stick, a name or a pattern such as kiosk-*.db"},
    {"store", "allow_older", NULL, SETTING_YES, AT(allow_older), 0, 0, answers, "no",
     "whether a data file is taken that is not newer than the installed one"},
    {"store", "trial_starts", NULL, SETTING_WHOLE, AT(trial_starts), 1, 20, NULL, "3",
     "starts on a new data file that no whole round follows, before it is given up"},
    {"store", "result", NULL, SETTING_YES, AT(write_result), 0, 0, answers, "no",
     "whether kiosk-result.txt is left on the stick, with what became of its file"},
    {"store", "ask", NULL, SETTING_TEXT, AT(ask), 0, 0, NULL, "nobody",
     "whom the screen tells people to ask when a stick is refused"},
};

enum { ROWS = sizeof table / sizeof *table };
_Static_assert((int)ROWS < (int)DEVICE_ROWS_MAX, "struct device has a line for each setting");

const struct setting *setting_at(size_t index)
{
    return index < ROWS ? &table[index] : NULL;
}
