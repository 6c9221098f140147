/* The door of update/: what commands/ may use of it. */
#ifndef KIOSK_UPDATE_UPDATE_H
#define KIOSK_UPDATE_UPDATE_H

#include "update/install.h"
#include "update/io.h"
#include "update/journal.h"
#include "update/keys.h"
#include "update/news.h"
#include "update/store.h"
#include "update/verdict.h"

#endif
