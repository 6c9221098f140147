// must not include layout/layout.h
#include "layout/layout.h"
