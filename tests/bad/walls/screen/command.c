// must not include commands/maker.h
#include "commands/maker.h"
