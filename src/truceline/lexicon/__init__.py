"""What truceline knows beyond the pages: knowledge as data files, each naming its source."""
