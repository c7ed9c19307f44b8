"""What visitors take away: tables, workbooks, geodata, images, and the press package that holds them all."""
