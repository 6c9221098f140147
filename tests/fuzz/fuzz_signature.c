/* Signature files, and the way from there to acceptance: whoever has not the secret key never gets
 * through. The key is that of tests/fuzz/seeds/fuzz_signature, whose secret half was thrown away;
 * it signed another file than the one that is claimed here. */
#include "update/verify.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char trusted[] = "untrusted comment: minisign public key of the fuzz targets\n"
                              "RWT7pQowYIOWW9w+FUnBFzv9YMpZpk8ouN78hVDKQhXhA9oPcngj86bs\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct keys keys = {0};
    struct verdict v = {0};
    struct public_key other;
    const struct hashed hashed = {.digest = {1, 2, 3}, .size = 4096};
    const char *text = (const char *)data;
    if (public_key_read(&keys.key[0], trusted, strlen(trusted)) != NULL) {
        abort();
    }
    keys.count = 1;
    (void)public_key_read(&other, text, size);
    if (verify_signature(&keys, text, size, &hashed, &v) || v.reason == REASON_NONE) {
        abort();
    }
    return 0;
}
