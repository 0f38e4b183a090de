"""PPh 21 of employees, month by month and settled over the year."""
