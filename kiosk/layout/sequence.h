/* Labels that follow on each other, so that whoever reads some of them knows those between. Pure.
 */
#ifndef KIOSK_LAYOUT_SEQUENCE_H
#define KIOSK_LAYOUT_SEQUENCE_H

#include "layout/language.h"

enum sequence {
    SEQUENCE_NONE,
    SEQUENCE_NUMBERS, /* 1, 2, 3; 2013, 2014 */
    SEQUENCE_DAYS,    /* 16/12, 17/12; 1/2/2021, 2/2/2021 */
    SEQUENCE_MONTHS,  /* Jan, Feb; 01/2020, 02/2020; T1, T2 and all else that ends with a number */
};

enum sequence sequence_of(const struct language *language, const char *const *labels, size_t count);

/* The number that is the whole label; -1 if it is none. */
long sequence_number(const char *label);

/* The month of its first day, 1/4 or 01/04; -1 of any other label. */
long sequence_first_of(const char *label);

#endif
