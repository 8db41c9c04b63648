"""The values that travel from stage to stage: small, immutable, free of behaviour that belongs to a stage."""
