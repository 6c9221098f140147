#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

const struct fuzz_target *fuzz_target_at(size_t index)
{
    static const struct fuzz_target *const targets[] = {
        &fuzz_signature, &fuzz_store, &fuzz_content, &fuzz_accept, &fuzz_device,
        &fuzz_markdown,  &fuzz_table, &fuzz_picture, &fuzz_sheet,
    };
    return index < sizeof targets / sizeof *targets ? targets[index] : NULL;
}

void fuzz_must(bool holds, const char *what)
{
    if (!holds) {
        (void)fprintf(stderr, "this must hold: %s\n", what);
        abort();
    }
}

struct fuzz_folder fuzz_folder_make(void)
{
    struct fuzz_folder folder = {.path = "/dev/shm/kiosk-fuzz-XXXXXX"};
    if (mkdtemp(folder.path) == NULL) {
        (void)mkdir("build", 0755);
        (void)mkdir("build/tmp", 0755);
        (void)snprintf(folder.path, sizeof folder.path, "build/tmp/fuzz-XXXXXX");
        fuzz_must(mkdtemp(folder.path) != NULL, "there is a folder for a file");
    }
    (void)snprintf(folder.file, sizeof folder.file, "%s/file", folder.path);
    return folder;
}

void fuzz_folder_write(const struct fuzz_folder *folder, const uint8_t *data, size_t size)
{
    const int fd = open(folder->file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    fuzz_must(fd >= 0 && write(fd, data, size) == (ssize_t)size, "the file can be written");
    (void)close(fd);
}

void fuzz_folder_remove(const struct fuzz_folder *folder)
{
    (void)unlink(folder->file);
    (void)rmdir(folder->path);
}
