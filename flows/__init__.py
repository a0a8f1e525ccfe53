"""Everything that touches the world: Prefect flows, sources, the digest's rendering, settings, the command line."""
