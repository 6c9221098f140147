// must not include sqlite3.h
#include "content/content.h"
#include <sqlite3.h>
