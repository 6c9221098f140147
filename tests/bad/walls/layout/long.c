// has more lines than 400: part it
