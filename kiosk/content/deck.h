/* What a data file says, as plain structs. A deck is the index of a file: its settings, and a few
 * bytes a slide, in their order. The words, figures and names of one slide are a struct slide,
 * which is read when the slide's turn comes (content.h). Nothing here changes once it is read; all
 * text is valid UTF-8 in NFC without control characters but tab, and line feed where it is said. */
#ifndef KIOSK_CONTENT_DECK_H
#define KIOSK_CONTENT_DECK_H

#include "base/hours.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum slide_kind { SLIDE_ANNOUNCEMENT, SLIDE_STATISTICS, SLIDE_AWARDS, SLIDE_PHOTO };

enum chart_kind { CHART_TILES, CHART_BARS, CHART_COLUMNS, CHART_LINE, CHART_DONUT };

enum urgent_rule { URGENT_BETWEEN, URGENT_ALONE, URGENT_IN_ORDER };

enum holiday_rule { HOLIDAYS_TOO, HOLIDAYS_NOT, HOLIDAYS_ONLY };

enum { EVERY_WEEKDAY = 0x7f };

/* One rule for when a slide may be shown; a moment has to fit all of its fields. */
struct showing {
    int32_t first_day;    /* days since 1970-01-01 (clock_days); INT32_MIN: from ever */
    int32_t last_day;     /* inclusive; INT32_MAX: for ever */
    int16_t from_minute;  /* of the day; equal to until_minute: the whole day */
    int16_t until_minute; /* exclusive; less than from_minute: until that time of the next day */
    uint8_t weekdays;     /* bit 0 Monday to bit 6 Sunday; the day that the span begins on */
    uint8_t holidays;     /* enum holiday_rule; of that day, too */
};

/* A slide in the index. */
struct slide_ref {
    int64_t id;
    uint32_t first_showing; /* index in deck.showings */
    uint32_t showing_count; /* 0: always */
    int32_t hold_ms;        /* of each of its pages; 0: as the deck's rotation says */
    uint8_t kind;           /* enum slide_kind */
    uint8_t weight;         /* how often it comes in a round, 1 to 10 (0 counts as 1) */
    bool urgent;
    bool bad; /* its row or one of its showings can't be read: content_slide says why */
};

enum { ACCENT_OF_THEME = -1, DECK_FADE_MS = 600 /* the cross-fade of a file that says no other */ };

struct deck_settings {
    const char *title;        /* of the file, for people; "" if it has none */
    const char *organisation; /* who speaks, at the head of every slide; "" if not given */
    const char *logo_name;    /* as the file names it; "" if it names none */
    int64_t logo;             /* id of that image; 0: there is none */
    const char *language;     /* "vi", "en" */
    const char *theme;        /* "formal" */
    int32_t accent;           /* 0xRRGGBB for coloured text; or ACCENT_OF_THEME */
    int32_t rotation_ms;      /* hold of every page; 0: auto, from what is on it */
    int32_t reading_wpm;      /* words (Vietnamese: syllables) a minute; 0 if not given */
    int32_t shortest_ms;      /* of a hold that is automatic; 0 if not given */
    int32_t longest_ms;
    bool shuffle;            /* a new order in every round */
    enum urgent_rule urgent; /* when urgent slides come */
    const char *timezone;    /* "Asia/Ho_Chi_Minh"; "" for that of the machine */
    double text_scale;       /* of everything, for viewers farther off: 1 to 1.25 */
    int32_t transition_ms;   /* length of the cross-fade; 0: a hard cut */
    struct hours dark;       /* in which the screen is black */
    struct hours dim;        /* in which it is dimmed */
    int64_t serial;          /* greater in every later file of the same owner */
    int64_t as_of_ms;        /* wall clock of the moment the file was made; 0 if not given */
};

/* What may be wrong besides the slides: one in each of the 64 settings, one in the holidays, and
 * one in the showings. */
enum { DECK_COMPLAINTS = 66 };

struct deck {
    struct deck_settings settings;
    const char *complaints[DECK_COMPLAINTS]; /* each: what can't be used; what to do about it */
    size_t complaint_count;
    const struct slide_ref *slides; /* enabled ones, in order of position, then id */
    size_t slide_count;
    const struct showing *showings;
    size_t showing_count;
    const int32_t *holidays; /* clock_days, ascending */
    size_t holiday_count;
};

struct statistic {
    const char *label;
    const char *series; /* "" where the chart has one series only */
    double value;
    int decimals;       /* digits after the mark that the file writes, 0 to 6: 12.50 keeps both */
    const char *prefix; /* "trên", "over"; "" if none */
    const char *unit;   /* "lượt", "%"; "" if none */
    bool has_previous;
    double previous;
};

struct award {
    const char *recipient; /* "" in a line that tells only a count */
    const char *category;
    const char *honour; /* "" if none */
    const char *reason; /* "" if none */
    int32_t count;      /* how many received it where the names are not told; else 0 */
    int64_t photo;      /* id of an image, which a damaged file may lack; 0: none */
};

struct picture {
    int64_t image;       /* id of an image */
    const char *caption; /* "" if none */
};

struct slide {
    int64_t id;
    enum slide_kind kind;
    bool urgent;
    const char *label; /* for the kind's name at the head of the field; "" if not given */
    const char *heading;
    const char *lead;      /* line of date and place; may hold line feeds */
    const char *body;      /* Markdown; may hold line feeds */
    const char *note;      /* on the panel: source, scope; may hold line feeds */
    const char *link;      /* becomes a QR code */
    const char *presenter; /* awards: who hands them over; "" if not given */
    const char *presenter_office;
    enum chart_kind chart;
    const char *axis; /* statistics: what the labels on the axis are ("Tháng"); "" if not given */
    const struct statistic *statistics; /* by position */
    size_t statistic_count;
    const struct award *awards; /* by position; those of a category may stand apart */
    size_t award_count;
    bool picture_behind;   /* announcement: the text stands on the picture */
    double picture_aspect; /* width by height of the picture of an announcement; 0: not known */
    const struct picture *pictures; /* photo: the series; else none or one */
    size_t picture_count;
};

#endif
