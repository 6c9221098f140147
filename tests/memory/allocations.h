/* Memory that runs out when a test wants it to. The linker hands the tests of this folder, and
 * those that link it (memory.mk), the program's own allocations; SQLite is told to ask here too. */
#ifndef KIOSK_TESTS_MEMORY_ALLOCATIONS_H
#define KIOSK_TESTS_MEMORY_ALLOCATIONS_H

#include <stdbool.h>

enum allocations { ALLOCATIONS_OWN, ALLOCATIONS_OF_SQLITE };

/* From here on, of these allocations, the one after `left` others fails, in this process and in
 * those that it forks; and every later one, if it is for good. */
void allocations_fail(enum allocations which, long left, bool for_good);

/* From here on none fails. How many did. */
long allocations_again(void);

/* For ALLOCATIONS_OF_SQLITE: before SQLite is used at all. */
void allocations_of_sqlite(void);

#endif
