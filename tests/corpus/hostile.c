/* hostile [FIRST [COUNT]]: looks at COUNT mutants from number FIRST on (corpus.h). Of a single one,
 * all is told. Files at fault are kept beside the program, in hostile-files/. */
#include "corpus.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    const uint64_t first = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
    const uint64_t count = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    char folder[200];
    struct corpus corpus = {.limits = corpus_limits(), .folder = folder, .tells = count == 1};
    (void)snprintf(folder, sizeof folder, "%.180s-files", argv[0]);
    if (mkdir(folder, 0755) != 0 && errno != EEXIST) {
        perror(folder);
        return 2;
    }
    int faults = 0;
    for (uint64_t n = first; n < first + count; n++) {
        faults += !corpus_one(&corpus, n);
        const unsigned long long done = n - first + 1;
        if (done % 25 == 0) {
            (void)printf("%llu of %llu files, %d at fault\n", done, (unsigned long long)count,
                         faults);
            (void)fflush(stdout);
        }
    }
    if (count > 1) {
        (void)corpus_report(&corpus);
        (void)printf("%llu files, %d at fault\n", (unsigned long long)count, faults);
    }
    return faults > 0;
}
