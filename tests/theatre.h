/* The stage of the end-to-end tests: the real program on an X server of our own, and the pages that
 * `kiosk render` paints of the same files, to compare what is on the glass with. The rows of the
 * footer are left out, for its clock goes on. */
#ifndef KIOSK_TESTS_THEATRE_H
#define KIOSK_TESTS_THEATRE_H

#include "support.h"
#include "xvfb.h"

enum { THEATRE_WIDTH = 1024, THEATRE_HEIGHT = 600, THEATRE_PIXELS = 1024 * 600, BOOK_MAX = 32 };

#define THEATRE_EXAMPLE "build/data/duc-trong.db"
#define THEATRE_OTHER "build/data/truong-mau.db"

/* All pages of a data file. */
struct book {
    uint32_t *page[BOOK_MAX];
    int count;
    bool is_footer[THEATRE_HEIGHT]; /* rows that depend on the time */
};

struct theatre {
    struct xvfb x;
    bool has_x;
    char folder[SUPPORT_PATH]; /* for files of the test */
    pid_t show;                /* the program that runs; 0: none */
    struct book book;          /* of THEATRE_EXAMPLE */
    uint32_t *frame;           /* what theatre_grab took */
};

/* For cmocka_run_group_tests: *state is a struct theatre. */
int theatre_open(void **state);
int theatre_close(void **state);

/* For cmocka_unit_test_teardown: ends the program that a failed test left. */
int theatre_clear(void **state);

/* Skips the test if there is no X server. */
void theatre_need_x(const struct theatre *t);

void book_read(struct book *b, const char *file, const char *folder);
void book_free(struct book *b);

/* The same with one more option of kiosk render, such as "--overscan=3". */
void book_read_as(struct book *b, const char *file, const char *folder, const char *option);

/* Starts `kiosk show FILE --rotation SECONDS` with one more option; `more` may be NULL. */
void theatre_show(struct theatre *t, const char *file, const char *rotation, const char *more,
                  const char *value);

/* Ends it by SIGTERM, which has to be quick. */
void theatre_end(struct theatre *t);

/* Takes the picture that is on the glass now. */
void theatre_grab(struct theatre *t);

/* Whether it is that page, whole. */
bool theatre_is_page(const struct theatre *t, const struct book *b, int page);

/* Which page it is; -1 if none. */
int theatre_page(const struct theatre *t, const struct book *b);

/* Whether each pixel lies between those of the two pictures; NULL: white, which the server's empty
 * screen is. */
bool theatre_is_mix(const struct theatre *t, const struct book *b, const uint32_t *from,
                    const uint32_t *to);

/* Keeps the picture for whoever has to find out, and fails the test. */
void theatre_fail(const struct theatre *t, int after_page);

/* From the empty screen to the first page: nothing else may be seen. */
void theatre_see_first(struct theatre *t);

/* Waits until any page of the book is on the glass, and tells which. */
int theatre_wait_for_page(struct theatre *t, const struct book *b, int within_ms);

/* The pages of the book go on, one after the other. */
void theatre_see_it_go_on(struct theatre *t, const struct book *b, int turns);

void sleep_ms(int ms);

#endif
