#include "schedule/timing.h"

enum {
    LEAST_MS = 200,
    SHORTEST_MS = 6000,
    LONGEST_MS = 60000,
    ORIENT_MS = 2500, /* to notice that the picture has changed, and find where to begin */
    /* Silent reading of prose is 238 English words a minute on average (Brysbaert 2019, "How many
     * words do we read per minute?", J. Memory and Language 109). People in a lobby stand, read
     * from afar and are of every age: three quarters of that, about 180 words or syllables a
     * minute. */
    WORDS_A_MINUTE = 180,
    FIGURE_MS = 600,
    PICTURE_MS = 3000,
    FACE_MS = 1000,
};

int timing_hold_ms(int fixed_ms, const struct slide_ref *ref, const struct deck_settings *settings,
                   const struct load *load)
{
    int hold = fixed_ms > 0 ? fixed_ms : ref->hold_ms > 0 ? ref->hold_ms : settings->rotation_ms;
    if (hold > 0) {
        return hold < LEAST_MS ? LEAST_MS : hold;
    }
    int speed = settings->reading_wpm > 0 ? settings->reading_wpm : WORDS_A_MINUTE;
    long long ms = ORIENT_MS + (long long)load->words * 60000 / speed +
                   (long long)load->figures * FIGURE_MS + (long long)load->pictures * PICTURE_MS +
                   (long long)load->faces * FACE_MS;
    return ms < SHORTEST_MS ? SHORTEST_MS : ms > LONGEST_MS ? LONGEST_MS : (int)ms;
}
