/* The bytes of the files that are built into the program, between two labels each. Their paths are
 * from the top folder, where make runs. */
#include "base/asset_list.h"

        .section .rodata
.macro asset name path
        .balign 16
        .global asset_\name
        .type   asset_\name, %object
asset_\name:
        .incbin "\path"
        .global asset_\name\()_end
asset_\name\()_end:
        .size   asset_\name, . - asset_\name
        .byte   0
.endm
#define TAKE(name, path) asset name path;
        ASSET_LIST(TAKE)
        .section .note.GNU-stack,"",%progbits
