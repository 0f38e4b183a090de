"""People in from workbooks and other spreadsheets, and out again."""
