"""The commands, a module each; none imports Prefect before it has to."""
