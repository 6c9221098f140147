// must not include sqlite3.h
#include <sqlite3.h>
