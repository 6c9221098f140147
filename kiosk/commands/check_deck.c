#include "commands/check_parts.h"

#include "base/text.h"
#include "base/zone.h"
#include "layout/contrast.h"
#include "schedule/span.h"
#include "schedule/timing.h"

#include <stdio.h>
#include <string.h>

bool check_deck_empty(struct check *c, struct err *err)
{
    (void)err;
    if (c->deck->slide_count == 0) {
        check_found(c, SEVERITY_ERROR, "deck-empty", "write a slide, or set enabled to 1 in one",
                    "there is no slide that is enabled");
    }
    return true;
}

/* Settings that are no good, and the like: what is shown in their place is the default. */
bool check_deck_complaints(struct check *c, struct err *err)
{
    (void)err;
    for (size_t i = 0; i < c->deck->complaint_count; i++) {
        struct err why = {0};
        (void)err_set(&why, STATUS_CONTENT, "%s", c->deck->complaints[i]);
        (void)check_found_err(c, SEVERITY_ERROR, "deck-unreadable", &why);
    }
    return true;
}

static bool after(const struct moment *a, const struct moment *b)
{
    int32_t a_day = clock_days(a->year, a->month, a->day);
    int32_t b_day = clock_days(b->year, b->month, b->day);
    return a_day > b_day || (a_day == b_day && a->minute > b->minute);
}

bool check_deck_settings(struct check *c, struct err *err)
{
    const struct deck_settings *s = &c->deck->settings;
    const struct moment *now = &c->options->now;
    (void)err;
    if (text_blank(s->title)) {
        check_found(c, SEVERITY_NOTE, "no-title",
                    "set it, so that people can tell the file from others",
                    "the setting title is missing");
    }
    if (text_blank(s->organisation)) {
        check_found(c, SEVERITY_NOTE, "no-organisation", "set it to who speaks to the viewers",
                    "the setting organisation is missing, so the head of the slides is empty");
    }
    if (s->serial == 0) {
        check_found(c, SEVERITY_NOTE, "no-serial",
                    "set it, and one more in every later file of yours",
                    "the setting serial is missing, so nobody can tell which file is newer");
    }
    const int longest_ms = s->longest_ms > 0 ? s->longest_ms : TIMING_LONGEST_MS;
    if (s->shortest_ms > longest_ms) {
        check_found(c, SEVERITY_WARNING, "timing-crossed", "make longest_s the greater one",
                    "longest_s, %d, is less than shortest_s, %d, so every page stays %d s",
                    longest_ms / 1000, (int)(s->shortest_ms / 1000), (int)(s->shortest_ms / 1000));
    }
    if (!zone_known(s->timezone)) {
        check_found(c, SEVERITY_WARNING, "timezone-unknown",
                    "write it as in Asia/Ho_Chi_Minh; or install the package tzdata",
                    "this machine knows no time zone %s, so it keeps to its own", s->timezone);
    }
    if (hours_left(&s->dark, 0) == HOURS_A_DAY_MIN) {
        check_found(c, SEVERITY_WARNING, "dark-always", "leave some hours out of it",
                    "by the setting dark the screen is black round the clock");
    }
    struct moment made = clock_moment(s->as_of_ms, 0);
    if (s->as_of_ms > 0 && now->trusted && after(&made, now)) {
        check_found(c, SEVERITY_WARNING, "as-of-future",
                    "correct it: a clock that stands before as_of is not believed",
                    "the setting as_of, %04d-%02d-%02d %02d:%02d, is in the future", made.year,
                    made.month, made.day, made.minute / 60, made.minute % 60);
    }
    return true;
}

