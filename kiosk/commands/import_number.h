/* Figures as people and spreadsheets write them. */
#ifndef KIOSK_COMMANDS_IMPORT_NUMBER_H
#define KIOSK_COMMANDS_IMPORT_NUMBER_H

#include <stdbool.h>

struct import_number {
    double value;
    int decimals; /* digits behind the mark */
    bool percent; /* it ended in % */
};

/* Reads a figure whose decimal mark is `mark`, ',' or '.'. Digits may be grouped in threes by the
 * other one, spaces or apostrophes. False if it is none. */
bool import_number_read(const char *text, char mark, struct import_number *number);

/* What the figure says of its mark: ',' or '.'; 0 if it reads the same with both ("1200"); '?' if
 * it reads differently ("1.200"); '!' if it is no figure. */
char import_number_mark(const char *text);

#endif
