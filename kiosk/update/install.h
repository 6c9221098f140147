/* An update from beginning to end: find, copy, verify, compare, try, install, tell. */
#ifndef KIOSK_UPDATE_INSTALL_H
#define KIOSK_UPDATE_INSTALL_H

#include "update/news.h"
#include "update/store.h"

/* The device's settings, [store]. All texts are borrowed. */
struct store_settings {
    const char *folder;       /* of the store */
    const char *trusted_keys; /* folder of *.pub files */
    const char *name;         /* that is looked for on a stick, a pattern: "kiosk.db" */
    bool require_signature;
    bool allow_older;
    int64_t max_size;  /* bytes of a file */
    int trial_starts;  /* starts of a show on a new file before that is given up */
    bool write_result; /* kiosk-result.txt on the stick */
};

#define INSTALL_RESULT "kiosk-result.txt"

/* What the trial of a data file tells while it goes on. */
struct trial_loaded {
    int64_t serial, slides, as_of_ms; /* as struct news has them */
    const char *title;
};

struct trial_watch {
    void *ctx;
    /* It was loaded. False, with a verdict, ends the trial. */
    bool (*loaded)(void *ctx, const struct trial_loaded *loaded, struct verdict *v);
    void (*painted)(void *ctx, int done, int whole); /* slides */
};

struct install {
    const struct io *io;
    struct store_settings settings;
    /* Loads the file at `path` as the show will, looks for the errors of kiosk check, lays out and
     * paints every page. False with REASON_NOT_DATA, _NEWER, _FAULTY, _CRASHED, _TOO_SLOW, _MEMORY,
     * or what watch->loaded refused it for. */
    bool (*trial)(void *ctx, const char *path, const struct trial_watch *watch, struct verdict *v);
    void *trial_ctx;
    /* Hears each piece of news; may be NULL. */
    void (*told)(void *ctx, const struct news *news);
    void *told_ctx;
    int wait_ms; /* for another installation to end */
    bool quiet;  /* the screen hears nothing of a file that is missing, that is not yet there as it
                    was signed, or that is installed already: a program copies it, or nobody did */
};

/* Installs what is at `path`, a folder or a file (stick_find). On success *news is NEWS_INSTALLED,
 * or NEWS_SAME with nothing changed; after a refusal, NEWS_REFUSED, and the store is as it was.
 * Memory: under 1 MiB whatever the file's size. */
bool install_run(const struct install *install, const char *path, struct news *news,
                 struct verdict *v);

#endif
