/* The files that are built into the program; asset.c names them. The paths are from the top folder,
 * where make runs. */
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
        asset text    "fonts/BeVietnamPro-Regular.ttf"
        asset italic  "fonts/BeVietnamPro-Italic.ttf"
        asset strong  "fonts/BeVietnamPro-SemiBold.ttf"
        asset serif   "fonts/SourceSerif4-Bold.ttf"
        asset figures "fonts/SourceSans3-SemiBold.ttf"
        asset symbols "fonts/DejaVuSans.ttf"
        asset emoji   "fonts/NotoEmoji-Regular.ttf"
        asset formal  "assets/themes/formal.ini"
        asset blue    "assets/themes/blue.ini"
        asset dark    "assets/themes/dark.ini"
        asset vi      "assets/languages/vi.ini"
        asset en      "assets/languages/en.ini"
        asset schema  "data/schema.sql"
        asset new_vi  "data/new-vi.sql"
        asset new_en  "data/new-en.sql"
        .section .note.GNU-stack,"",%progbits
