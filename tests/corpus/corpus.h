/* Mutants by the thousand: each is made, and looked at (look.h), in processes of its own with
 * limits of time and memory. */
#ifndef KIOSK_TESTS_CORPUS_H
#define KIOSK_TESTS_CORPUS_H

#include "look.h"
#include "mutant.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct corpus_limits {
    double step_s;   /* of the processor, for each step of a look */
    int whole_s;     /* of the wall's clock, for a whole one */
    long memory_kib; /* 0: no limit, as where the sanitizers have their own use of it */
    int side;        /* pixels of the longer side of a screen of 16:9 */
};

/* 5 s, 256 MB and 1920 pixels; with the sanitizers, which take several times as long and as much,
 * 25 s and half the pixels. */
struct corpus_limits corpus_limits(void);

/* Of all files of a kind. */
struct corpus_tally {
    int files, opened, good, slides, pages, faults;
    double slowest_ms;
    uint64_t slowest; /* number of the file */
    long most_kib;
    uint64_t largest;
};

struct corpus {
    struct corpus_limits limits;
    const char *folder; /* for the files, and those that are at fault stay there */
    bool tells;         /* every file, not only those at fault */
    struct corpus_tally kind[MUTANT_KINDS];
};

/* One file; false if there is a fault, which is printed with the command to see it again. */
bool corpus_one(struct corpus *corpus, uint64_t number);

/* Prints the tally; returns how many files are at fault. */
int corpus_report(const struct corpus *corpus);

#endif
