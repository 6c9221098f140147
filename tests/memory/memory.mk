# The tests in which allocations fail.
MEMORY_BIN = $(BUILD)/tests/memory/test_content_memory $(BUILD)/tests/memory/test_update_memory

$(MEMORY_BIN): $(BUILD)/san/tests/memory/allocations.o
$(MEMORY_BIN): TEST_L += -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=strdup
-include $(BUILD)/san/tests/memory/allocations.d
