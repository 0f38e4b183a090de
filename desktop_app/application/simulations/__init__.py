"""What-if calculations. Nothing here is ever stored; every figure comes from the engine of the pay run."""
