/* A device and a stick on the disk in memory, for tests of whole updates: files signed by the real
 * minisign, and a trial that reads them without SQLite. */
#ifndef KIOSK_TESTS_UPDATE_WORLD_H
#define KIOSK_TESTS_UPDATE_WORLD_H

#include "disk.h"
#include "update/install.h"

#include <stddef.h>

/* What the office made. Each is WORLD_SIZE bytes: "serial N words" and then filling. */
enum edition { FIRST, SECOND, THIRD, AGAIN, FAULTY, DYING, EDITIONS };

struct world {
    struct {
        unsigned char *bytes;
        size_t size;
        char *signature;
        size_t signature_size;
        int64_t serial;
    } edition[EDITIONS]; /* serials 1, 2, 3, 1, 4, 5; the last two fail their trial */
    char *public_key;
    size_t public_key_size;
    size_t size;
};

/* Makes the files, of about `size` bytes. */
void world_make(struct world *world, size_t size);
void world_free(struct world *world);

/* A disk with the key in /keys and nothing installed in /store; or with FIRST installed and
 * confirmed, and SECOND on the stick. */
struct disk *world_bare(const struct world *world);
struct disk *world_with_first(const struct world *world);

/* Puts an edition on the stick, in the place of what was there. */
void world_plug(const struct world *world, struct disk *disk, enum edition edition);

/* A signed file of any size, with no folders yet. */
struct store_settings world_settings(void);

/* An installation with the settings of the tests, and its trial. `io` must live as long. */
struct install world_install(const struct io *io);

/* Installs what is on the stick. */
bool world_run(struct disk *disk, struct news *news, struct verdict *v);

/* Starts a show: the edition of the file that it shows, whole; EDITIONS for an empty store; the
 * test fails if it is anything else. */
enum edition world_shown(const struct world *world, struct disk *disk);

/* What the store says of itself; it has to be there. */
struct state world_state(struct disk *disk);

/* As a show that has started does it; false on an error. */
bool world_start(struct disk *disk, enum start *start, struct stored *current);
bool world_confirm(struct disk *disk);
bool world_roll_back(struct disk *disk);

#endif
