"""Word files of procedures read into structured fields; what is not understood stays as words."""
