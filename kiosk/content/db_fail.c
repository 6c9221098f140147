#include "content/db.h"

#include <stdio.h>

void db_plain(char *to, size_t room, const char *from)
{
    size_t n = 0;
    for (; from[n] != '\0' && n + 1 < room; n++) {
        to[n] = from[n];
        if ((unsigned char)from[n] < 0x20 || (unsigned char)from[n] > 0x7e) {
            to[n] = '?';
        }
    }
    to[n] = '\0';
}

/* Whether the file says that its changes go to a -wal file. The header is read through SQLite's own
 * descriptor: closing another one would drop the locks that SQLite holds on the file (POSIX). */
static bool in_wal_mode(struct db *db)
{
    enum { WRITE_VERSION_AT = 18, WAL = 2 }; /* https://www.sqlite.org/fileformat2.html, 1.3 */
    sqlite3_file *file = NULL;
    unsigned char byte = 0;
    int code = sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return code == SQLITE_OK && file != NULL && file->pMethods != NULL &&
           file->pMethods->xRead(file, &byte, 1, WRITE_VERSION_AT) == SQLITE_OK && byte == WAL;
}

static bool no_access(struct db *db, struct err *err)
{
    if (in_wal_mode(db)) {
        return err_set(err, STATUS_NO_FILE,
                       "is in WAL mode and can't be read without writing beside it; where it is "
                       "made, run: sqlite3 FILE 'PRAGMA journal_mode = DELETE'");
    }
    return err_set(err, STATUS_NO_FILE,
                   "can't be opened; let the kiosk's user read it and its folder");
}

bool db_fail(struct db *db, int code, struct err *err)
{
    char words[120];
    db_plain(words, sizeof words, db->handle != NULL ? sqlite3_errmsg(db->handle) : "");
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(err, STATUS_BUSY,
                       "is being written by another program; let that finish, or close it there");
    case SQLITE_INTERRUPT:
        return err_set(err, STATUS_BUSY,
                       "takes too long to read; try a faster disk, or a smaller file");
    case SQLITE_NOTADB:
        return err_set(err, STATUS_NOT_DATA,
                       "is not an SQLite file; give the path of a data file of Kiosk");
    case SQLITE_NOMEM:
        return err_memory(err, "the data file");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return no_access(db, err);
    case SQLITE_READONLY:
        if (in_wal_mode(db)) {
            return no_access(db, err);
        }
        return err_set(err, STATUS_DAMAGED,
                       "was left half-written, with a -journal beside it; open it once with the "
                       "program that writes it, or with: sqlite3 FILE .tables");
    case SQLITE_TOOBIG:
        return err_set(err, STATUS_CONTENT,
                       "holds a text or a picture of more than %d MiB; make it smaller",
                       CONTENT_IMAGE_MAX / (1024 * 1024));
    case SQLITE_ERROR:
    case SQLITE_AUTH:
    case SQLITE_SCHEMA:
        return err_set(err, STATUS_SCHEMA,
                       "has other tables than a data file of Kiosk (%s); make it from schema.sql",
                       words);
    case SQLITE_IOERR:
        return err_set(err, STATUS_DAMAGED,
                       "can't be read to its end (%s); copy it again from the original", words);
    default:
        return err_set(err, STATUS_DAMAGED, "is damaged (%s); copy it again from the original",
                       words);
    }
}
