"""From frozen facts and dated law to a payslip in which every figure can be explained."""
