/* The device's settings out of any file. */
#include "device/device.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[64];
    struct device device;
    struct device_row row;
    struct err err = {0};
    const int fd = memfd_create("settings", MFD_CLOEXEC);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size) {
        abort();
    }
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    device_init(&device);
    (void)device_read(&device, path, &err);
    for (size_t i = 0; device_row(&device, i, &row); i++) {
        if (row.name == NULL || row.allowed[0] == '\0') {
            abort();
        }
    }
    (void)close(fd);
    return 0;
}
