/* What is wrong with pages, counted by its sort, and told as it is found. */
#ifndef KIOSK_TESTS_FAULTS_H
#define KIOSK_TESTS_FAULTS_H

#include <stdbool.h>

enum fault {
    FAULT_ERROR,    /* layout gave up */
    FAULT_IMPURE,   /* the same slide gave other pages */
    FAULT_PAGES,    /* more pages than the content can need */
    FAULT_BOX,      /* a box of negative size, or that leaves the picture */
    FAULT_OUTSIDE,  /* text leaves the picture */
    FAULT_OVERLAP,  /* text on text */
    FAULT_PICTURE,  /* text on a picture or code, or these on each other */
    FAULT_ORNAMENT, /* text on the ornament */
    FAULT_PANEL,    /* what belongs to the field crosses into the panel, or the other way */
    FAULT_FOOTER,   /* a page reaches into its footer */
    FAULT_SMALL,    /* text under the floor */
    FAULT_STRUCK,   /* a rule, bar or column goes through text */
    FAULT_LOST,     /* words of the slide that are on no page */
    FAULT_PARTED,   /* an entry that is on two pages */
    FAULT_PLAIN,    /* an ordinary slide for which its own layout has no room */
    FAULT_COUNT
};

extern const char *const fault_names[FAULT_COUNT];

struct faults {
    int count[FAULT_COUNT];
    int slides[FAULT_COUNT]; /* that have such a fault */
    int verbose;             /* faults of each sort that are printed */
    const char *where;       /* the slide that is being checked, for the print */
    bool seen[FAULT_COUNT];  /* in this slide */
};

/* Names the slide that is checked from here on. */
void faults_of(struct faults *faults, const char *where);

void fault_tell(struct faults *faults, enum fault fault, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Fails the test if there is any. */
void faults_none(const struct faults *faults);

#endif
