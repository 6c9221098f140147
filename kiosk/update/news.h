/* What an update is about, for the screen: a small file that kiosk install writes and the show
 * reads and turns into a banner. Nobody waits for it, and it is not kept through a power cut. */
#ifndef KIOSK_UPDATE_NEWS_H
#define KIOSK_UPDATE_NEWS_H

#include "update/store.h"

enum news_kind {
    NEWS_NONE,
    NEWS_COPYING,     /* leave the stick in */
    NEWS_CHECKING,    /* its signature; the stick may be pulled from here on */
    NEWS_TRYING,      /* its pages */
    NEWS_INSTALLED,   /* and is to be shown */
    NEWS_SAME,        /* it was installed already */
    NEWS_REFUSED,     /* for `reason` */
    NEWS_FELL_BACK,   /* the current file failed, the previous one is shown */
    NEWS_ROLLED_BACK, /* somebody asked for the previous one */
    NEWS_COUNT
};

struct news {
    enum news_kind kind;
    enum reason reason;   /* of NEWS_REFUSED; NEWS_FELL_BACK has REASON_STORE for a file that the
                             disk has lost or damaged, that of a refusal for one that the program
                             does not take any more, and REASON_NONE for one that failed */
    char file[64];        /* name of the file that was brought; "" if not known */
    int64_t serial;       /* of the file; 0: not known, or it has none */
    int64_t installed;    /* serial of the file that is current before; 0: none */
    int64_t slides;       /* of the file that are enabled; 0: not known */
    int64_t as_of_ms;     /* wall clock of the moment the file was made; 0: not known */
    int64_t bytes, limit; /* as of a verdict */
    char title[160];      /* its setting title; "" if not known */
    char detail[320];     /* English, as a verdict's text; "" if none */
    int permille;         /* done of all that is to do, 0 to 1000 */
    int64_t time_ms;      /* wall clock, when it was written */
};

/* A copy for one line of it, as text_tame leaves it, cut at a whole character to fit. */
void news_text(char *to, size_t room, const char *from);

/* The kind's name: "copying". */
const char *news_name(enum news_kind kind);

enum { NEWS_MAX = 1536 };

/* The text, a line each "key value", and back; false if it is none. Pure. */
size_t news_write(char text[NEWS_MAX], const struct news *news);
bool news_read(struct news *news, const char *text, size_t size);

/* Puts it into the store with the time of now; that it can't be written is no harm.
 * Where there is no room for a file it is written over the old one. */
void news_put(const struct store *store, const struct news *news);

/* What the store's file says; NEWS_NONE if there is none, or a half one. */
void news_get(const struct store *store, struct news *news);

#endif
