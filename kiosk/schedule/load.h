/* What a visitor has to take in on a page: layout counts it, timing makes a time of it. */
#ifndef KIOSK_SCHEDULE_LOAD_H
#define KIOSK_SCHEDULE_LOAD_H

struct load {
    int words;    /* of all text but the footer's; Vietnamese: syllables */
    int figures;  /* of a chart */
    int rows;     /* of a roll */
    int pictures; /* photographs and codes */
    int faces;    /* portraits beside names: these are taken in at a glance */
};

#endif
