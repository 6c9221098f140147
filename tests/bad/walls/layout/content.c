// must not include content/content.h
#include "content/content.h"
