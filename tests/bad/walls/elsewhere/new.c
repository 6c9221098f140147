// is in no room that test_walls.c knows, and includes stdio.h
#include <stdio.h>
