/* Whether a file is a data file of Kiosk at all, before anything in it is believed. Only content/
 * includes this. */
#ifndef KIOSK_CONTENT_CHECK_H
#define KIOSK_CONTENT_CHECK_H

#include "content/db.h"

/* In a transaction: the file's name tags, then its tables, then its pages (with CONTENT_QUICK not
 * those of the pictures). */
bool check_file(struct db *db, enum content_care care, struct err *err);

#endif
