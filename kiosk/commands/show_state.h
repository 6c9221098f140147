/* The one struct of a running show, handed down through show_*.c and private to them. */
#ifndef KIOSK_COMMANDS_SHOW_STATE_H
#define KIOSK_COMMANDS_SHOW_STATE_H

#include "base/log.h"
#include "commands/maker.h"
#include "commands/service.h"
#include "commands/show_banner.h"
#include "commands/show_options.h"
#include "commands/show_source.h"
#include "commands/show_stage.h"
#include "commands/show_store.h"
#include "commands/signals.h"
#include "commands/staff.h"
#include "commands/ticker.h"
#include "commands/watch.h"
#include "schedule/rota.h"
#include "screen/screen.h"

#include <stdbool.h>
#include <stdint.h>

/* A page and where it came from. */
struct spot {
    bool is_there; /* false: there is no such page (yet) */
    bool is_calm;  /* the built-in slide, because of `why` */
    enum calm why;
    unsigned deck;        /* source.decks when it was laid out */
    struct rota rota;     /* the round, as of this slide */
    int slot;             /* of the maker */
    size_t page, pages;   /* page number `page`, from 0, of `pages` */
    int hold_ms;          /* from its turn to the next */
    struct hold hold;     /* why; of the calm slide nothing but the time */
    struct moment moment; /* what its footer tells */
    int64_t step;         /* of its place on the path against burning in (frame_step) */
    int dimmed;           /* percent of its brightness that is taken away */
};

enum { TRAIL_MAX = 32 };

/* A page to go to: where the round stood, and which of its slide's pages. */
struct way {
    bool is_there;
    unsigned deck;
    struct rota rota;
    size_t page;
};

/* What the staff does with the show by keys. */
struct by_hand {
    struct staff keys;
    struct way to; /* is to come next, in place of what the round has */
    struct way
        trail[TRAIL_MAX]; /* the pages that were shown, the last one at trail[trail_count-1] */
    size_t trail_count;
    bool goes_back; /* the page on the screen gives way to the one before: no trail of it */
    bool is_paused;
    bool wants_console;     /* a key has ended the show, for the console */
    bool has_panel;         /* it is on the glass, in place of show->shown */
    int64_t panel_until_ms; /* 0: it has been closed */
};

enum next {
    NEXT_WANTED,  /* nothing is prepared */
    NEXT_PAINTED, /* show.next is on the screen's next canvas */
    NEXT_SAME,    /* the page on the screen is the next one, too: nothing to paint */
    NEXT_OVER,    /* --once, and every page was shown */
};

struct show {
    const struct show_options *options;
    struct log log;
    struct signals signals;
    struct watch watch;
    struct ticker ticker;
    struct service service;
    struct source source;
    struct show_store store;
    struct show_banner banner;
    struct maker *maker;
    struct screen *screen;
    const struct show_stage *stage;
    void *stage_ctx; /* the stage's own */

    struct due due; /* as of next.moment */
    struct spot shown, next;
    enum next state;
    struct moment chosen_for; /* when the next page is to come, as foreseen when it was chosen */
    int64_t turn_at;          /* clock_monotonic_ms when the page on the screen has had its time */
    int64_t prepare_at;       /* when the next page is to be prepared, while state is NEXT_WANTED */

    struct by_hand by_hand;

    bool is_dark;    /* nothing is shown until the dark hours are over */
    int64_t step_at; /* clock_monotonic_ms when the picture may be moved next; 0: not known yet */

    struct rota tried;   /* the round, as of the last slide that could not be painted */
    size_t failures;     /* slides in a row that could not be painted; 0: `tried` says nothing */
    int all_failed_ms;   /* wait after the last round in which none could; 0: one could */
    bool left_out;       /* a slide or a setting could not be used: the status of --once tells */
    bool waits_for_file; /* the next page could not be had because the file changes or is locked */
    int lost_turns;      /* turns in a row that the screen did not take */
};

/* show_next.c: which page comes next, and its painting. */

/* The moment `ahead_ms` from now. */
struct moment show_moment(const struct show *show, int64_t ahead_ms);

/* Whether the way leads to a slide that show->due has; if so it is one of the deck in use. */
bool show_may_go(const struct show *show, struct way *way);

/* Tries to find and to paint the page that comes after the one on the screen: one slide at a call,
 * so that the show stays awake in a long row of bad ones. Sets `state`, and `prepare_at` if it is
 * to be called again. */
void show_prepare(struct show *show);

enum repaint {
    REPAINT_DONE,  /* show->next is the page on the screen; the state is NEXT_PAINTED */
    REPAINT_GONE,  /* the deck has no such slide any more, or none that is due or can be shown */
    REPAINT_LATER, /* the file changed, or is locked, and the page has pictures in it */
};

/* Paints the page on the screen anew, because the screen, the deck or what lies over the page is
 * another. What the file can't give now is painted as it was laid out, if that is still there. */
enum repaint show_repaint(struct show *show);

/* show_care.c: what is good for a screen that runs for years. */

/* Percent of the brightness that is taken away at the moment. */
int show_dimmed(const struct show *show, const struct moment *moment);

/* The step on the path against burning in of a page that is turned to at `at_ms`. */
int64_t show_step(const struct show *show, int64_t at_ms);

/* Counts the step of show->next, which has been turned to, as made. */
void show_stepped(struct show *show, int64_t now_ms);

/* What is painted from here on is finished as the spot says. */
void show_finish(struct show *show, const struct spot *spot);

enum hours_say {
    HOURS_GO_ON,
    HOURS_BLACKEN, /* the dark hours begin: show_black */
    HOURS_REPAINT, /* the brightness changes */
};

/* Looks at the hours: sets is_dark, and the ticker to their end. To be called after every wake. */
enum hours_say show_hours(struct show *show);

/* Turns to a black page. False if the screen does not take it. */
bool show_black(struct show *show, int fade_ms, struct err *err);

/* show_keys.c: what the staff does. */

/* Does what the key asks for. False if it ends the show. */
bool show_key(struct show *show);

/* Notes that show->shown gives way to another page, so that there is a way back. */
void show_leave_trail(struct show *show);

/* Whether the panel's time is over, or it has been closed: the page behind it is to come again. */
bool show_panel_over(const struct show *show);

/* Closes the panel, if there is one: the page behind it stays a moment longer. */
void show_close_panel(struct show *show);

/* show_screen.c: the screen, at the start and anew. */

/* Opens the screen, and waits for a display where a service or its option says so. False with *err,
 * or with STATUS_OK if the show has to end. */
bool show_screen_open(struct show *show, struct err *err);

/* show_service.c: what the service manager hears. */

/* Tells the service manager what is on the screen now. */
void show_service_told(struct show *show);

/* Feeds its watchdog, if the time has come, as long as pictures change when they should. */
void show_service_feed(struct show *show);

/* show_loop.c: the loop. */

/* Shows until the end. The status is that of the command; *err says what was wrong. */
enum status show_run(struct show *show, struct err *err);

#endif
