/* Vietnamese text in the encodings from before Unicode. Their bytes were taken for Western European
 * ones somewhere on the way, so that "Tuyển dụng" now stands as "TuyÓn dông" (TCVN3) or "Tuyeån
 * duïng" (VNI). */
#ifndef KIOSK_BASE_LEGACY_H
#define KIOSK_BASE_LEGACY_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum legacy {
    LEGACY_NONE,  /* Unicode, or another language */
    LEGACY_TCVN3, /* TCVN 5712:1993 VN3, the fonts ".VnTime" (ABC) */
    LEGACY_VNI,   /* VNI for Windows, the fonts "VNI-Times" */
};

/* "TCVN3 (ABC)", "VNI"; "Unicode" for LEGACY_NONE. */
const char *legacy_name(enum legacy encoding);

/* Which of them the valid UTF-8 `text` is in. Only what can hardly be anything else is called
 * legacy: a single short word of such text may be taken for Unicode, but never the other way. */
enum legacy legacy_guess(const char *text, size_t length);

/* Whether the text has a letter that the encoding would change. */
bool legacy_touches(enum legacy encoding, const char *text, size_t length);

/* How well a text fits that is known, or by its company likely, to be in the encoding. */
enum legacy_fit {
    LEGACY_NO_FIT,     /* converting it changes nothing, or makes a word that is not Vietnamese */
    LEGACY_EITHER_WAY, /* it is Vietnamese as it stands, too: "Trô" is "Trụ" in TCVN3 */
    LEGACY_FITS,       /* only converted it is Vietnamese */
};
enum legacy_fit legacy_fits(enum legacy encoding, const char *text, size_t length);

/* The valid UTF-8 `text`, taken to be in the encoding, as zero-ended Unicode in NFC in the arena;
 * what the encoding does not know stays as it is. TCVN3 has no accented capitals: its fonts for
 * headings (".VnTimeH") draw small letters as capitals, which can't be told from the bytes. A word
 * whose other letters are two capitals or more becomes capitals whole. NULL if there is no memory.
 */
char *legacy_convert(struct arena *a, enum legacy encoding, const char *text, size_t length);

/* The bytes of a file that is not UTF-8, as the zero-ended UTF-8 text that a program shows that
 * takes them for Windows-1252; *out_length (may be NULL) is set to its bytes. NULL if there is no
 * memory. */
char *legacy_widen(struct arena *a, const char *bytes, size_t length, size_t *out_length);

#endif