bool check_deck_accent(struct check *c, struct err *err)
{
    (void)err;
    const struct theme *theme = maker_theme(c->maker);
    double least = theme->high_contrast ? CONTRAST_HIGH : CONTRAST_TEXT;
    double ratio = contrast_ratio(theme->accent, theme->field);
    if (ratio < least) {
        check_found(
            c, SEVERITY_WARNING, "accent-contrast", "choose a colour that stands out more from it",
            "the accent %06X on the ground %06X has a contrast of %.1f, and text needs %.1f",
            (unsigned)theme->accent & 0xffffff, (unsigned)theme->field & 0xffffff, ratio, least);
    }
    double series = contrast_ratio(theme->accent, theme->series_2);
    if (series < CONTRAST_SERIES) {
        check_found(
            c, SEVERITY_WARNING, "accent-series",
            "choose a colour that is lighter or darker than it",
            "in charts the accent %06X stands beside the second series %06X: their contrast "
            "is %.1f, and to be told apart they need %.1f",
            (unsigned)theme->accent & 0xffffff, (unsigned)theme->series_2 & 0xffffff, series,
            CONTRAST_SERIES);
    }
    return true;
}

bool check_deck_texts(struct check *c, struct err *err)
{
    const struct deck_settings *s = &c->deck->settings;
    const char *const texts[] = {s->organisation, s->title};
    return check_glyphs_of(c, s->organisation, err) &&
           check_encoding_of(c, texts, sizeof texts / sizeof *texts, err);
}

bool check_deck_leftovers(struct check *c, struct err *err)
{
    struct content_rest rest;
    if (c->deck->slide_count > 0 && c->never_again == c->deck->slide_count) {
        check_found(c, SEVERITY_WARNING, "deck-over",
                    "write slides for the time that comes, or give these later days",
                    "no slide will be shown any more: the screen only tells the time");
    }
    if (!check_images_rest(c, err) || !content_rest(c->content, &rest, err)) {
        return false;
    }
    if (rest.slides_off > 0) {
        check_found(c, SEVERITY_NOTE, "slides-off", "set enabled to 1 to show one",
                    "%lld %s not enabled, and not looked at here", (long long)rest.slides_off,
                    rest.slides_off == 1 ? "slide is" : "slides are");
    }
    if (rest.images_unused > 0) {
        check_found(c, SEVERITY_NOTE, "images-unused", "delete what is not needed",
                    "%lld %s of no slide", (long long)rest.images_unused,
                    rest.images_unused == 1 ? "picture is" : "pictures are");
    }
    return true;
}

/* Whether the screen is dark from the first to the last minute of the rule. */
static bool in_the_dark(const struct showing *s, const struct hours *dark)
{
    const int length = (s->until_minute - s->from_minute + HOURS_A_DAY_MIN) % HOURS_A_DAY_MIN;
    return length > 0 && hours_left(dark, s->from_minute) >= length;
}

bool check_showings(struct check *c, struct err *err)
{
    const struct showing *showing = c->deck->showings + c->ref->first_showing;
    uint32_t never = 0;
    uint32_t over = 0;
    uint32_t dark = 0;
    (void)err;
    for (uint32_t i = 0; i < c->ref->showing_count; i++) {
        bool any = span_any(c->deck, &showing[i]);
        never += !any;
        dark += in_the_dark(&showing[i], &c->deck->settings.dark);
        over += any && span_over(c->deck, &showing[i], &c->options->now);
    }
    if (c->ref->showing_count > 0 && never + over == c->ref->showing_count) {
        c->never_again++;
    }
    static const char correct[] = "correct first_day, last_day, weekdays or holidays in showing";
    if (never > 0 && never == c->ref->showing_count) {
        check_found(c, SEVERITY_ERROR, "showing-never", correct,
                    "it can never be shown: there is no such day between its first and last");
    } else if (never > 0) {
        check_found(c, SEVERITY_WARNING, "showing-useless", correct,
                    "%u of its %u showings never fit: there is no such day between first and last",
                    (unsigned)never, (unsigned)c->ref->showing_count);
    }
    if (dark > 0 && dark == c->ref->showing_count) {
        check_found(c, SEVERITY_WARNING, "showing-dark",
                    "give it other hours in showing, or change the setting dark",
                    "it is due only while the screen is dark");
    }
    if (over > 0 && never + over == c->ref->showing_count) {
        check_found(c, SEVERITY_NOTE, "showing-over", "give it a later last_day, or delete it",
                    "its last day is over");
    }
    return true;
}
