#include "schedule/timing.h"

/* Why 180 words a minute (TIMING_WPM): adults read English prose silently at 238 words a minute on
 * average, most of them at 175 to 300, and children, older people and those who read a second
 * language slower (Brysbaert 2019, "How many words do we read per minute?", Journal of Memory and
 * Language 109). A page in a lobby is read standing, from afar, by whoever comes in: so the slow
 * end of that range. No like figure for Vietnamese was found; its words are counted by syllables,
 * as they are written, of which a message needs somewhat more than English needs words, and which
 * are shorter. The same 180 so gives Vietnamese readers rather more time.
 *
 * The other times are our own judgement, tried on the example files. */
enum {
    LEAST_MS = 200,
    ORIENT_MS = 2500, /* to notice that the picture has changed, and find where to begin */
    FIGURE_MS = 600,  /* to weigh a figure against its neighbours; its words are counted as words */
    ROW_MS = 300,     /* to go from a row of a roll to the next; its words likewise */
    PICTURE_MS = 3000, /* to look at it */
    FACE_MS = 1000,    /* a portrait beside a name: at a glance */
};

static int automatic_ms(const struct deck_settings *settings, const struct load *load)
{
    int speed = settings->reading_wpm > 0 ? settings->reading_wpm : TIMING_WPM;
    long long ms = ORIENT_MS + (long long)load->words * 60000 / speed +
                   (long long)load->figures * FIGURE_MS + (long long)load->rows * ROW_MS +
                   (long long)load->pictures * PICTURE_MS + (long long)load->faces * FACE_MS;
    const int most = 24 * 3600 * 1000;
    return ms > most ? most : (int)ms;
}

struct hold timing_hold(int fixed_ms, const struct slide_ref *ref,
                        const struct deck_settings *settings, const struct load *load)
{
    struct hold hold = {.load = *load, .auto_ms = automatic_ms(settings, load)};
    const int rotation_ms = fixed_ms < 0 ? 0 : settings->rotation_ms;
    if (fixed_ms > 0 || ref->hold_ms > 0 || rotation_ms > 0) {
        hold.by = fixed_ms > 0 ? HOLD_FIXED : ref->hold_ms > 0 ? HOLD_SLIDE : HOLD_ROTATION;
        hold.ms = fixed_ms > 0 ? fixed_ms : ref->hold_ms > 0 ? ref->hold_ms : rotation_ms;
        hold.ms = hold.ms < LEAST_MS ? LEAST_MS : hold.ms;
        return hold;
    }
    int shortest = settings->shortest_ms;
    int longest = settings->longest_ms > 0 ? settings->longest_ms : TIMING_LONGEST_MS;
    if (shortest <= 0) {
        shortest = longest < TIMING_SHORTEST_MS ? longest : TIMING_SHORTEST_MS;
    }
    hold.ms = hold.auto_ms;
    hold.by = HOLD_AUTO;
    if (hold.ms > longest) {
        hold.ms = longest;
        hold.by = HOLD_LONGEST;
    }
    if (hold.ms < shortest) {
        hold.ms = shortest;
        hold.by = HOLD_SHORTEST;
    }
    return hold;
}
