// must not include cairo.h
#include <cairo.h>
