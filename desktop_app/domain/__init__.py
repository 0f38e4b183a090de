"""Rules and values of payroll: no input or output, no clock, no locale, no toolkit."""
